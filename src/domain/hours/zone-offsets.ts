import { Temporal } from 'temporal-polyfill'
import type { Instant, Milliseconds } from '../ground/instant.ts'
import { utcYearOf } from './local-date.ts'

/** A stretch of time in which a zone keeps one offset: wall clock = instant + offset. */
export interface OffsetSpan {
  from: Instant
  to: Instant
  offset: Milliseconds
}

const remembered = new Map<string, readonly OffsetSpan[]>()

/** How a zone's clock stands over one UTC year: one span, or more where it changes. Throws on an unknown zone. */
export function offsetsOfYear(zone: string, year: number): readonly OffsetSpan[] {
  const key = `${zone} ${year}`
  const known = remembered.get(key)
  if (known) return known

  const spans = offsetsBetween(zone, Date.UTC(year, 0, 1), Date.UTC(year + 1, 0, 1))
  remembered.set(key, spans)
  return spans
}

function offsetsBetween(zone: string, from: Instant, to: Instant): readonly OffsetSpan[] {
  const here = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone)
  const change = here.getTimeZoneTransition('next')?.epochMilliseconds ?? to
  const offset = here.offsetNanoseconds / 1e6
  if (change >= to) return [{ from, to, offset }]
  return [{ from, to: change, offset }, ...offsetsBetween(zone, change, to)]
}

/** The offset that holds at an instant. */
export function offsetAt(zone: string, at: Instant): Milliseconds {
  const spans = offsetsOfYear(zone, utcYearOf(at))
  return spans.find((span) => at < span.to)?.offset ?? 0
}

/** Whether there is such a zone: the name of one that is not there would stop every clock that counts by it. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
