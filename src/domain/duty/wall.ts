import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'
import { dayNumber, type LocalDate, localDate, weekdayOf } from '../hours/local-date.ts'
import type { Shift } from './shift.ts'

/** A shift as the wall clock of its team has it: 'HH:MM' both, and one that ends no later than it begins ends on the next day. */
export interface WallShift {
  readonly day: LocalDate
  readonly from: string
  readonly to: string
}

/** A time of the wall calendar as a moment; what a change of clocks has left out is an hour later, of what it has twice the first. */
export function momentOf(zone: string, day: LocalDate, time: string): Instant {
  return Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds
}

export function stretchOf(zone: string, { day, from, to }: WallShift): Pick<Shift, 'startsAt' | 'endsAt'> {
  const last = to <= from ? daysLater(day, 1) : day
  return { startsAt: momentOf(zone, day, from), endsAt: momentOf(zone, last, to) }
}

/** The wall clock of a zone at a moment. */
export function wallAt(zone: string, at: Instant): { readonly day: LocalDate; readonly time: string } {
  const [day = '', time = ''] = Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .split('T')
  return { day, time }
}

export function wallOf(zone: string, { startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>): WallShift {
  const { day, time } = wallAt(zone, startsAt)
  return { day, from: time, to: wallAt(zone, endsAt).time }
}

export function daysLater(day: LocalDate, days: number): LocalDate {
  return localDate(dayNumber(day) + days)
}

/** The Monday of the week of a day. */
export function mondayOf(day: LocalDate): LocalDate {
  return daysLater(day, -weekdayOf(dayNumber(day)))
}

/** Monday to Sunday. */
export function daysOfWeek(monday: LocalDate): readonly LocalDate[] {
  return [0, 1, 2, 3, 4, 5, 6].map((days) => daysLater(monday, days))
}

/** From the first midnight of a week until the one after its last day, in a zone. */
export function weekIn(zone: string, monday: LocalDate): Pick<Shift, 'startsAt' | 'endsAt'> {
  return { startsAt: momentOf(zone, monday, '00:00'), endsAt: momentOf(zone, daysLater(monday, 7), '00:00') }
}

/** The same shift so many weeks later by the wall clock of its team, whatever clocks do in between. */
export function weeksLater<One extends Shift>(shift: One, zone: string, weeks: number): One {
  const [from, to] = [shift.startsAt, shift.endsAt].map((at) => {
    const { day, time } = wallAt(zone, at)
    return momentOf(zone, daysLater(day, weeks * 7), time)
  })
  return { ...shift, startsAt: from ?? shift.startsAt, endsAt: to ?? shift.endsAt }
}
