import type { HoursDraft, HoursRow } from '../../../src/contract/terms/terms.ts'
import {
  type DayProblem,
  type DayRead,
  isWholeDay,
  minutesOf,
  readDay,
  writeDay,
} from '../../../src/domain/hours/day-text.ts'
import type { ProductionYear } from '../../../src/domain/hours/production-calendar-ru.ts'
import type { DayInterval } from '../../../src/domain/hours/service-hours.ts'

import type { TextId } from '../../../src/texts/catalogue.ts'

/** Hours as they are typed: a line of text for each day. */
export interface TypedHours {
  readonly name: string
  readonly zone: string
  /** Seven lines, the first is Monday. */
  readonly days: readonly string[]
  readonly isByCalendar: boolean
  /** Years of the calendar that came as a file. */
  readonly years: readonly ProductionYear[]
  readonly shortDayCutMinutes: number
  readonly exceptions: readonly TypedException[]
  /** '': from now on. */
  readonly effectiveFrom: string
}

export interface TypedException {
  readonly date: string
  readonly text: string
  readonly note: string
}

const DAYS = [
  'admin.hours.day.0',
  'admin.hours.day.1',
  'admin.hours.day.2',
  'admin.hours.day.3',
  'admin.hours.day.4',
  'admin.hours.day.5',
  'admin.hours.day.6',
] as const

/** The short name of a day of the week; 0 is Monday. */
export function dayText(place: number): TextId {
  return DAYS[place] ?? DAYS[0]
}

type Version = HoursRow['versions'][number]

const WHOLE: readonly DayInterval[] = [{ opens: '00:00', closes: '24:00' }]

export function latestOf({ versions }: HoursRow): Version | undefined {
  return versions.at(-1)
}

export function typedOf(hours: HoursRow, roundTheClock: string): TypedHours {
  const version = latestOf(hours)
  const write = (day: readonly DayInterval[]) => writeDay(day, roundTheClock)
  return {
    name: hours.name,
    zone: hours.zone,
    days: daysOf(version).map(write),
    isByCalendar: version?.calendar === 'ru' && !version.roundTheClock,
    years: version?.years ?? [],
    shortDayCutMinutes: version?.shortDayCutMinutes ?? 60,
    exceptions: (version?.exceptions ?? []).map(({ date, intervals, note = '' }) => ({
      date,
      text: write(intervals),
      note,
    })),
    effectiveFrom: '',
  }
}

export function daysOf(
  version: Pick<Version, 'roundTheClock' | 'weekly'> | undefined,
): readonly (readonly DayInterval[])[] {
  return version?.roundTheClock ? Array.from({ length: 7 }, () => WHOLE) : (version?.weekly ?? [])
}

export const NEW_HOURS: TypedHours = {
  name: '',
  zone: 'Europe/Moscow',
  days: [...Array.from({ length: 5 }, () => '09:00–18:00'), '', ''],
  isByCalendar: true,
  years: [],
  shortDayCutMinutes: 60,
  exceptions: [],
  effectiveFrom: '',
}

export function readDays(days: readonly string[]): readonly DayRead[] {
  return days.map(readDay)
}

export function problemOf(read: DayRead | undefined): DayProblem | null {
  return read && 'problem' in read ? read.problem : null
}

export function intervalsOf(read: DayRead | undefined): readonly DayInterval[] {
  return read && 'intervals' in read ? read.intervals : []
}

export function weekMinutes(days: readonly (readonly DayInterval[])[]): number {
  return days.reduce((sum, day) => sum + minutesOf(day), 0)
}

/** As the contract wants it; null while something typed is not understood. */
export function draftOf(typed: TypedHours): HoursDraft | null {
  const days = readDays(typed.days)
  const exceptions = typed.exceptions.map(({ date, text, note }) => ({ date, read: readDay(text), note: note.trim() }))
  if (days.some(problemOf) || exceptions.some(({ read, date }) => problemOf(read) || date === '')) return null
  const weekly = days.map(intervalsOf)
  const kept = exceptions.map(({ date, read, note }) => ({ date, intervals: intervalsOf(read), ...(note && { note }) }))
  const roundTheClock = weekly.every(isWholeDay) && !typed.isByCalendar && kept.length === 0
  return {
    name: typed.name.trim(),
    zone: typed.zone,
    effectiveFrom: typed.effectiveFrom || null,
    week: {
      roundTheClock,
      weekly: roundTheClock ? Array.from({ length: 7 }, () => []) : weekly,
      calendar: typed.isByCalendar ? 'ru' : null,
      years: typed.years,
      shortDayCutMinutes: typed.shortDayCutMinutes,
      exceptions: kept.toSorted((one, other) => one.date.localeCompare(other.date)),
    },
  }
}

/** What differs between the two, part by part. */
export function changesOf(
  before: TypedHours,
  after: TypedHours,
): readonly ('name' | 'zone' | 'calendar' | 'exceptions' | number)[] {
  const days = after.days.flatMap((day, place) => (sameDay(day, before.days[place]) ? [] : [place]))
  const parts = [
    ...(before.name.trim() === after.name.trim() ? [] : ['name' as const]),
    ...(before.zone === after.zone ? [] : ['zone' as const]),
    ...days,
    ...(before.isByCalendar === after.isByCalendar &&
    before.shortDayCutMinutes === after.shortDayCutMinutes &&
    JSON.stringify(before.years) === JSON.stringify(after.years)
      ? []
      : ['calendar' as const]),
    ...(JSON.stringify(before.exceptions) === JSON.stringify(after.exceptions) ? [] : ['exceptions' as const]),
  ]
  return parts
}

function sameDay(one: string, other: string | undefined): boolean {
  return other !== undefined && JSON.stringify(readDay(one)) === JSON.stringify(readDay(other))
}
