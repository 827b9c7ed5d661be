import type { Instant } from '../ground/instant.ts'
import { MINUTE } from '../ground/instant.ts'
import {
  hasEnded,
  isClosed,
  isDeferred,
  isOver,
  isResolved,
  isResumed,
  stands,
  waitsForCustomer,
  waitsForOthers,
} from '../ground/status.ts'
import type { ClosingCode, Criticality, RequestType, Status, Urgency } from '../ground/words.ts'
import {
  type Clock,
  dueAt,
  type HoursById,
  paused,
  reopened,
  running,
  type StretchCause,
  stopped,
  withNewReaction,
  withTerms,
} from '../sla/sla-clock.ts'
import { type SlaRule, slaRuleFor } from '../sla/sla-rules.ts'
import type { PriorityOverride } from '../terms/priority-matrix.ts'
import { priorityOf } from '../terms/priority-matrix.ts'
import type { EventData, RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'
import { CLOCKS, type ClockState, type Move, moveRule } from './request-lifecycle.ts'

/** A next state and what there is to tell of it. The version is the one the state was read at. */
export interface Change {
  readonly request: ServiceRequest
  readonly events: readonly RequestEvent[]
}

/** What a contract says about time: needed wherever a deadline is computed. */
export interface Terms {
  readonly contractId: number
  readonly hoursId: number
  readonly rules: readonly SlaRule[]
  readonly waitingExternalPauses: boolean
  readonly hoursById: HoursById
}

export interface MoveDetails {
  readonly at: Instant
  readonly by: number | null
  readonly reason?: string | undefined
  readonly until?: Instant | undefined
  readonly solution?: string | undefined
  readonly code?: ClosingCode | undefined
  readonly duplicateOf?: number | undefined
}

/** The request after a move. Whether the move is allowed is asked before (`mayMove`). */
export function moved(request: ServiceRequest, move: Move, terms: Terms, details: MoveDetails): Change {
  const { to, code: ownCode } = moveRule(move)
  const { at } = details
  const code = details.code ?? ownCode ?? request.closingCode ?? (isClosed(to) ? 'solved' : undefined)
  const after: ServiceRequest = {
    ...request,
    status: to,
    statusSince: at,
    deferredUntil: isDeferred(to) ? (details.until ?? null) : null,
    deferredBy: isDeferred(to) ? details.by : null,
    deferralReason: isDeferred(to) ? (details.reason ?? null) : null,
    solution: details.solution ?? request.solution,
    closingCode: isOver(to) ? (code ?? null) : null,
    resolvedAt: isResolved(to) ? at : hasEnded(to) ? request.resolvedAt : null,
    endedAt: hasEnded(to) ? at : null,
  }
  const clocked = withClocksOf(after, request.status, terms, at)
  const data: EventData['request.moved'] = { move, from: request.status, to }
  if (details.reason) data.reason = details.reason
  if (details.until !== undefined) data.until = new Date(details.until).toISOString()
  if (clocked.closingCode) data.code = clocked.closingCode
  if (details.duplicateOf !== undefined) data.duplicateOf = details.duplicateOf
  return {
    request: clocked,
    events: [{ type: 'request.moved', data }, ...reactionEvents(request, clocked, 'taken', terms)],
  }
}

/** The first human reply that the customer can see meets the reaction time, whatever the status. */
export function answered(request: ServiceRequest, terms: Terms, at: Instant): Change {
  const { reaction } = request.ledger
  if (reaction.stoppedAt !== null) return { request, events: [] }
  const after = { ...request, reactedAt: at, ledger: { ...request.ledger, reaction: stopped(reaction, at, 'reply') } }
  return { request: after, events: reactionEvents(request, after, 'reply', terms) }
}

export function assigned(request: ServiceRequest, to: { specialistId: number | null; teamId: number }): Change {
  if (request.specialistId === to.specialistId && request.teamId === to.teamId) return { request, events: [] }
  const byHand = request.teamId === to.teamId ? request.routing : ({ because: 'by_hand' } as const)
  return {
    request: { ...request, specialistId: to.specialistId, teamId: to.teamId, routing: byHand },
    events: [
      {
        type: 'request.assigned',
        data: {
          specialist: { from: request.specialistId, to: to.specialistId },
          team: { from: request.teamId, to: to.teamId },
        },
      },
    ],
  }
}

export function withCriticality(request: ServiceRequest, to: Criticality, terms: Terms, at: Instant): Change {
  const from = request.criticality
  const change = withPriority({ ...request, criticality: to, criticalityIsSet: true }, request, terms, at)
  return { ...change, events: [{ type: 'request.criticality-changed', data: { from, to } }, ...change.events] }
}

export function withUrgency(request: ServiceRequest, to: Urgency, reason: string, terms: Terms, at: Instant): Change {
  const from = request.urgency
  const change = withPriority({ ...request, urgency: to }, request, terms, at)
  return { ...change, events: [{ type: 'request.urgency-changed', data: { from, to, reason } }, ...change.events] }
}

export function withOverride(
  request: ServiceRequest,
  override: PriorityOverride | null,
  terms: Terms,
  at: Instant,
): Change {
  const change = withPriority({ ...request, priorityOverride: override }, request, terms, at, override?.reason)
  const data: EventData['request.priority-overridden'] = {
    from: request.priorityOverride?.priority ?? null,
    to: override?.priority ?? null,
  }
  if (override) Object.assign(data, { reason: override.reason, until: new Date(override.until).toISOString() })
  return { ...change, events: [{ type: 'request.priority-overridden', data }, ...change.events] }
}

/** Another contract or another service: both deadlines anew, what was consumed stays consumed. */
export function withOtherTerms(
  request: ServiceRequest,
  to: { serviceId: number; serviceVersionId: number; type: RequestType },
  terms: Terms,
  at: Instant,
): Change {
  const before = deadlinesOf(request, terms.hoursById)
  const chosen =
    terms.contractId === request.contractId
      ? request.coverage
      : ({ because: 'chosen_by_specialist', passedOver: [] } as const)
  const after = onTerms({ ...request, ...to, contractId: terms.contractId, coverage: chosen }, terms, at)
  return {
    request: after,
    events: [
      {
        type: 'request.terms-changed',
        data: {
          contract: { from: request.contractId, to: terms.contractId },
          service: { from: request.serviceId, to: to.serviceId },
          deadlines: { from: before, to: deadlinesOf(after, terms.hoursById) },
        },
      },
    ],
  }
}

/** Both deadlines as ISO 8601 in UTC, as the history tells them. */
export function deadlinesOf(request: Pick<ServiceRequest, 'ledger'>, hoursById: HoursById) {
  const { reaction, resolution } = request.ledger
  return { reactionDueAt: iso(dueAt(reaction, hoursById)), resolutionDueAt: iso(dueAt(resolution, hoursById)) }
}

/** Times of the most specific rule in milliseconds; null where no rule fits. */
export function targetsOf(rule: SlaRule | null) {
  return { reactionMs: inMs(rule?.reactionMinutes), resolutionMs: inMs(rule?.resolutionMinutes) }
}

function withPriority(
  after: ServiceRequest,
  before: ServiceRequest,
  terms: Terms,
  at: Instant,
  reason?: string,
): Change {
  const { priority } = priorityOf(after, undefined, after.priorityOverride, at)
  if (priority === before.priority) return { request: after, events: [] }
  const was = deadlinesOf(before, terms.hoursById)
  const request = onTerms({ ...after, priority }, terms, at)
  const deadlines = { from: was, to: deadlinesOf(request, terms.hoursById) }
  const data: EventData['request.priority-changed'] = { from: before.priority, to: priority, deadlines }
  if (reason) data.reason = reason
  return { request, events: [{ type: 'request.priority-changed', data }] }
}

function onTerms(request: ServiceRequest, terms: Terms, at: Instant): ServiceRequest {
  const facts = { serviceId: request.serviceId, requestType: request.type, priority: request.priority }
  const rule = slaRuleFor(terms.rules, facts, at)
  return {
    ...request,
    slaRuleId: rule?.id ?? null,
    ledger: withTerms(request.ledger, at, targetsOf(rule), terms.hoursId),
  }
}

function withClocksOf(after: ServiceRequest, from: Status, terms: Terms, at: Instant): ServiceRequest {
  const cause = causeOf(from, after.status)
  if (isResumed(after.status)) return resumedClocks(after, terms, at)
  const { reaction, resolution } = clocksOf(after.status, terms)
  const reacts = reaction === 'stopped' && after.ledger.reaction.stoppedAt === null
  const ledger = {
    ...after.ledger,
    reaction: reacts ? stopped(after.ledger.reaction, at, stopCause(after.status)) : after.ledger.reaction,
    resolution: inState(after.ledger.resolution, resolution, at, cause, after.status),
  }
  const tookIt = reacts && after.reactedAt === null && !hasEnded(after.status)
  return { ...after, reactedAt: tookIt ? at : after.reactedAt, ledger }
}

/** A new reaction time runs, the resolution goes on with what was left, both on today's terms. */
function resumedClocks(request: ServiceRequest, terms: Terms, at: Instant): ServiceRequest {
  const facts = { serviceId: request.serviceId, requestType: request.type, priority: request.priority }
  const rule = slaRuleFor(terms.rules, facts, at)
  const fresh = withNewReaction(request.ledger, at, targetsOf(rule).reactionMs, terms.hoursId)
  const reopenedToo = { ...fresh, resolution: reopened(fresh.resolution, at, 'resumed') }
  const ledger = withTerms(reopenedToo, at, targetsOf(rule), terms.hoursId)
  return { ...request, reactedAt: null, slaRuleId: rule?.id ?? null, ledger }
}

function inState(clock: Clock, state: ClockState, at: Instant, cause: StretchCause, status: Status): Clock {
  if (state === 'stopped') return stopped(clock, at, stopCause(status))
  if (state === 'paused') return paused(clock, at, cause)
  return clock.stoppedAt === null ? running(clock, at, cause) : reopened(clock, at, cause)
}

function clocksOf(status: Status, terms: Terms) {
  return waitsForOthers(status) && terms.waitingExternalPauses
    ? ({ reaction: 'stopped', resolution: 'paused' } as const)
    : CLOCKS[status]
}

function causeOf(from: Status, to: Status): StretchCause {
  if (stands(to)) return to
  if (waitsForCustomer(from)) return 'customer_answered'
  return stands(from) ? 'returned' : 'in_progress'
}

function stopCause(status: Status): NonNullable<Clock['stoppedBy']> {
  return isOver(status) ? status : 'taken'
}

function reactionEvents(
  before: ServiceRequest,
  after: ServiceRequest,
  by: 'reply' | 'taken',
  { hoursById }: Terms,
): readonly RequestEvent[] {
  if (after.reactedAt === null || after.reactedAt === before.reactedAt) return []
  const due = dueAt(before.ledger.reaction, hoursById)
  return [{ type: 'clock.reacted', data: { by, late: due !== null && after.reactedAt > due } }]
}

function inMs(minutes: number | null | undefined): number | null {
  return minutes == null ? null : minutes * MINUTE
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
