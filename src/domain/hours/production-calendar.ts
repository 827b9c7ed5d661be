import { dayNumber, type LocalDate, localDate, weekdayOf } from './local-date.ts'
import {
  HOLIDAYS_RU,
  NEW_YEAR_HOLIDAYS_RU,
  PRODUCTION_YEARS_RU,
  type ProductionYear,
} from './production-calendar-ru.ts'

/**
 * What the calendar says of one day; ordinary days have no entry.
 * `holiday` is closed; `day_off` and `working_day` are moved days and stand in for another date;
 * `short` is any working day that ends early.
 */
export interface CalendarDay {
  kind: 'holiday' | 'day_off' | 'working_day' | 'ordinary'
  standsInFor: LocalDate | null
  short: boolean
}

export type ProductionCalendar = ReadonlyMap<LocalDate, CalendarDay>

const remembered = new Map<number, ProductionCalendar>()
const ofFiles = new WeakMap<ProductionYear, ProductionCalendar>()

/**
 * The Russian production calendar of a year: as it came in a file, else as it was published. A year without a published decree follows
 * the Labour Code alone.
 */
export function productionCalendarRu(year: number, fromFiles: readonly ProductionYear[] = []): ProductionCalendar {
  const own = fromFiles.find((candidate) => candidate.year === year)
  if (own) return calendarOfFile(own)
  const known = remembered.get(year)
  if (known) return known

  const published = PRODUCTION_YEARS_RU.find((candidate) => candidate.year === year)
  const calendar = calendarOf(published ?? yearByLaw(year))
  remembered.set(year, calendar)
  return calendar
}

/**
 * What articles 95 and 112 of the Labour Code give without any decree: a day off that falls on a holiday outside 1–8
 * January moves to the next working day, and the working day right before a holiday is short.
 */
export function yearByLaw(year: number): ProductionYear {
  const holidays = HOLIDAYS_RU.map((day) => dayNumber(`${year}-${day}`))
  const newYear = NEW_YEAR_HOLIDAYS_RU.map((day) => dayNumber(`${year}-${day}`))
  const closed = new Set(holidays)
  const moves: { from: LocalDate; to: LocalDate }[] = []

  for (const holiday of holidays) {
    if (!isWeekend(holiday) || newYear.includes(holiday)) continue
    let free = holiday + 1
    while (isWeekend(free) || closed.has(free)) free++
    closed.add(free)
    moves.push({ from: localDate(holiday), to: localDate(free) })
  }

  const eves = [...holidays, dayNumber(`${year + 1}-01-01`)].map((holiday) => holiday - 1)
  const shortDays = eves.filter((day) => day >= dayNumber(`${year}-01-01`) && !isWeekend(day) && !closed.has(day))
  return { year, source: 'Трудовой кодекс РФ, статьи 95 и 112', moves, shortDays: shortDays.map(localDate) }
}

function calendarOfFile(year: ProductionYear): ProductionCalendar {
  const known = ofFiles.get(year) ?? calendarOf(year)
  ofFiles.set(year, known)
  return known
}

function calendarOf({ year, moves, shortDays }: ProductionYear): ProductionCalendar {
  const days = new Map<LocalDate, CalendarDay>()
  for (const { from, to } of moves) {
    if (from !== null) days.set(from, { kind: 'working_day', standsInFor: to, short: false })
    if (to !== null) days.set(to, { kind: 'day_off', standsInFor: from, short: false })
  }
  for (const day of HOLIDAYS_RU) days.set(`${year}-${day}`, { kind: 'holiday', standsInFor: null, short: false })
  for (const date of shortDays) {
    days.set(date, { ...(days.get(date) ?? { kind: 'ordinary', standsInFor: null }), short: true })
  }
  return days
}

function isWeekend(day: number): boolean {
  return weekdayOf(day) >= 5
}
