import type { Instant } from '../ground/instant.ts'
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
import type { ClosingCode, Status } from '../ground/words.ts'
import { begun } from '../routing/routed.ts'
import { type Clock, paused, reopened, running, type StretchCause, stopped } from '../sla/sla-clock.ts'
import type { Terms } from '../terms/terms.ts'
import type { Change } from './change.ts'
import type { EventData } from './events.ts'
import { resumedClocks } from './on-terms.ts'
import { reactionEvents } from './reaction.ts'
import type { ServiceRequest } from './request.ts'
import { CLOCKS, type ClockState, type Move, moveRule } from './request-lifecycle.ts'

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
    routing: begun(request.routing),
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

function withClocksOf(after: ServiceRequest, from: Status, terms: Terms, at: Instant): ServiceRequest {
  const cause = causeOf(from, after.status)
  if (isResumed(after.status)) return resumedClocks(after, terms, at)
  const { reaction, resolution } = clocksOf(after.status, terms)
  const reacts = reaction === 'stopped' && after.ledger.reaction.stoppedAt === null
  const ledger = {
    ...after.ledger,
    reaction: reacts ? stopped(after.ledger.reaction, at, stopCause(after.status)) : after.ledger.reaction,
    resolution: inState(after.ledger.resolution, resolution, { at, cause, status: after.status }),
  }
  const tookIt = reacts && after.reactedAt === null && !hasEnded(after.status)
  return { ...after, reactedAt: tookIt ? at : after.reactedAt, ledger }
}

interface Turn {
  readonly at: Instant
  readonly cause: StretchCause
  readonly status: Status
}

function inState(clock: Clock, state: ClockState, { at, cause, status }: Turn): Clock {
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
