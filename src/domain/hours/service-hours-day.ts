import { MINUTE, type Milliseconds } from '../ground/instant.ts'
import { type DayNumber, dayNumber, type LocalDate, localDate, weekdayOf } from './local-date.ts'
import { type CalendarDay, productionCalendarRu } from './production-calendar.ts'
import type { ProductionYear } from './production-calendar-ru.ts'

/** 'HH:MM' on the wall; `closes` may be '24:00'. Open at `opens`, closed at `closes`. */
export interface DayInterval {
  opens: string
  closes: string
}

export interface HoursVersion {
  /** The local date it takes effect. */
  effectiveFrom: LocalDate
  /** 24×7: ignores everything below. */
  roundTheClock: boolean
  /** Seven entries, the first is Monday; several intervals a day. */
  weekly: readonly (readonly DayInterval[])[]
  /**
   * Production calendar: holidays are closed, a moved day has the hours of the weekday it stands in for (a working day
   * falls back to Monday's when that weekday is closed), a short day ends `shortDayCutMinutes` earlier.
   */
  calendar: 'ru' | null
  /** Years of the calendar that came as a file: each stands in for the one that the program knows. */
  years?: readonly ProductionYear[] | undefined
  shortDayCutMinutes: number
  /** Beats weekly and calendar. */
  exceptions: readonly DayException[]
}

export interface DayException {
  date: LocalDate
  /** None = closed. */
  intervals: readonly DayInterval[]
  /** Why, in the words of whoever made it. */
  note?: string | undefined
}

/** When a contract is served. Versions are sorted by `effectiveFrom`; before the first one the first holds. */
export interface ServiceHours {
  id: number
  name: string
  zone: string
  versions: readonly HoursVersion[]
}

/** Part of a local day, in milliseconds of the wall clock since its midnight. */
export interface WallSpan {
  opens: Milliseconds
  closes: Milliseconds
}

export interface DayHours {
  /** Sorted, apart from each other. */
  spans: readonly WallSpan[]
  /** Why a day without spans is closed; null for a working day. */
  closedAs: 'day_off' | 'holiday' | null
}

const WHOLE_DAY: DayHours = { spans: [{ opens: 0, closes: 1_440 * MINUTE }], closedAs: null }
const MONDAY = 0
const SUNDAY = 6

/** The hours of one local day, whatever its zone does with the clock. */
export function hoursOfDay(hours: ServiceHours, day: DayNumber): DayHours {
  const date = localDate(day)
  const version = versionOn(hours, date)
  if (!version) return { spans: [], closedAs: 'day_off' }
  if (version.roundTheClock) return WHOLE_DAY

  const exception = version.exceptions.find((candidate) => candidate.date === date)
  if (exception) return dayHours(spansOf(exception.intervals), 'holiday')
  return version.calendar ? hoursByCalendar(version, day) : dayHours(weeklySpans(version, weekdayOf(day)), 'day_off')
}

function versionOn(hours: ServiceHours, date: LocalDate): HoursVersion | undefined {
  return hours.versions.findLast((version) => version.effectiveFrom <= date) ?? hours.versions[0]
}

function hoursByCalendar(version: HoursVersion, day: DayNumber): DayHours {
  const date = localDate(day)
  const special = productionCalendarRu(Number(date.slice(0, 4)), version.years).get(date)
  if (special?.kind === 'holiday') return { spans: [], closedAs: 'holiday' }

  const weekday = special ? weekdayAs(special, day) : weekdayOf(day)
  const own = weeklySpans(version, weekday)
  const spans = own.length === 0 && special?.kind === 'working_day' ? weeklySpans(version, MONDAY) : own
  const kept = special?.short ? endedEarlier(spans, version.shortDayCutMinutes * MINUTE) : spans
  return dayHours(kept, special?.kind === 'day_off' ? 'holiday' : 'day_off')
}

/** A day off of which it is not known whose rest it has is a Sunday. */
function weekdayAs({ kind, standsInFor }: CalendarDay, day: DayNumber): number {
  if (standsInFor !== null) return weekdayOf(dayNumber(standsInFor))
  return kind === 'day_off' ? SUNDAY : weekdayOf(day)
}

function dayHours(spans: readonly WallSpan[], whenClosed: 'day_off' | 'holiday'): DayHours {
  return { spans, closedAs: spans.length === 0 ? whenClosed : null }
}

function weeklySpans(version: HoursVersion, weekday: number): readonly WallSpan[] {
  return spansOf(version.weekly[weekday] ?? [])
}

/** The same time, sorted and without overlaps: a minute that two intervals name counts once. */
function spansOf(intervals: readonly DayInterval[]): readonly WallSpan[] {
  const sorted = intervals
    .map(({ opens, closes }) => ({ opens: wallTime(opens), closes: wallTime(closes) }))
    .filter(({ opens, closes }) => opens < closes)
    .sort((one, other) => one.opens - other.opens)
  const apart: WallSpan[] = []
  for (const span of sorted) {
    const last = apart.at(-1)
    if (last && span.opens <= last.closes) last.closes = Math.max(last.closes, span.closes)
    else apart.push(span)
  }
  return apart
}

function endedEarlier(spans: readonly WallSpan[], cut: Milliseconds): readonly WallSpan[] {
  const end = (spans.at(-1)?.closes ?? 0) - cut
  return spans
    .map(({ opens, closes }) => ({ opens, closes: Math.min(closes, end) }))
    .filter(({ opens, closes }) => opens < closes)
}

function wallTime(clock: string): Milliseconds {
  return (Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))) * MINUTE
}
