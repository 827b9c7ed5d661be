import type { Instant } from '../src/domain/ground/instant.ts'
import type { DayInterval, HoursVersion, ServiceHours } from '../src/domain/hours/service-hours.ts'

/** Chance with a memory: the same seed tells the same story. */
export interface Chance {
  /** 0 … below `limit`. */
  below(limit: number): number
  oneOf<T>(values: readonly [T, ...T[]]): T
  happens(share: number): boolean
}

/** Mulberry32: small, and even enough to pick test cases. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    below,
    oneOf: (values) => values[below(values.length)] ?? values[0],
    happens: (share) => next() < share,
  }
}

/** Summer time of whole and half hours, at night and at midnight, on both halves of the globe, and none at all. */
export const ZONES = [
  'Europe/Moscow',
  'Asia/Kamchatka',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
] as const

export function someHours(chance: Chance, id: number): ServiceHours {
  const versions = [someVersion(chance, '2020-01-01')]
  if (chance.happens(0.4)) versions.push(someVersion(chance, someDate(chance)))
  return { id, name: 'hours', zone: chance.oneOf(ZONES), versions }
}

function someVersion(chance: Chance, effectiveFrom: string): HoursVersion {
  const working = someDay(chance)
  const saturday = chance.happens(0.3) ? someDay(chance) : []
  const sunday = chance.happens(0.2) ? someDay(chance) : []
  const friday = chance.happens(0.2) ? someDay(chance) : working
  const monday = chance.happens(0.1) ? someDay(chance) : working
  return {
    effectiveFrom,
    roundTheClock: chance.happens(0.08),
    weekly: [monday, working, working, chance.happens(0.1) ? [] : working, friday, saturday, sunday],
    calendar: chance.oneOf(['ru', 'ru', null]),
    shortDayCutMinutes: chance.oneOf([60, 60, 0, 45, 240]),
    exceptions: Array.from({ length: chance.below(6) }, () => ({
      date: someDate(chance),
      intervals: chance.happens(0.5) ? [] : someDay(chance),
    })),
  }
}

/** Offices, shifts around midnight, breaks, and edges inside the hours that summer time skips or repeats. */
function someDay(chance: Chance): readonly DayInterval[] {
  if (chance.happens(0.15)) return [{ opens: '00:00', closes: '24:00' }]
  const count = chance.oneOf([2, 2, 4, 4, 6])
  const step = chance.oneOf([60, 30, 15, 1])
  const edges = new Set<number>()
  while (edges.size < count) edges.add(chance.below(1_440 / step + 1) * step)
  const sorted = [...edges].sort((one, other) => one - other)
  return sorted.flatMap((opens, index) => {
    const closes = sorted[index + 1]
    return index % 2 === 1 || closes === undefined ? [] : [{ opens: clock(opens), closes: clock(closes) }]
  })
}

function someDate(chance: Chance): string {
  return new Date(Date.UTC(2025, 0, 1 + chance.below(1_095))).toISOString().slice(0, 10)
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Whole minutes, whole seconds and neither, in equal parts. */
export function grained(chance: Chance, at: Instant): Instant {
  const grain = chance.oneOf([60_000, 1_000, 1])
  return Math.floor(at / grain) * grain
}
