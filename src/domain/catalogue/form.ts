import { cutText } from '../ground/clean-text.ts'
import type { Bilingual } from '../ground/words.ts'
import { type Checked, checkedAnswer, LONGEST_ANSWER } from './form-answer.ts'
import type { Answer, Answers, FieldProblemCode, FormField } from './form-fields.ts'

/** The one definition of a service's form, for portal, app, bot, phone script and API. */
export interface Form {
  /** What the subject is assembled from: modules of the product, each with its areas. */
  modules?: readonly { value: Bilingual; areas: readonly Bilingual[] }[] | undefined
  /** Ready endings of the subject, offered instead of a vague one. */
  problems?: readonly Bilingual[] | undefined
  fields: readonly FormField[]
  /** What to attach, told next to the files. */
  logsChecklist: readonly Bilingual[]
}

export interface Circumstances {
  readonly stopOfTrade: boolean
  /** Files that come along: an answer by files names some of these. Not given where files do not exist as yet. */
  readonly fileIds?: readonly number[]
}

export interface FieldProblem {
  field: string
  code: FieldProblemCode
}

/** The fields to ask for, given what is answered so far. A condition on a field that is itself hidden is false. */
export function visibleFields(form: Form, answers: Readonly<Record<string, unknown>>): readonly FormField[] {
  return form.fields.filter((field) => isVisible(field, form, answers, []))
}

/**
 * The answers as they are kept, and what is wrong with the others. Hidden and unknown fields are dropped, texts are
 * trimmed, empty answers are left out. At a stop of trade nothing is required and nothing is wrong: what does not fit
 * its field is kept as the text it is.
 */
export function checkAnswers(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  { stopOfTrade, fileIds }: Circumstances,
): { answers: Answers; problems: readonly FieldProblem[] } {
  const kept: Record<string, Answer> = {}
  const problems: FieldProblem[] = []

  const given = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, cleaned(answer)]))
  for (const field of visibleFields(form, given)) {
    const said = given[field.id] ?? null
    if (said === null) {
      if (field.required && !stopOfTrade) problems.push({ field: field.id, code: 'missing' })
      continue
    }
    const { answer, problem } = comesAlong(field, said, fileIds) ? checkedAnswer(field, said) : NO_FILE
    if (answer !== undefined) kept[field.id] = answer
    else if (!stopOfTrade) problems.push({ field: field.id, code: problem })
    else if (typeof said === 'string') kept[field.id] = cutText(said, LONGEST_ANSWER.long_text)
  }
  return { answers: kept, problems }
}

const NO_FILE: Checked = { problem: 'not-a-file' }

function comesAlong({ type }: FormField, given: unknown, fileIds: readonly number[] | undefined): boolean {
  if (type !== 'files' || !fileIds) return true
  return [given].flat().every((id) => typeof id === 'number' && fileIds.includes(id))
}

function isVisible(
  field: FormField,
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  asked: readonly string[],
): boolean {
  const condition = field.visibleWhen
  if (!condition) return true
  if (asked.includes(field.id)) return false // a circle of conditions shows nothing

  const other = form.fields.find((candidate) => candidate.id === condition.field)
  if (!other || !isVisible(other, form, answers, [...asked, field.id])) return false
  return matches(answers[other.id], condition.is)
}

function matches(answer: unknown, is: string | boolean | readonly string[]): boolean {
  if (typeof is === 'boolean') return answer === is
  const wanted = typeof is === 'string' ? [is] : is
  const given: readonly unknown[] = Array.isArray(answer) ? answer : [answer]
  return given.some((value) => typeof value === 'string' && wanted.includes(value))
}

/** An answer without the air around it; null when nothing was said. */
export function cleaned(given: unknown): unknown {
  if (given === undefined || given === null) return null
  if (typeof given === 'string') return given.trim() === '' ? null : given.trim()
  return Array.isArray(given) && given.length === 0 ? null : given
}
