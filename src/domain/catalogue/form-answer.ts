import { phoneDigits } from '../people/phone-spelling.ts'
import { type Answer, type FieldProblemCode, type FormField, hasOptions } from './form-fields.ts'

export const LONGEST_ANSWER: Readonly<Record<'text' | 'long_text', number>> = { text: 500, long_text: 20_000 }
/** To one question. */
export const MOST_FILES = 10

/** One answer as it is kept, or why it cannot be. */
export type Checked = { answer: Answer; problem: null } | { answer?: never; problem: FieldProblemCode }

export function checkedAnswer(field: FormField, given: unknown): Checked {
  switch (field.type) {
    case 'number':
      return checkedNumber(field, given)
    case 'yes_no':
      return typeof given === 'boolean' ? good(given) : bad('not-yes-or-no')
    case 'many_choices':
      return checkedChoices(field, given)
    case 'choice':
      return typeof given === 'string' && isOption(field, given) ? good(given) : bad('not-an-option')
    case 'date':
      return typeof given === 'string' && isDate(given) ? good(given) : bad('not-a-date')
    case 'phone':
      return typeof given === 'string' && isPhone(given) ? good(given) : bad('not-a-phone')
    case 'email':
      return typeof given === 'string' && isEmail(given) ? good(given) : bad('not-an-email')
    case 'files':
      return checkedFiles(given)
    case 'equipment': // an equipment's id comes as a number
      return typeof given === 'number' && Number.isInteger(given)
        ? good(given)
        : checkedText(given, LONGEST_ANSWER.text)
    case 'long_text':
      return checkedText(given, LONGEST_ANSWER.long_text)
    case 'venue':
    case 'text':
    case 'version':
      return checkedText(given, LONGEST_ANSWER.text)
  }
}

function checkedText(given: unknown, longest: number): Checked {
  if (typeof given !== 'string') return bad('not-a-text')
  return given.length <= longest ? good(given) : bad('too-long')
}

/** «12,5» is a number too. */
function checkedNumber({ least, most }: FormField, given: unknown): Checked {
  const number = typeof given === 'string' ? Number(given.replace(',', '.').replaceAll(/\s/g, '')) : given
  if (typeof number !== 'number' || !Number.isFinite(number)) return bad('not-a-number')
  if (least !== undefined && number < least) return bad('too-small')
  return most !== undefined && number > most ? bad('too-large') : good(number)
}

function checkedChoices(field: FormField, given: unknown): Checked {
  const chosen: readonly unknown[] = Array.isArray(given) ? given : [given]
  const known = chosen.filter((value) => typeof value === 'string').filter((value) => isOption(field, value))
  return known.length === chosen.length ? good([...new Set(known)]) : bad('not-an-option')
}

/** Ids of files that come along; whether they do is looked at where the request is filed. */
function checkedFiles(given: unknown): Checked {
  const files: readonly unknown[] = Array.isArray(given) ? given : [given]
  const ids = [...new Set(files.filter((one) => typeof one === 'number').filter((one) => Number.isSafeInteger(one)))]
  if (ids.length === 0 || files.some((one) => typeof one !== 'number' || !ids.includes(one))) return bad('not-a-file')
  return ids.length <= MOST_FILES ? good(ids) : bad('too-many-files')
}

function isOption(field: FormField, value: string): boolean {
  return hasOptions(field.type) && (field.options ?? []).some((option) => option.value === value)
}

function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text)
}

/** Loose on purpose: digits in any spelling of a phone; who it belongs to is found out elsewhere. */
function isPhone(text: string): boolean {
  const digits = phoneDigits(text)?.replace('+', '').length ?? 0
  return digits >= 5 && digits <= 15
}

/** Loose on purpose, and Cyrillic domains too: whether anybody reads there is not known before somebody writes. */
function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;.]{2,}$/u.test(text)
}

function good(answer: Answer): Checked {
  return { answer, problem: null }
}

function bad(problem: FieldProblemCode): Checked {
  return { problem }
}
