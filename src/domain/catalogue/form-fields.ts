import type { Bilingual } from '../ground/words.ts'

export const FIELD_TYPES = [
  'text',
  'long_text',
  'number',
  'date',
  'choice',
  'many_choices',
  'yes_no',
  'equipment',
  'venue',
  'version',
  'phone',
  'email',
  'files',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export interface FieldOption {
  readonly value: string
  readonly label: Bilingual
}

export interface FormField {
  /** Stays while the question is reworded: answers are kept under it. */
  id: string
  label: Bilingual
  hint?: Bilingual | undefined
  type: FieldType
  required: boolean
  options?: readonly FieldOption[] | undefined
  /** Of a number: the least and the greatest that is taken, both of them too. */
  least?: number | undefined
  most?: number | undefined
  /** Shown only while an earlier field that is shown has this answer, or one of these; of a many-choice one of them has to be chosen. */
  visibleWhen?: { field: string; is: string | boolean | readonly string[] } | undefined
}

/** Files are told by their ids, everything else as it was said. */
export type Answer = string | number | boolean | readonly string[] | readonly number[]
export type Answers = Readonly<Record<string, Answer>>

export const FIELD_PROBLEMS = [
  'missing',
  'not-a-text',
  'too-long',
  'not-a-number',
  'too-small',
  'too-large',
  'not-a-date',
  'not-an-option',
  'not-yes-or-no',
  'not-a-phone',
  'not-an-email',
  'not-a-file',
  'too-many-files',
] as const
export type FieldProblemCode = (typeof FIELD_PROBLEMS)[number]

/** Whether one of several is chosen. */
export function hasOptions(type: FieldType): boolean {
  return type === 'choice' || type === 'many_choices'
}

/** Whether a later question can depend on the answer. */
export function canDecide(type: FieldType): boolean {
  return hasOptions(type) || type === 'yes_no'
}
