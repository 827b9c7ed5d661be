import type { FieldType } from '../../../src/domain/catalogue/form-fields.ts'

/** Whether a question takes the whole width of a form. */
export function isLong(type: FieldType): boolean {
  return type === 'long_text' || type === 'many_choices' || type === 'files'
}
