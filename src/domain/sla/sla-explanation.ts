import { DAY, type Instant, type Milliseconds } from '../ground/instant.ts'
import { type ClosedReason, closedBecause, openIntervals, type ServiceHours } from '../hours/service-hours.ts'
import { type Clock, consumed, dueWas, type HoursById, type Stretch, type StretchCause } from './sla-clock.ts'

/** `stopped`: the promise was answered for and the clock stood still until the request came back. */
export type LineReason = StretchCause | ClosedReason | 'stopped'

export interface ClockLine {
  from: Instant
  to: Instant
  kind: 'counted' | 'closed' | 'paused'
  why: LineReason
  /** The length of the line; only `counted` lines are consumed. */
  ms: Milliseconds
}

export type ClockState = 'none' | 'running' | 'paused' | 'met' | 'late'

/** A clock told line by line, without gaps. The counted lines add up to `consumedMs`. */
export interface ClockExplanation {
  lines: readonly ClockLine[]
  consumedMs: Milliseconds
  targetMs: Milliseconds | null
  /** Below 0: so much too late. */
  leftMs: Milliseconds | null
  /** The deadline; of a stopped clock the one it had, of a paused one only a deadline that had passed. */
  due: Instant | null
  state: ClockState
}

/** The clock as it stands at `now`. */
export function explained(clock: Clock, hoursById: HoursById, now: Instant): ClockExplanation {
  const consumedMs = consumed(clock, hoursById, now)
  const due = dueWas(clock, hoursById)
  return {
    lines: linesOf(clock, hoursById, now),
    consumedMs,
    targetMs: clock.targetMs,
    leftMs: clock.targetMs === null ? null : clock.targetMs - consumedMs,
    due,
    state: stateOf(clock, due, now),
  }
}

/** Late means after the deadline on the wall: at the deadline itself the promise is still kept. */
export function stateOf(clock: Clock, due: Instant | null, now: Instant): ClockState {
  if (clock.targetMs === null) return 'none'
  if (due !== null && due < (clock.stoppedAt ?? now)) return 'late'
  if (clock.stoppedAt !== null) return 'met'
  return clock.stretches.at(-1)?.runs ? 'running' : 'paused'
}

function linesOf(clock: Clock, hoursById: HoursById, now: Instant): readonly ClockLine[] {
  const lines: ClockLine[] = []
  for (const stretch of clock.stretches) {
    const to = Math.min(stretch.to ?? now, now)
    const told = lines.at(-1)?.to ?? stretch.from
    if (told < Math.min(stretch.from, now)) lines.push(line('paused', 'stopped', told, Math.min(stretch.from, now)))
    if (stretch.from < to) lines.push(...linesOfStretch(stretch, to, hoursById(stretch.hoursId)))
  }
  return lines
}

function linesOfStretch({ from, runs, cause }: Stretch, to: Instant, hours: ServiceHours): readonly ClockLine[] {
  if (!runs) return [line('paused', cause, from, to)]

  const lines: ClockLine[] = []
  let told = from
  for (const open of openIntervals(hours, from, to)) {
    if (told < open.from) lines.push(line('closed', whyClosed(hours, told, open.from), told, open.from))
    lines.push(line('counted', cause, open.from, open.to))
    told = open.to
  }
  if (told < to) lines.push(line('closed', whyClosed(hours, told, to), told, to))
  return lines
}

/** The weightiest reason among the days of a closed stretch: a weekend is told as a weekend, not as a night before it. */
function whyClosed(hours: ServiceHours, from: Instant, to: Instant): ClosedReason {
  const reasons = new Set<ClosedReason | null>()
  for (let at = from; at < to; at += DAY / 2) reasons.add(closedBecause(hours, at))
  reasons.add(closedBecause(hours, to - 1))
  return BY_WEIGHT.find((reason) => reasons.has(reason)) ?? 'night'
}

const BY_WEIGHT: readonly ClosedReason[] = ['holiday', 'day_off', 'night', 'break']

function line(kind: ClockLine['kind'], why: LineReason, from: Instant, to: Instant): ClockLine {
  return { from, to, kind, why, ms: to - from }
}
