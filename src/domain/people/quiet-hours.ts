import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'

/** Hours of the day in which a person is not written to, 'HH:MM[:SS]' in his zone. */
export interface QuietHours {
  readonly from: string
  readonly to: string
  readonly zone: string
}

/** When the quiet hours that are now end; null when it is no quiet hour. «22:00–08:00» goes over midnight. */
export function endOfQuiet({ from, to, zone }: QuietHours, now: Instant): Instant | null {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  const [begins, ends, time] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to), here.toPlainTime()]
  const isAtOrAfter = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(one, other) >= 0
  const [began, isOver, overMidnight] = [isAtOrAfter(time, begins), isAtOrAfter(time, ends), isAtOrAfter(begins, ends)]
  const isQuiet = overMidnight ? began || !isOver : began && !isOver
  if (!isQuiet || begins.equals(ends)) return null
  const day = overMidnight && began ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: ends }).epochMilliseconds
}
