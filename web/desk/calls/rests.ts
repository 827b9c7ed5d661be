import { tomorrowAt } from '../moves/presets.ts'

/** For how long somebody wants no cards of calls. */
export const RESTS = ['quarter', 'hour', 'day'] as const
type Rest = (typeof RESTS)[number]

const MINUTE = 60_000

/** When it ends, ISO 8601; the day ends at midnight by the clock of the person. */
export function untilOf(rest: Rest, now: number, zone: string): string {
  const ends = { quarter: now + 15 * MINUTE, hour: now + 60 * MINUTE, day: tomorrowAt(0, now, zone) }
  return new Date(ends[rest]).toISOString()
}
