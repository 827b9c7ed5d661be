import type { CatalogueService } from '../../../src/contract/catalogue/catalogue.ts'
import { checkAnswers } from '../../../src/domain/catalogue/form.ts'
import { FIELD_PROBLEMS, type FieldProblemCode } from '../../../src/domain/catalogue/form-fields.ts'
import type { Say } from '../../../src/texts/catalogue.ts'
import type { Troubles } from '../../form/troubles.ts'
import type { Problem } from '../../problem.ts'
import { answersIn, type NewDraft } from './new-draft.ts'

interface Around {
  readonly service: CatalogueService | undefined
  readonly lacksVenue: boolean
  readonly say: Say
}

/** What still has to be put right before it can be sent; of the words nothing at a stop of trade. */
export function complaintsOf(draft: NewDraft, { service, lacksVenue, say }: Around): Troubles<NewDraft> {
  const venueId = lacksVenue && say('portal.venue.which')
  if (draft.stopOfTrade) return { venueId }
  const { problems } = service ? checkAnswers(service.form, answersIn(draft), draft) : { problems: [] }
  const isWordless = !service && draft.problem.trim() === '' && draft.description.trim() === ''
  return { venueId, problem: isWordless && say('portal.new.problem.missing'), ...atAnswers(problems, say) }
}

/** What the server found wrong with the answers lands at the same fields. */
export function complaintsFrom({ code, facts }: Problem, say: Say): Troubles<NewDraft> | undefined {
  if (code === 'input.invalid' && facts.field === 'problem') return { problem: say('portal.new.problem.missing') }
  if (code !== 'form.invalid' || !Array.isArray(facts.problems)) return undefined
  return atAnswers(facts.problems.flatMap(problemIn), say)
}

interface FieldProblem {
  readonly field: string
  readonly code: FieldProblemCode
}

function atAnswers(problems: readonly FieldProblem[], say: Say): Troubles<NewDraft> {
  return Object.fromEntries(problems.map(({ field, code }) => [`answers.${field}`, say(`field.${code}`)]))
}

function problemIn(told: unknown): readonly FieldProblem[] {
  if (typeof told !== 'object' || told === null || !('field' in told) || !('code' in told)) return []
  const { field } = told
  const code = FIELD_PROBLEMS.find((one) => one === told.code)
  return typeof field === 'string' && code ? [{ field, code }] : []
}
