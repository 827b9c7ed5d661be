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
  'version',
  'phone',
] as const
export type FieldType = (typeof FIELD_TYPES)[number]

export interface FormField {
  id: string
  label: Bilingual
  hint?: Bilingual | undefined
  type: FieldType
  required: boolean
  options?: readonly { value: string; label: Bilingual }[] | undefined
  /** Shown only while another visible field has this answer, or one of these; of a many-choice one of them has to be chosen. */
  visibleWhen?: { field: string; is: string | boolean | readonly string[] } | undefined
}

export type Answer = string | number | boolean | readonly string[]
export type Answers = Readonly<Record<string, Answer>>

export type FieldProblemCode =
  | 'missing'
  | 'not-a-text'
  | 'too-long'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-an-option'
  | 'not-yes-or-no'
  | 'not-a-phone'
