import { DAY, type Instant, type Milliseconds } from '../ground/instant.ts'
import { utcYearOf } from './local-date.ts'
import { firstWhere, instantWhenOpenFor, openBefore, openYear } from './service-hours-compiled.ts'
import { hoursOfDay, type ServiceHours } from './service-hours-day.ts'
import { offsetAt } from './zone-offsets.ts'

export type { LocalDate } from './local-date.ts'
export type { DayException, DayInterval, HoursVersion, ServiceHours } from './service-hours-day.ts'

export type ClosedReason = 'night' | 'break' | 'day_off' | 'holiday'

/** How far `addOpenTime` looks for open time before it gives up. */
const YEARS_AHEAD = 10

/** How much of [from, to) is inside the service hours; 0 when `to` is not after `from`. */
export function openTimeBetween(hours: ServiceHours, from: Instant, to: Instant): Milliseconds {
  if (!(to > from)) return 0
  const lastYear = utcYearOf(to)
  let year = utcYearOf(from)
  let open = -openBefore(openYear(hours, year), from)
  for (; year < lastYear; year++) open += openYear(hours, year).total
  return open + openBefore(openYear(hours, lastYear), to)
}

/**
 * The earliest instant by which `ms` of open time have passed since `from`, so that openTimeBetween(from, it) = ms.
 * Never inside closed time; it may be the very instant of closing. Nothing to add: `from` itself if the desk is open or
 * just closing then, else the next opening. Null when the next ten years do not have that much open time.
 */
export function addOpenTime(hours: ServiceHours, from: Instant, ms: Milliseconds): Instant | null {
  if (!(ms >= 0)) throw new RangeError(`Open time to add must be 0 or more milliseconds, not ${ms}`)
  const firstYear = utcYearOf(from)
  let left = ms + openBefore(openYear(hours, firstYear), from)
  for (let year = firstYear; year <= firstYear + YEARS_AHEAD; year++) {
    const due = instantWhenOpenFor(openYear(hours, year), left, from)
    if (due !== null) return due
    left -= openYear(hours, year).total
  }
  return null
}

/** The open stretches inside [from, to), in order, the first and the last clipped to it. */
export function openIntervals(
  hours: ServiceHours,
  from: Instant,
  to: Instant,
): readonly { from: Instant; to: Instant }[] {
  const found: { from: Instant; to: Instant }[] = []
  if (!(to > from)) return found

  for (let year = utcYearOf(from); year <= utcYearOf(to); year++) {
    const { stretches } = openYear(hours, year)
    for (const stretch of stretches.slice(firstWhere(stretches, (candidate) => candidate.to > from))) {
      if (stretch.from >= to) break
      const last = found.at(-1)
      if (last?.to === stretch.from) last.to = Math.min(stretch.to, to)
      else found.push({ from: Math.max(stretch.from, from), to: Math.min(stretch.to, to) })
    }
  }
  return found
}

/** Why the desk is closed at an instant; null when it is open. */
export function closedBecause(hours: ServiceHours, at: Instant): ClosedReason | null {
  const wall = at + offsetAt(hours.zone, at)
  const day = Math.floor(wall / DAY)
  const time = wall - day * DAY
  const { spans, closedAs } = hoursOfDay(hours, day)
  if (closedAs) return closedAs

  if (spans.some(({ opens, closes }) => opens <= time && time < closes)) return null
  const isBetween = spans.some(({ opens }) => opens > time) && spans.some(({ closes }) => closes <= time)
  return isBetween ? 'break' : 'night'
}
