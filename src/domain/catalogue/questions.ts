import type { Bilingual } from '../ground/words.ts'
import { cleaned, type Form, visibleFields } from './form.ts'
import { checkedAnswer } from './form-answer.ts'
import type { FieldProblemCode, FormField } from './form-fields.ts'

/** A button under a question, and the answer that it gives. */
export interface Choice {
  readonly value: string | boolean
  readonly label: Bilingual
}

/** How a question is answered where there is no form to see: by a button, by several, by files, or in words. */
export type Asking = 'button' | 'buttons' | 'files' | 'words'

/** One question of a form as it is asked by itself: in a messenger, or aloud on the phone. */
export interface Question {
  readonly field: FormField
  readonly asking: Asking
  readonly choices: readonly Choice[]
  /** Goes on without an answer. */
  readonly maySkip: boolean
}

/** What can be picked besides what the form itself offers, by name. */
export interface Picks {
  readonly equipment: readonly string[]
  readonly venues: readonly string[]
}

export const NO_PICKS: Picks = { equipment: [], venues: [] }

/** All questions that are asked, given what is answered so far, in the order of the form. */
export function questionsOf(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  picks: Picks = NO_PICKS,
): readonly Question[] {
  return visibleFields(form, answers).map((field) => questionOf(field, picks))
}

/** The next one to ask: neither answered nor passed over; null at the end. */
export function nextQuestion(form: Form, { answers, passed }: Dialogue, picks: Picks = NO_PICKS): Question | null {
  const open = questionsOf(form, answers, picks).find(
    ({ field: { id } }) => answers[id] === undefined && !passed.includes(id),
  )
  return open ?? null
}

/** How far somebody is who is asked one question after the other. */
export interface Dialogue {
  readonly answers: Readonly<Record<string, unknown>>
  /** Ids of questions that were passed over. */
  readonly passed: readonly string[]
}

export type Heard =
  | { readonly dialogue: Dialogue; readonly problem: null }
  | { readonly dialogue?: never; readonly problem: FieldProblemCode }

/** What somebody typed instead of pressing a button, taken for what it means: the number of a button, its words, a day as it is said in Russian. */
export function heard(dialogue: Dialogue, question: Question, said: string): Heard {
  return taken(dialogue, question, meant(question, said.trim()))
}

/** One answer as a button gives it: taken, or why it cannot be. Nothing at all passes the question over when it may be. */
export function taken({ answers, passed }: Dialogue, { field, maySkip }: Question, answer: unknown): Heard {
  const given = cleaned(answer)
  if (given === null) {
    return maySkip ? { dialogue: { answers, passed: [...passed, field.id] }, problem: null } : { problem: 'missing' }
  }
  const checked = checkedAnswer(field, given)
  if (checked.answer === undefined) return { problem: checked.problem }
  return { dialogue: { answers: { ...answers, [field.id]: checked.answer }, passed }, problem: null }
}

function questionOf(field: FormField, picks: Picks): Question {
  return { field, asking: askingOf(field, picks), choices: choicesOf(field, picks), maySkip: !field.required }
}

function askingOf({ type }: FormField, picks: Picks): Asking {
  switch (type) {
    case 'choice':
    case 'yes_no':
      return 'button'
    case 'many_choices':
      return 'buttons'
    case 'files':
      return 'files'
    case 'equipment':
      return picks.equipment.length > 0 ? 'button' : 'words'
    case 'venue':
      return picks.venues.length > 0 ? 'button' : 'words'
    default:
      return 'words'
  }
}

const YES_OR_NO: readonly Choice[] = [
  { value: true, label: { ru: 'Да', en: 'Yes' } },
  { value: false, label: { ru: 'Нет', en: 'No' } },
]

function choicesOf({ type, options = [] }: FormField, { equipment, venues }: Picks): readonly Choice[] {
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, label: { ru: name, en: name } }))
  switch (type) {
    case 'choice':
    case 'many_choices':
      return options
    case 'yes_no':
      return YES_OR_NO
    case 'equipment':
      return named(equipment)
    case 'venue':
      return named(venues)
    default:
      return []
  }
}

/** What somebody typed instead of pressing: the number of a button or its words, several after commas; a day as it is said in Russian. */
function meant(question: Question, said: string): unknown {
  const { field, asking } = question
  if (asking === 'button') return chosen(question, said) ?? said
  if (asking === 'buttons') {
    const all = said.split(/\s*[,;\n]\s*/).filter((one) => one !== '')
    return chosen(question, said) ?? (all.length === 0 ? '' : all.map((one) => chosen(question, one) ?? one))
  }
  return field.type === 'date' ? (isoDay(said) ?? said) : said
}

/** By its words first: an option may be called «2». */
function chosen({ choices }: Question, said: string): string | boolean | undefined {
  const words = folded(said)
  const byWords = choices.find(({ value, label }) => [label.ru, label.en, value].some((one) => folded(one) === words))
  const byNumber = /^\d{1,3}$/.test(said) ? choices[Number(said) - 1] : undefined
  return (byWords ?? byNumber)?.value
}

function folded(text: string | boolean): string {
  return String(text).trim().toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ')
}

/** «23.11.2026» → «2026-11-23» */
function isoDay(said: string): string | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(said) ?? []
  return day === '' ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
