import type { Instant, Milliseconds } from '../src/domain/ground/instant.ts'
import type { DayInterval, HoursVersion, ServiceHours } from '../src/domain/hours/service-hours.ts'

/**
 * A second, slow and plain way to know what the SLA clock must say: it walks through time minute by minute and asks
 * Intl what the clock on the wall reads. It shares the shapes of the data with the domain, and no code and no calendar.
 * Every minute is open or closed as a whole, since intervals and today's zone changes fall on whole minutes.
 */
const MINUTE = 60_000
const DAY_MINUTES = 1_440

export const TABLE_START: Instant = Date.UTC(2025, 0, 1)
export const TABLE_END: Instant = Date.UTC(2028, 0, 1)
const MINUTES = (TABLE_END - TABLE_START) / MINUTE

/** What the wall reads at each minute of the table, in minutes since 1970-01-01 00:00 of the wall; the jumps in it. */
export interface Wall {
  reads: Int32Array
  jumps: readonly Instant[]
}

/** One byte a minute: 1 = open. */
export type OpenMinutes = Uint8Array

/** A stretch in which a clock runs, under the minutes of its hours; without an end while it goes on. */
export interface RunningStretch {
  from: Instant
  to: Instant | null
  open: OpenMinutes
}

export function wallOf(zone: string): Wall {
  const read = wallReader(zone)
  const reads = new Int32Array(MINUTES)
  const jumps: Instant[] = []
  for (let hour = 0; hour < MINUTES; hour += 60) {
    const first = read(TABLE_START + hour * MINUTE)
    const isSteady = read(TABLE_START + (hour + 60) * MINUTE) === first + 60
    for (let minute = hour; minute < hour + 60; minute++) {
      reads[minute] = isSteady ? first + minute - hour : read(TABLE_START + minute * MINUTE)
      if (minute > 0 && reads[minute] !== at(reads, minute - 1) + 1) jumps.push(TABLE_START + minute * MINUTE)
    }
  }
  return { reads, jumps }
}

export function openMinutes(hours: ServiceHours, wall: Wall): OpenMinutes {
  const open = new Uint8Array(MINUTES)
  const days = new Map<number, Uint8Array>()
  for (let minute = 0; minute < MINUTES; minute++) {
    const reads = at(wall.reads, minute)
    const day = Math.floor(reads / DAY_MINUTES)
    let pattern = days.get(day)
    if (!pattern) {
      pattern = dayPattern(hours, day)
      days.set(day, pattern)
    }
    open[minute] = at(pattern, reads - day * DAY_MINUTES)
  }
  return open
}

export function openBetween(open: OpenMinutes, from: Instant, to: Instant): Milliseconds {
  let sum = 0
  for (let minute = minuteOf(from); minute * MINUTE + TABLE_START < to; minute++) {
    const start = TABLE_START + minute * MINUTE
    if (at(open, minute) === 1) sum += Math.min(to, start + MINUTE) - Math.max(from, start)
  }
  return sum
}

/**
 * The first instant at which `target` has run and the clock still runs, or would. 'beyond' when the table ends before,
 * null when the clock stands still before.
 */
export function reached(stretches: readonly RunningStretch[], target: Milliseconds): Instant | null | 'beyond' {
  let left = target
  for (const { from, to, open } of stretches) {
    const end = to ?? TABLE_END
    if (left === 0 && isOpenOrJustClosing(open, from) && from < end) return from
    for (let minute = minuteOf(from); minute < MINUTES; minute++) {
      const start = Math.max(from, TABLE_START + minute * MINUTE)
      if (start >= end) break
      if (at(open, minute) === 0) continue
      const stop = Math.min(end, TABLE_START + (minute + 1) * MINUTE)
      if (start + left <= stop && start + left < end) return start + left
      left -= stop - start
    }
    if (to === null) return 'beyond'
  }
  return null
}

function isOpenOrJustClosing(open: OpenMinutes, instant: Instant): boolean {
  const minute = minuteOf(instant)
  const isClosing = TABLE_START + minute * MINUTE === instant && minute > 0 && at(open, minute - 1) === 1
  return at(open, minute) === 1 || isClosing
}

/** The calendar of a five-day week as it is printed, typed off by hand; not the data of the domain. */
const HOLIDAYS = /-(01-0[1-8]|02-23|03-08|05-01|05-09|06-12|11-04)$/
const INSTEAD_OF: Readonly<Record<string, 'Sat' | 'Sun' | 'Mon'>> = {
  ...{ '2025-05-02': 'Sat', '2025-12-31': 'Sun', '2025-05-08': 'Sun', '2025-06-13': 'Sat', '2025-11-03': 'Sat' },
  ...{ '2026-01-09': 'Sat', '2026-12-31': 'Sun', '2026-03-09': 'Sun', '2026-05-11': 'Sat' },
  ...{ '2027-11-05': 'Sat', '2027-12-31': 'Sun', '2027-02-22': 'Sat' },
  ...{ '2027-05-03': 'Sat', '2027-05-10': 'Sun', '2027-06-14': 'Sat' },
  ...{ '2025-11-01': 'Mon', '2027-02-20': 'Mon' },
}
const SHORT = new Set(
  `2025-03-07 2025-04-30 2025-06-11 2025-11-01 2026-04-30 2026-05-08 2026-06-11 2026-11-03
  2027-02-20 2027-04-30 2027-06-11 2027-11-03`.split(/\s+/),
)
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

function dayPattern(hours: ServiceHours, day: number): Uint8Array {
  const date = new Date(day * DAY_MINUTES * MINUTE).toISOString().slice(0, 10)
  const name = new Date(day * DAY_MINUTES * MINUTE).toUTCString().slice(0, 3)
  let version = hours.versions[0]
  for (const later of hours.versions) if (later.effectiveFrom <= date) version = later
  return version ? versionPattern(version, date, name) : new Uint8Array(DAY_MINUTES)
}

function versionPattern(version: HoursVersion, date: string, name: string): Uint8Array {
  const exception = version.exceptions.find((candidate) => candidate.date === date)
  const week = (weekday: string) => pattern(version.weekly[WEEK.indexOf(weekday)] ?? [])
  if (version.roundTheClock) return new Uint8Array(DAY_MINUTES).fill(1)
  if (exception) return pattern(exception.intervals)
  if (version.calendar === null) return week(name)
  if (HOLIDAYS.test(date)) return new Uint8Array(DAY_MINUTES)
  const usual = week(INSTEAD_OF[date] ?? name).slice()
  if (SHORT.has(date)) usual.fill(0, Math.max(0, usual.lastIndexOf(1) + 1 - version.shortDayCutMinutes))
  return usual
}

const patterns = new WeakMap<readonly DayInterval[], Uint8Array>()

function pattern(intervals: readonly DayInterval[]): Uint8Array {
  const known = patterns.get(intervals)
  if (known) return known

  const minutes = new Uint8Array(DAY_MINUTES)
  for (let minute = 0; minute < DAY_MINUTES; minute++) {
    const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
    if (intervals.some(({ opens, closes }) => opens <= clock && clock < closes)) minutes[minute] = 1
  }
  patterns.set(intervals, minutes)
  return minutes
}

function wallReader(zone: string): (at: Instant) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  })
  return (instant) => {
    const [day = 0, month = 0, year = 0, hour = 0, minute = 0] = format.format(instant).split(/\D+/).map(Number)
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE
  }
}

function minuteOf(instant: Instant): number {
  return Math.floor((instant - TABLE_START) / MINUTE)
}

function at(values: Int32Array | Uint8Array, index: number): number {
  const value = values[index]
  if (value === undefined) throw new RangeError(`Minute ${index} is outside the table`)
  return value
}
