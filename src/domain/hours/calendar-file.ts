import { dayNumber, type LocalDate, localDate, weekdayOf } from './local-date.ts'
import { HOLIDAYS_RU, type ProductionYear } from './production-calendar-ru.ts'

/** Why a file is no year of the production calendar. */
export type CalendarFlaw = 'not-a-calendar' | 'too-few-days'

/** Days that are off and days that are short, as a file lists them; where a day off came from, when the file says so. */
interface Listed {
  readonly year: number
  readonly off: ReadonlySet<LocalDate>
  readonly short: ReadonlySet<LocalDate>
  readonly from: ReadonlyMap<LocalDate, LocalDate>
}

/** No year has fewer days off; a file with less of them is a part of one. */
const LEAST_DAYS_OFF = 100

/**
 * Years of the production calendar in a file: the table of the open data of the state (a year a row, a column a month, «1,2,3*,9+»: short
 * days have a star, moved ones a plus), or the JSON and XML that are made of it. `source` is kept with each year and shown.
 */
export function calendarYearsIn(text: string, source: string): readonly ProductionYear[] | CalendarFlaw {
  const listed = listsIn(text.replace(/^\uFEFF/, '').trim())
  if (!listed || listed.length === 0) return 'not-a-calendar'
  if (listed.some(({ off }) => off.size < LEAST_DAYS_OFF)) return 'too-few-days'
  return listed.map((one) => yearOf(one, source))
}

function listsIn(text: string): Listed[] | null {
  if (text.startsWith('{')) return fromJson(text)
  return text.startsWith('<') ? fromXml(text) : fromTable(text)
}

function fromJson(text: string): Listed[] | null {
  const read = parsed(text)
  if (!isRecord(read) || !isYear(read.year) || !Array.isArray(read.months)) return null
  const { year, transitions } = read
  const months: readonly unknown[] = read.months
  const lists = months.map((one): [number, string] =>
    isRecord(one) ? [Number(one.month), String(one.days ?? '')] : [0, ''],
  )
  const moves: readonly unknown[] = Array.isArray(transitions) ? transitions : []
  const from = moves.flatMap((one): [LocalDate, LocalDate][] =>
    isRecord(one) ? [[dateOf(year, String(one.to)), dateOf(year, String(one.from))]] : [],
  )
  return listedIn(year, lists, new Map(from))
}

/** t: 1 is off, 2 is short, 3 is worked; f: the day whose rest it has. */
function fromXml(text: string): Listed[] | null {
  const year = Number(/<calendar[^>]*\byear="(\d{4})"/.exec(text)?.[1])
  if (!isYear(year)) return null
  const worked = new Set<LocalDate>()
  const off = new Set<LocalDate>()
  const short = new Set<LocalDate>()
  const from = new Map<LocalDate, LocalDate>()
  for (const [tag] of text.matchAll(/<day\s[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1]
    const date = dateOf(year, attribute('d') ?? '')
    const kind = attribute('t')
    if (kind === '1') off.add(date)
    if (kind === '2') short.add(date)
    if (kind === '3') worked.add(date)
    const moved = attribute('f')
    if (moved) from.set(date, dateOf(year, moved))
  }
  // A file of this kind tells of weekends only when they are worked.
  for (const date of datesOf(year)) if (isWeekend(date) && !worked.has(date) && !short.has(date)) off.add(date)
  return off.size === 0 ? null : [{ year, off, short, from }]
}

function fromTable(text: string): Listed[] | null {
  const rows = text.split(/\r?\n/).map(cellsOf)
  const years = rows.filter(([first = '', ...cells]) => isYear(Number(first)) && cells.length >= 12)
  const lists = years.map(([first, ...cells]) =>
    listedIn(
      Number(first),
      cells.slice(0, 12).map((days, month): [number, string] => [month + 1, days]),
      new Map(),
    ),
  )
  return lists.some((one) => one === null) ? null : lists.flatMap((one) => one ?? [])
}

/** Cells apart by semicolons, or by commas with quotes around each list. */
function cellsOf(row: string): string[] {
  const isQuoted = row.includes('"')
  const cells = isQuoted
    ? [...row.matchAll(/"([^"]*)"|([^",;]+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '')
    : row.split(';')
  return cells.map((cell) => cell.trim())
}

function listedIn(
  year: number,
  lists: readonly (readonly [month: number, days: string])[],
  from: ReadonlyMap<LocalDate, LocalDate>,
): Listed[] | null {
  const off = new Set<LocalDate>()
  const short = new Set<LocalDate>()
  for (const [month, days] of lists) {
    for (const said of days.split(',').map((day) => day.trim())) {
      const [, day, sign] = /^(\d{1,2})([*+]?)$/.exec(said) ?? []
      if (day === undefined || month < 1 || month > 12) return null
      const date = `${year}-${two(month)}-${day.padStart(2, '0')}`
      if (sign === '*') short.add(date)
      else off.add(date)
    }
  }
  return [{ year, off, short, from }]
}

function yearOf({ year, off, short, from }: Listed, source: string): ProductionYear {
  const holidays = new Set(HOLIDAYS_RU.map((day) => `${year}-${day}`))
  const movedTo = [...off].filter((date) => !isWeekend(date) && !holidays.has(date)).toSorted()
  const moves = movedTo.map((to) => ({ from: from.get(to) ?? null, to }))
  const known = new Set(moves.map((move) => move.from))
  const worked = datesOf(year).filter((date) => isWeekend(date) && !off.has(date) && !known.has(date))
  return {
    year,
    source,
    moves: [...moves, ...worked.map((date) => ({ from: date, to: null }))],
    shortDays: [...short].toSorted(),
  }
}

function datesOf(year: number): LocalDate[] {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, place) => localDate(first + place))
}

function isWeekend(date: LocalDate): boolean {
  return weekdayOf(dayNumber(date)) >= 5
}

/** «05.02» → the second of May. */
function dateOf(year: number, monthAndDay: string): LocalDate {
  const [month = '', day = ''] = monthAndDay.split('.')
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}

function isYear(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 2000 && value <= 2100
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
