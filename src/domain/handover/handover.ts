import type { AwayFor } from '../duty/on-duty.ts'
import { holdsAt, type Shift } from '../duty/shift.ts'
import { HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import { isDeferred } from '../ground/status.ts'
import type { Status } from '../ground/words.ts'
import { openTimeBetween, type ServiceHours } from '../hours/service-hours.ts'

/**
 * What becomes of a request that is given over. `offered`: it waits for the receiver, and whoever gave it works it still. `accepted`: it is
 * the receiver's. `kept`: its giver took it back. `gone`: meanwhile somebody else has it, or it has ended.
 */
export const ITEM_STATES = ['offered', 'accepted', 'kept', 'gone'] as const
export type ItemState = (typeof ITEM_STATES)[number]

/** After so long without an answer whoever is on duty for the team is called (docs/product.md, "Hand-over"). */
export const ANSWERED_WITHIN = 15 * MINUTE

/** More than one person takes over at once is a change of the rules, not of the shift. */
export const MOST_ITEMS = 100
export const LONGEST_TODO = 500
export const LONGEST_NOTE = 2_000

/** When nobody answered in time, and somebody else is called. */
export function calledAt(madeAt: Instant): Instant {
  return madeAt + ANSWERED_WITHIN
}

/** So long whoever has no shift in the plan is away when he goes home, and so long he has worked. */
const USUALLY_AWAY = 14 * HOUR
const USUALLY_THERE = 12 * HOUR
/** Whoever gives over after the end of his shift gives that shift over. */
export const ENDED_LATELY = 3 * HOUR

export interface EndOfShift<One extends Shift> {
  /** The shift that is given over; null: none is planned. */
  readonly shift: One | null
  /** Since when he has worked. */
  readonly since: Instant
  /** When he is back: until then somebody else looks after what cannot wait. */
  readonly until: Instant
}

/** What the plan says of the end of somebody's shift: `shifts` and `absences` are his own, the earliest first, from `ENDED_LATELY` before now on. */
export function endOfShift<One extends Shift>(
  shifts: readonly One[],
  absences: readonly AwayFor[],
  now: Instant,
): EndOfShift<One> {
  const shift = shifts.findLast(({ startsAt }) => startsAt <= now) ?? null
  const isAway = (at: Instant) => absences.some((away) => holdsAt(away, at))
  const back = shifts.find(({ startsAt }) => startsAt > now && !isAway(startsAt))
  return { shift, since: shift?.startsAt ?? now - USUALLY_THERE, until: back?.startsAt ?? now + USUALLY_AWAY }
}

/** Whether a request cannot wait until its giver is back: the hours of its contract run meanwhile, and it is put off to no day. */
export function cannotWait(status: Status, hours: ServiceHours, from: Instant, until: Instant): boolean {
  return !isDeferred(status) && from < until && openTimeBetween(hours, from, until) > 0
}
