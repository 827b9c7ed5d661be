import { type Instant, MINUTE } from '../ground/instant.ts'
import type { Metric } from '../sla/sla-clock.ts'
import type { Deadlines, RequestEvent } from './events.ts'

/** A promised time that is another one now. */
export interface MovedPromise {
  readonly metric: Metric
  readonly from: Instant
  readonly to: Instant
}

/** What differs by less is no other time to anybody. */
const LEAST = MINUTE

/**
 * Which promises have moved between two looks at a request: both had a time, and it is another by a minute or more. A clock that
 * stands still promises none, so that a pause and its end move nothing.
 */
export function movedBetween(from: Deadlines, to: Deadlines): readonly MovedPromise[] {
  const metrics = [
    ['reaction', from.reactionDueAt, to.reactionDueAt],
    ['resolution', from.resolutionDueAt, to.resolutionDueAt],
  ] as const
  return metrics.flatMap(([metric, was, is]) => {
    if (was === null || is === null) return []
    const moved = { metric, from: Date.parse(was), to: Date.parse(is) }
    return Math.abs(moved.to - moved.from) < LEAST ? [] : [moved]
  })
}

/** The promises that events of one change have moved: another priority, contract, service, or an edit of the terms themselves. */
export function promisesMovedBy(events: readonly RequestEvent[]): readonly MovedPromise[] {
  return events.flatMap((event) =>
    event.type === 'request.priority-changed' || event.type === 'request.terms-changed'
      ? movedBetween(event.data.deadlines.from, event.data.deadlines.to)
      : [],
  )
}

/** Those that hold now and are still to come: what was moved once more meanwhile, met, or has passed is told no more. */
export function promisesToTell(
  events: readonly RequestEvent[],
  { deadlines, now }: { readonly deadlines: Deadlines; readonly now: Instant },
): readonly MovedPromise[] {
  const holds = { reaction: deadlines.reactionDueAt, resolution: deadlines.resolutionDueAt }
  return promisesMovedBy(events).filter(({ metric, to }) => {
    const is = holds[metric]
    return is !== null && Math.abs(Date.parse(is) - to) < LEAST && to > now
  })
}
