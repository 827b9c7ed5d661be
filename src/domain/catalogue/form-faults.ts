import type { Form } from './form.ts'
import { canDecide, type FormField, hasOptions } from './form-fields.ts'

/** A form that is longer is filled by nobody; an option list that is longer is a list to search in. */
export const MOST_QUESTIONS = 60
export const MOST_OPTIONS = 200

export const FORM_FAULTS = [
  'unnamed',
  'id-unfit',
  'same-id',
  'no-options',
  'option-unnamed',
  'option-twice',
  'limits-crossed',
  'condition-lost',
  'condition-later',
  'condition-on-words',
  'condition-never',
  'too-many',
] as const

export interface FormFault {
  /** Its id. */
  readonly field: string
  readonly code: (typeof FORM_FAULTS)[number]
}

/** What keeps a form from being asked, question by question in their order; nothing when it can be. */
export function faultsOf(form: Form): readonly FormFault[] {
  const { fields } = form
  const tooMany: readonly FormFault[] = fields
    .slice(MOST_QUESTIONS, MOST_QUESTIONS + 1)
    .map(({ id }) => ({ field: id, code: 'too-many' }))
  return [
    ...fields.flatMap((field, place) => {
      const codes = [nameFault(field, fields.slice(0, place)), optionsFault(field), limitsFault(field)]
      const all = [...codes, conditionFault(field, fields.slice(0, place), fields.slice(place + 1))]
      return all.flatMap((code) => (code ? [{ field: field.id, code }] : []))
    }),
    ...tooMany,
  ]
}

type Fault = FormFault['code'] | null

function nameFault({ id, label }: FormField, earlier: readonly FormField[]): Fault {
  if (!/^[\w-]{1,60}$/.test(id) || id in Object.prototype) return 'id-unfit'
  if (earlier.some((one) => one.id === id)) return 'same-id'
  return label.ru.trim() === '' && label.en.trim() === '' ? 'unnamed' : null
}

function optionsFault({ type, options = [] }: FormField): Fault {
  if (!hasOptions(type)) return null
  if (options.length === 0) return 'no-options'
  if (options.length > MOST_OPTIONS) return 'too-many'
  if (options.some(({ value, label }) => value === '' || (label.ru.trim() === '' && label.en.trim() === '')))
    return 'option-unnamed'
  const said = options.map(({ label }) => (label.ru.trim() || label.en.trim()).toLowerCase())
  const isTwice = new Set(options.map(({ value }) => value)).size < options.length || new Set(said).size < said.length
  return isTwice ? 'option-twice' : null
}

function limitsFault({ type, least, most }: FormField): Fault {
  return type === 'number' && least !== undefined && most !== undefined && least > most ? 'limits-crossed' : null
}

/** Asked one after the other, a question can only depend on what was answered before it. */
function conditionFault(
  { id, visibleWhen }: FormField,
  earlier: readonly FormField[],
  later: readonly FormField[],
): Fault {
  if (!visibleWhen) return null
  const isAt = (one: FormField) => one.id === visibleWhen.field
  const decides = earlier.find(isAt)
  if (!decides) return id === visibleWhen.field || later.some(isAt) ? 'condition-later' : 'condition-lost'
  if (!canDecide(decides.type)) return 'condition-on-words'
  return canBe(decides, visibleWhen.is) ? null : 'condition-never'
}

function canBe({ type, options = [] }: FormField, is: string | boolean | readonly string[]): boolean {
  if (type === 'yes_no') return typeof is === 'boolean'
  if (typeof is === 'boolean') return false
  const wanted = typeof is === 'string' ? [is] : is
  return wanted.length > 0 && wanted.every((value) => options.some((option) => option.value === value))
}
