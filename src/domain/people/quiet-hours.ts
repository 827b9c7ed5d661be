import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../ground/instant.ts'

/** Hours of the day in which a person is not written to, 'HH:MM[:SS]' in his zone. */
export interface QuietHours {
  readonly from: string
  readonly to: string
  readonly zone: string
  /** The whole of Saturday and Sunday, too. */
  readonly weekends?: boolean
}

/** When the quiet that is now ends; null when it is not quiet. «22:00–08:00» goes over midnight, and a weekend into its Monday morning. */
export function endOfQuiet(quiet: QuietHours, now: Instant): Instant | null {
  const end = endOfStretch(quiet, now)
  // A night that touches a weekend is one quiet with it: Friday evening lasts until Monday morning.
  return end === null || end <= now ? end : (endOfQuiet(quiet, end) ?? end)
}

/** When the stretch of quiet around a moment ends: of that night, or of that weekend. */
function endOfStretch(quiet: QuietHours, at: Instant): Instant | null {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(quiet.zone)
  if (!quiet.weekends || here.dayOfWeek < SATURDAY) return endOfNight(quiet, here)
  const monday = here.toPlainDate().add({ days: 8 - here.dayOfWeek })
  return monday.toZonedDateTime({ timeZone: quiet.zone }).epochMilliseconds
}

const SATURDAY = 6

function endOfNight({ from, to, zone }: QuietHours, here: Temporal.ZonedDateTime): Instant | null {
  const [begins, ends, time] = [Temporal.PlainTime.from(from), Temporal.PlainTime.from(to), here.toPlainTime()]
  const isAtOrAfter = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
    Temporal.PlainTime.compare(one, other) >= 0
  const [began, isOver, overMidnight] = [isAtOrAfter(time, begins), isAtOrAfter(time, ends), isAtOrAfter(begins, ends)]
  const isQuiet = overMidnight ? began || !isOver : began && !isOver
  if (!isQuiet || begins.equals(ends)) return null
  const day = overMidnight && began ? here.toPlainDate().add({ days: 1 }) : here.toPlainDate()
  return day.toZonedDateTime({ timeZone: zone, plainTime: ends }).epochMilliseconds
}
