import { dayNumber, type LocalDate, localDate, weekdayOf } from './local-date.ts'
import { productionCalendarRu } from './production-calendar.ts'
import { hoursOfDay, type ServiceHours } from './service-hours-day.ts'

/** How a day of the year stands out; `weekday` is one like every week. */
export type DayMark = 'exception' | 'holiday' | 'moved' | 'short' | 'weekday'

export interface YearDay {
  readonly date: LocalDate
  readonly mark: DayMark
  readonly isOpen: boolean
}

/** Every day of a year as the hours have it, month by month, with what makes it another day than the week says. */
export function yearOf(hours: ServiceHours, year: number): readonly (readonly YearDay[])[] {
  return Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month, 1) / DAY
    const days = Date.UTC(year, month + 1, 1) / DAY - first
    return Array.from({ length: days }, (_, place) => dayOf(hours, first + place))
  })
}

/** How many places of the week are empty before the first of a month. */
export function blanksBefore(date: LocalDate): number {
  return weekdayOf(dayNumber(date))
}

const DAY = 86_400_000

function dayOf(hours: ServiceHours, day: number): YearDay {
  const date = localDate(day)
  const version = hours.versions.findLast(({ effectiveFrom }) => effectiveFrom <= date) ?? hours.versions[0]
  const isOpen = hoursOfDay(hours, day).spans.length > 0
  if (version?.exceptions.some((one) => one.date === date) && !version.roundTheClock)
    return { date, mark: 'exception', isOpen }
  const special =
    version?.calendar && !version.roundTheClock
      ? productionCalendarRu(Number(date.slice(0, 4)), version.years).get(date)
      : null
  if (!special) return { date, mark: 'weekday', isOpen }
  if (special.kind === 'holiday') return { date, mark: 'holiday', isOpen }
  if (special.standsInFor !== null || special.kind === 'day_off' || special.kind === 'working_day')
    return { date, mark: 'moved', isOpen }
  return { date, mark: special.short ? 'short' : 'weekday', isOpen }
}
