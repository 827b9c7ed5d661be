import { Temporal } from 'temporal-polyfill'
import type { AwayFor } from '../duty/on-duty.ts'
import { holdsAt, type Shift } from '../duty/shift.ts'
import { DAY, type Instant } from '../ground/instant.ts'
import type { Priority } from '../ground/words.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import { endOfWorkingDay } from '../hours/working-day.ts'
import { endOfQuiet, type QuietHours } from '../people/quiet-hours.ts'
import type { SummaryChoice } from './rhythm.ts'

/** When the day is over of whoever has neither a shift in the plan nor a team whose hours end (docs/product.md, "Summaries"). */
const END_OF_DAY = '18:00'

export interface SummaryQuestion {
  readonly choice: SummaryChoice
  readonly zone: string
  readonly quiet: QuietHours | null
  /** The end of his shift (`shiftOver`); null: none is planned. */
  readonly shiftEndsAt: Instant | null
  /** The end of the working day of his teams (`dayOver`); null: they have none. */
  readonly dayEndsAt: Instant | null
}

/** When the next summary leaves: after now, and not in his quiet hours. */
export function nextSummary({ choice, zone, quiet, shiftEndsAt, dayEndsAt }: SummaryQuestion, now: Instant): Instant {
  const at = nextOf(choice, zone, shiftEndsAt ?? dayEndsAt, now)
  return (quiet && endOfQuiet(quiet, at)) ?? at
}

function nextOf({ every, at }: SummaryChoice, zone: string, workEndsAt: Instant | null, now: Instant): Instant {
  if (every === 'hour') return nextHour(zone, now)
  if (every === 'shift') return workEndsAt ?? nextTime(zone, END_OF_DAY, now)
  return nextTime(zone, at ?? END_OF_DAY, now)
}

function nextHour(zone: string, now: Instant): Instant {
  const here = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone)
  return here.round({ smallestUnit: 'hour', roundingMode: 'floor' }).add({ hours: 1 }).epochMilliseconds
}

function nextTime(zone: string, time: string, now: Instant): Instant {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(zone).toPlainDate()
  const on = (date: Temporal.PlainDate) =>
    date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds
  return on(today) > now ? on(today) : on(today.add({ days: 1 }))
}

/**
 * When the shift is over in which somebody is, or that comes next: the earliest end within a day, so that nothing waits for longer; null: none
 * is planned. `shifts` and `absences` are his own.
 */
export function shiftOver(shifts: readonly Shift[], absences: readonly AwayFor[], now: Instant): Instant | null {
  const ends = shifts
    .filter(({ startsAt }) => !absences.some((away) => holdsAt(away, Math.max(startsAt, now))))
    .map(({ endsAt }) => endsAt)
    .filter((endsAt) => endsAt > now && endsAt - now <= DAY)
  return ends.length === 0 ? null : Math.min(...ends)
}

/** When the day of somebody's teams is over: with the first of their working days that ends; null: none of them has hours that end. */
export function dayOver(hoursOfTeams: readonly ServiceHours[], now: Instant): Instant | null {
  const ends = hoursOfTeams.map((hours) => endOfWorkingDay(hours, now)).filter((end) => end !== null)
  return ends.length === 0 ? null : Math.min(...ends)
}

/** What decides where a request stands in a summary. */
export interface Summed {
  readonly stopOfTrade: boolean
  /** The next word is the reader's. */
  readonly isReadersTurn: boolean
  readonly isOpen: boolean
  readonly priority: Priority
  /** When the last of it happened. */
  readonly newestAt: Instant
}

/** What needs the reader first, what is over last; of the rest what is pressing, then what is new. */
export function inOrder<One extends Summed>(requests: readonly One[]): One[] {
  const rank = (one: Summed) => [
    one.stopOfTrade ? 0 : 1,
    one.isReadersTurn ? 0 : 1,
    one.isOpen ? 0 : 1,
    one.isOpen ? one.priority : 0,
    -one.newestAt,
  ]
  return requests.toSorted((a, b) => {
    const theirs = rank(b)
    return (
      rank(a)
        .map((place, at) => place - (theirs[at] ?? 0))
        .find((difference) => difference !== 0) ?? 0
    )
  })
}
