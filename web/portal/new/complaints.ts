import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { checkAnswers } from '../../../src/domain/catalogue/form.ts'
import type { FieldProblemCode } from '../../../src/domain/catalogue/form-fields.ts'
import { Problem } from '../../problem.ts'
import type { NewDraft } from './new-draft.ts'

export interface Complaints {
  readonly problem: boolean
  readonly venue: boolean
  readonly fields: Readonly<Record<string, FieldProblemCode>>
}

export const NONE: Complaints = { problem: false, venue: false, fields: {} }

/** What still has to be put right before it can be sent; nothing at a stop of trade. */
export function complaintsOf(draft: NewDraft, service: CatalogueService | undefined, lacksVenue: boolean): Complaints {
  if (draft.stopOfTrade) return { ...NONE, venue: lacksVenue }
  const { problems } = service ? checkAnswers(service.form, draft.answers, draft) : { problems: [] }
  return {
    problem: !service && draft.problem.trim() === '' && draft.description.trim() === '',
    venue: lacksVenue,
    fields: Object.fromEntries(problems.map(({ field, code }) => [field, code])),
  }
}

export function isFine({ problem, venue, fields }: Complaints): boolean {
  return !problem && !venue && Object.keys(fields).length === 0
}

/** What the server found wrong lands at the same fields. */
export function complaintsFrom(error: unknown): Complaints {
  if (!(error instanceof Problem)) return NONE
  if (error.code === 'venue.not-found') return { ...NONE, venue: true }
  if (error.code === 'input.invalid' && error.facts.field === 'problem') return { ...NONE, problem: true }
  if (error.code !== 'form.invalid' || !Array.isArray(error.facts.problems)) return NONE
  const told: readonly unknown[] = error.facts.problems
  return { ...NONE, fields: Object.fromEntries(told.flatMap(entryOf)) }
}

export function both(one: Complaints, other: Complaints): Complaints {
  return {
    problem: one.problem || other.problem,
    venue: one.venue || other.venue,
    fields: { ...one.fields, ...other.fields },
  }
}

function entryOf(told: unknown): readonly (readonly [string, FieldProblemCode])[] {
  if (typeof told !== 'object' || told === null || !('field' in told) || !('code' in told)) return []
  const code = CODES.find((one) => one === told.code)
  return typeof told.field === 'string' && code ? [[told.field, code]] : []
}

const CODES: readonly FieldProblemCode[] = [
  'missing',
  'not-a-text',
  'too-long',
  'not-a-number',
  'not-a-date',
  'not-an-option',
  'not-yes-or-no',
  'not-a-phone',
]
