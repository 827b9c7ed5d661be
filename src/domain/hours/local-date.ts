import { DAY, type Instant } from '../ground/instant.ts'

/** A day of the wall calendar, 'YYYY-MM-DD', in whatever zone the context names. */
export type LocalDate = string

/** Days since 1970-01-01: the calendar without zones, fit for counting. */
export type DayNumber = number

export function dayNumber(date: LocalDate): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY
}

export function localDate(day: DayNumber): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10)
}

/** 0 = Monday … 6 = Sunday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 3) % 7) + 7) % 7
}

export function utcYearOf(at: Instant): number {
  return new Date(at).getUTCFullYear()
}
