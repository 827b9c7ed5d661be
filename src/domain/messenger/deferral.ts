import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'

/** Nine in the morning so many days on, by the wall clock of a zone. */
export function morningAfter(now: Instant, zone: string, days: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .add({ days })
    .withPlainTime('09:00')
    .toInstant().epochMilliseconds
}
