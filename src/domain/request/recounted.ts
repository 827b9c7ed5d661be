import type { Instant } from '../ground/instant.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import { type Clock, dueAt, type HoursById, type Metric, withTerms } from '../sla/sla-clock.ts'
import { type SlaRule, slaRuleFor } from '../sla/sla-rules.ts'
import type { Policy } from '../terms/policy.ts'
import { priorityOf } from '../terms/priority-matrix.ts'
import type { Terms } from '../terms/terms.ts'
import { deadlinesOf, targetsOf } from './deadlines.ts'
import type { RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'
import { hoursOf } from './wake.ts'

/** What somebody changes of the terms; each part that is there takes the place of what holds now. */
export interface TermsEdit {
  readonly hours?: ServiceHours | undefined
  /** All rules of a level, holding from the moment of the edit. */
  readonly rules?: readonly SlaRule[] | undefined
  readonly policy?: Policy | undefined
}

export const OUTCOMES = ['same', 'earlier', 'later', 'late_at_once'] as const
/** `late_at_once`: a promise that is kept so far would be broken by the edit itself. */
export type Outcome = (typeof OUTCOMES)[number]

/** An open request as an edit would leave it. */
export interface Recounted {
  readonly before: ServiceRequest
  readonly after: ServiceRequest
  readonly outcome: Outcome
  /** The promise that the outcome is about; null: another priority alone, or nothing. */
  readonly metric: Metric | null
  /** The rule that the edit gives it; null: it keeps its times. */
  readonly rule: SlaRule | null
}

interface Recounting {
  readonly terms: Terms
  readonly edit: TermsEdit
  /** When the edit holds from: what ran until then was counted as it was. */
  readonly at: Instant
  readonly now: Instant
}

/**
 * What an edit of the terms would make of an open request, from its ledger alone: what was consumed stays consumed. Hours change only
 * the hours, rules only the times, and another matrix only the requests to which it gives another priority (docs/decisions/0029).
 */
export function recounted(request: ServiceRequest, { terms, edit, at, now }: Recounting): Recounted {
  const hoursById = withHours(terms.hoursById, edit.hours)
  const { after, rule } = edited(request, { terms, edit, at })
  const { outcome, metric } = outcomeOf(request, after, { hoursById, now })
  return { before: request, after, outcome, metric, rule }
}

/** The terms with the hours that an edit brings. */
export function withHours(hoursById: HoursById, hours: ServiceHours | undefined): HoursById {
  return hours ? (id) => (id === hours.id ? hours : hoursById(id)) : hoursById
}

/** What the history of a request says of an edit that has changed it. */
export function recountedEvents({ before, after }: Recounted, hoursById: HoursById, reason: string): RequestEvent[] {
  const deadlines = { from: deadlinesOf(before, hoursById), to: deadlinesOf(after, hoursById) }
  if (before.priority !== after.priority) {
    const data = { from: before.priority, to: after.priority, deadlines }
    return [{ type: 'request.priority-changed', data: reason ? { ...data, reason } : data }]
  }
  const contract = { from: before.contractId, to: after.contractId }
  const service = { from: before.serviceId, to: after.serviceId }
  const data = { contract, service, deadlines }
  return [{ type: 'request.terms-changed', data: reason ? { ...data, reason } : data }]
}

interface Edited {
  readonly after: ServiceRequest
  readonly rule: SlaRule | null
}

function edited(request: ServiceRequest, { terms, edit, at }: Omit<Recounting, 'now'>): Edited {
  const { hours, rules, policy } = edit
  const { matrix } = policy ?? {}
  const priority = matrix
    ? priorityOf({ ...request, override: request.priorityOverride }, matrix, at).priority
    : request.priority
  if (!hours && !rules && priority === request.priority) return { after: request, rule: null }

  const hoursId = hours?.id ?? hoursOf(request)
  const facts = { serviceId: request.serviceId, requestType: request.type, priority }
  if (!rules && priority === request.priority) {
    const ledger = withTerms(request.ledger, at, promisedNow(request), hoursId)
    return { after: { ...request, ledger }, rule: null }
  }
  const rule = slaRuleFor(rules ?? terms.rules, facts, at)
  const ledger = withTerms(request.ledger, at, targetsOf(rule), hoursId)
  return { after: { ...request, priority, slaRuleId: rule?.id ?? null, ledger }, rule }
}

function promisedNow({ ledger }: ServiceRequest) {
  return { reactionMs: ledger.reaction.targetMs, resolutionMs: ledger.resolution.targetMs }
}

interface Standing {
  readonly hoursById: HoursById
  readonly now: Instant
}

function outcomeOf(
  before: ServiceRequest,
  after: ServiceRequest,
  standing: Standing,
): Pick<Recounted, 'outcome' | 'metric'> {
  const metrics = ['resolution', 'reaction'] as const
  const each = metrics.map((metric) => ({
    metric,
    outcome: clockOutcome(before.ledger[metric], after.ledger[metric], standing),
  }))
  const [worst] = (['late_at_once', 'earlier', 'later'] as const).flatMap((outcome) =>
    each.filter((one) => one.outcome === outcome),
  )
  if (worst) return worst
  const outcome = before.priority === after.priority ? 'same' : after.priority < before.priority ? 'earlier' : 'later'
  return { outcome, metric: null }
}

/** A clock that stands still has no deadline as yet: then the time that is promised speaks for it. */
function clockOutcome(before: Clock, after: Clock, { hoursById, now }: Standing): Outcome {
  const was = dueAt(before, hoursById)
  const is = dueAt(after, hoursById)
  if (is !== null && is < now && !(was !== null && was < now)) return 'late_at_once'
  if (was !== is) return (is ?? Number.POSITIVE_INFINITY) < (was ?? Number.POSITIVE_INFINITY) ? 'earlier' : 'later'
  if (before.targetMs === after.targetMs) return 'same'
  return (after.targetMs ?? Number.POSITIVE_INFINITY) < (before.targetMs ?? Number.POSITIVE_INFINITY)
    ? 'earlier'
    : 'later'
}
