import { DAY, type Instant } from '../ground/instant.ts'
import { localDate } from './local-date.ts'
import { openIntervals, type ServiceHours } from './service-hours.ts'
import { offsetAt } from './zone-offsets.ts'

/** How far it looks for a working day: longer than any holidays. */
const AHEAD = 31 * DAY

/**
 * When the working day is over that is under way, or that comes next: at the last closing of a date by the clock of the hours, after now. What is
 * open for longer than a day ends no day. Null: no day ends within a month.
 */
export function endOfWorkingDay(hours: ServiceHours, now: Instant): Instant | null {
  const horizon = now + AHEAD
  const closings = openIntervals(hours, now - 2 * DAY, horizon)
    .filter(({ from, to }) => to - from <= DAY && to < horizon)
    .map(({ to }) => to)
  const isLast = (at: Instant, place: number) => dateOf(hours, at) !== dateOf(hours, closings[place + 1] ?? horizon)
  return closings.filter(isLast).find((at) => at > now) ?? null
}

/** Midnight ends the day before it. */
function dateOf({ zone }: ServiceHours, closing: Instant): string {
  const last = closing - 1
  return localDate(Math.floor((last + offsetAt(zone, last)) / DAY))
}
