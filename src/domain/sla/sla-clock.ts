import type { Instant, Milliseconds } from '../ground/instant.ts'
import { addOpenTime, openTimeBetween, type ServiceHours } from '../hours/service-hours.ts'

export type Metric = 'reaction' | 'resolution'

export const STRETCH_CAUSES = [
  'registered',
  'in_progress',
  'waiting_customer',
  'deferred',
  'waiting_external',
  'customer_answered',
  'returned',
  'resumed',
  'terms_changed',
  'reply_bounced',
] as const
export type StretchCause = (typeof STRETCH_CAUSES)[number]

/** A stretch of a clock's life in which it ran or stood still; only the last one may be without an end. */
export interface Stretch {
  from: Instant
  to: Instant | null
  runs: boolean
  cause: StretchCause
  hoursId: number
}

export const STOPPED_BY = ['reply', 'taken', 'resolved', 'closed', 'cancelled'] as const
export type StoppedBy = (typeof STOPPED_BY)[number]

/** One promise and how its time went: plain data, kept as it is with the request. No target = nothing was promised. */
export interface Clock {
  targetMs: Milliseconds | null
  stretches: readonly Stretch[]
  stoppedAt: Instant | null
  stoppedBy: StoppedBy | null
}

export interface Ledger {
  reaction: Clock
  earlierReactions: readonly Clock[]
  resolution: Clock
}

export interface Targets {
  reactionMs: Milliseconds | null
  resolutionMs: Milliseconds | null
}

export type HoursById = (id: number) => ServiceHours

/** Both clocks of a new request. */
export function startedLedger(at: Instant, targets: Targets, hoursId: number): Ledger {
  return {
    reaction: startedClock(at, targets.reactionMs, 'registered', hoursId),
    earlierReactions: [],
    resolution: startedClock(at, targets.resolutionMs, 'registered', hoursId),
  }
}

/** Stands still from now on. The same again changes nothing; another cause begins a stretch of its own. */
export function paused(clock: Clock, at: Instant, cause: StretchCause): Clock {
  const last = openStretch(clock)
  if (!last || (!last.runs && last.cause === cause)) return clock
  return withStretch(clock, { from: at, to: null, runs: false, cause, hoursId: last.hoursId })
}

/** Runs again; a clock that runs or is stopped stays as it is. */
export function running(clock: Clock, at: Instant, cause: StretchCause): Clock {
  const last = openStretch(clock)
  if (!last || last.runs) return clock
  return withStretch(clock, { from: at, to: null, runs: true, cause, hoursId: last.hoursId })
}

/** The promise is answered for; the first stop is the fact, later ones change nothing. */
export function stopped(clock: Clock, at: Instant, by: StoppedBy): Clock {
  const last = openStretch(clock)
  if (!last) return clock
  const stoppedAt = Math.max(at, last.from)
  return { ...clock, stretches: ended(clock.stretches, stoppedAt), stoppedAt, stoppedBy: by }
}

/**
 * Goes on with what was left. The time while it was stopped does not count, unless the reply that stopped it has
 * bounced: the customer saw nothing then, and the clock runs as if it had never stopped.
 */
export function reopened(clock: Clock, at: Instant, cause: StretchCause): Clock {
  const last = clock.stretches.at(-1)
  if (clock.stoppedAt === null || !last) return running(clock, at, cause)
  const from = cause === 'reply_bounced' ? clock.stoppedAt : Math.max(at, clock.stoppedAt)
  const stretch = { from, to: null, runs: true, cause, hoursId: last.hoursId }
  return { ...clock, stretches: [...clock.stretches, stretch], stoppedAt: null, stoppedBy: null }
}

/** As it was before it last began to run for this cause: stopped by that fact, or, without one, standing as it stood. */
export function withoutLatest(clock: Clock, cause: StretchCause, stoppedBy: StoppedBy | null): Clock {
  const place = clock.stretches.findLastIndex((stretch) => stretch.cause === cause)
  const last = clock.stretches[place - 1]
  if (!last) return clock
  const earlier = clock.stretches.slice(0, place - 1)
  return stoppedBy === null
    ? { ...clock, stretches: [...earlier, { ...last, to: null }], stoppedAt: null, stoppedBy }
    : { ...clock, stretches: [...earlier, last], stoppedAt: last.to, stoppedBy }
}

/** A resumed request is owed a new reaction; the one before is kept as it ended. Once an instant. */
export function withNewReaction(ledger: Ledger, at: Instant, targetMs: Milliseconds | null, hoursId: number): Ledger {
  const { reaction, earlierReactions } = ledger
  const isNewAlready = reaction.stoppedAt === null && reaction.stretches[0]?.from === at
  if (isNewAlready) return { ...ledger, reaction: withTarget(reaction, at, targetMs, hoursId) }
  return {
    ...ledger,
    reaction: startedClock(at, targetMs, 'resumed', hoursId),
    earlierReactions: [...earlierReactions, stopped(reaction, at, 'resolved')],
  }
}

/**
 * New priority, service, contract or type: what was consumed stays, the rest is measured anew, in other hours from now
 * on if they changed. A stopped clock keeps its fact; reopen it first if it is to follow the new terms.
 */
export function withTerms(ledger: Ledger, at: Instant, targets: Targets, hoursId: number): Ledger {
  return {
    ...ledger,
    reaction: withTarget(ledger.reaction, at, targets.reactionMs, hoursId),
    resolution: withTarget(ledger.resolution, at, targets.resolutionMs, hoursId),
  }
}

/** Open time that ran on the clock until `at`. */
export function consumed(clock: Clock, hoursById: HoursById, at: Instant): Milliseconds {
  return clock.stretches
    .filter((stretch) => stretch.runs)
    .map(({ from, to, hoursId }) => openTimeBetween(hoursById(hoursId), from, Math.min(to ?? at, at)))
    .reduce((sum, ms) => sum + ms, 0)
}

/**
 * The deadline of a running clock: its open stretch plus what is left of the target. A target below what is consumed
 * already gives the instant in the past when it was reached. Null without a target, while paused, and once stopped.
 */
export function dueAt(clock: Clock, hoursById: HoursById): Instant | null {
  return openStretch(clock)?.runs ? dueWas(clock, hoursById) : null
}

/** The deadline a clock has, or had when it was stopped; of a paused clock only one that had passed by then. */
export function dueWas(clock: Clock, hoursById: HoursById): Instant | null {
  return clock.targetMs === null ? null : reachesAt(clock, hoursById, clock.targetMs)
}

/**
 * When the clock consumes `ms`, if nothing pauses it any more: the deadline, and the steps of escalation on the way to
 * it and beyond. Null when a pause or never-open hours keep it from that.
 */
export function reachesAt(clock: Clock, hoursById: HoursById, ms: Milliseconds): Instant | null {
  let left = ms
  for (const stretch of clock.stretches) {
    if (!stretch.runs) continue
    const hours = hoursById(stretch.hoursId)
    const reached = addOpenTime(hours, stretch.from, left)
    const end = stretch === clock.stretches.at(-1) ? null : stretch.to
    if (end === null || (reached !== null && reached < end)) return reached
    left -= openTimeBetween(hours, stretch.from, end)
  }
  return null
}

function startedClock(at: Instant, targetMs: Milliseconds | null, cause: StretchCause, hoursId: number): Clock {
  const stretches = [{ from: at, to: null, runs: true, cause, hoursId }]
  return { targetMs, stretches, stoppedAt: null, stoppedBy: null }
}

function withTarget(clock: Clock, at: Instant, targetMs: Milliseconds | null, hoursId: number): Clock {
  const last = openStretch(clock)
  if (!last) return clock
  if (last.hoursId === hoursId) return { ...clock, targetMs }
  const cause = last.runs ? 'terms_changed' : last.cause
  return { ...withStretch(clock, { from: at, to: null, runs: last.runs, cause, hoursId }), targetMs }
}

/** The stretch that goes on; none once the clock is stopped. */
function openStretch(clock: Clock): Stretch | undefined {
  return clock.stoppedAt === null ? clock.stretches.at(-1) : undefined
}

/** Never before the stretch it follows, even if the machine's clock was set back; one of no length gives way. */
function withStretch(clock: Clock, stretch: Stretch): Clock {
  const from = Math.max(stretch.from, clock.stretches.at(-1)?.from ?? stretch.from)
  const earlier = ended(clock.stretches, from).filter((other) => other.to !== other.from)
  return { ...clock, stretches: [...earlier, { ...stretch, from }] }
}

function ended(stretches: readonly Stretch[], at: Instant): readonly Stretch[] {
  return stretches.map((stretch) => (stretch.to === null ? { ...stretch, to: at } : stretch))
}
