import type { Instant } from '../ground/instant.ts'
import type { ClosingCode, Status } from '../ground/words.ts'
import { paused, withoutLatest } from '../sla/sla-clock.ts'
import type { Change } from './change.ts'
import { EVENTS } from './event-table.ts'
import type { PastEvent, RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'
import { type CallStep, type ClockStep, isClockStep } from './wake.ts'

/** What a customer's message did to a request, as long as it can be taken back. */
export interface Effect {
  readonly move: 'answer' | 'resume'
  /** The end that a resumed request had. */
  readonly code: ClosingCode | null
  /** Steps of the clocks that were told since, and would not have been. */
  readonly stepsSince: readonly (ClockStep | CallStep)[]
}

/**
 * What the request owes to this message and to nothing else, out of its whole history, the oldest event first. Null when the
 * message moved nothing, or when somebody has worked or spoken since: then the request stays as people see it now.
 */
export function effectOf(story: readonly PastEvent[], messageId: number, round: number): Effect | null {
  const said = story.find((event) => event.type === 'message.published' && event.data.messageId === messageId)
  const moving = story.find((event) => event.type === 'request.moved' && event.change === said?.change)
  if (moving?.type !== 'request.moved') return null
  const { move, from } = moving.data
  if (move !== 'answer' && move !== 'resume') return null

  const since = story.filter((event) => event.change > moving.change)
  const gone = new Set(since.flatMap((event) => (event.type === 'letter.moved' ? [event.data.messageId] : [])))
  if (!since.every((event) => EVENTS[event.type].letsItStand || isGone(event, gone))) return null
  return {
    move,
    code: codeBefore(
      story.filter((event) => event.change < moving.change),
      from,
    ),
    stepsSince: since.flatMap((event) => stepOf(event, round)),
  }
}

/** Who may read the request only because he was let in together with this letter; null when nobody was, or somebody let him in again. */
export function letInWith(story: readonly PastEvent[], messageId: number): number | null {
  const filed = story.find((event) => event.type === 'letter.filed' && event.data.messageId === messageId)
  const entry = story.find((event) => event.type === 'request.watcher-added' && event.change === filed?.change)
  if (entry?.type !== 'request.watcher-added') return null
  const { personId } = entry.data
  const times = story.filter((event) => event.type === 'request.watcher-added' && event.data.personId === personId)
  return times.length === 1 ? personId : null
}

/**
 * The request as it stood before a letter that was not meant for it: it waits for its customer again, or is resolved again.
 * The time that ran meanwhile does not count; nobody is to be blamed for a silence that the desk did not hear, so his time
 * to answer begins anew.
 */
export function takenBack(request: ServiceRequest, effect: Effect, at: Instant): Change {
  const stepsTold = request.stepsTold.filter((step) => !effect.stepsSince.some((since) => isClockStep(step, since)))
  const as = { ...request, stepsTold, statusSince: at }
  return effect.move === 'answer' ? waitingAgain(as, at) : resolvedAgain(as, effect.code)
}

function waitingAgain(request: ServiceRequest, at: Instant): Change {
  const stood = withoutLatest(request.ledger.resolution, 'customer_answered', null)
  const resolution = paused(stood, at, 'waiting_customer')
  return {
    request: { ...request, status: 'waiting_customer', ledger: { ...request.ledger, resolution } },
    events: [{ type: 'request.moved', data: { move: 'wait_again', from: request.status, to: 'waiting_customer' } }],
  }
}

function resolvedAgain(request: ServiceRequest, code: ClosingCode | null): Change {
  const { earlierReactions, resolution } = request.ledger
  const reaction = earlierReactions.at(-1) ?? request.ledger.reaction
  const ledger = {
    reaction,
    earlierReactions: earlierReactions.slice(0, -1),
    resolution: withoutLatest(resolution, 'resumed', 'resolved'),
  }
  const { stoppedAt } = ledger.resolution
  return {
    request: {
      ...request,
      status: 'resolved',
      closingCode: code,
      resolvedAt: stoppedAt,
      reactedAt: reaction.stoppedAt,
      ledger,
    },
    events: [
      {
        type: 'request.moved',
        data: { move: 'resolve_again', from: request.status, to: 'resolved', ...(code && { code }) },
      },
    ],
  }
}

function isGone(event: RequestEvent, gone: ReadonlySet<number>): boolean {
  return event.type === 'message.published' && event.data.messageId !== null && gone.has(event.data.messageId)
}

function codeBefore(story: readonly RequestEvent[], status: Status): ClosingCode | null {
  const reached = story.findLast((event) => event.type === 'request.moved' && event.data.to === status)
  return reached?.type === 'request.moved' ? (reached.data.code ?? null) : null
}

function stepOf(event: RequestEvent, round: number): (ClockStep | CallStep)[] {
  if (event.type === 'clock.escalated') {
    const { metric, percent, missed } = event.data
    return [percent, ...missed].map((one) => ({ metric, round, percent: one }))
  }
  if (event.type !== 'clock.soon-due' && event.type !== 'clock.breached') return []
  return [{ metric: event.data.metric, round, isOver: event.type === 'clock.breached' }]
}
