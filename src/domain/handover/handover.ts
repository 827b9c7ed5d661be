import { type Instant, MINUTE } from '../ground/instant.ts'
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

/** Whether the clock of a contract runs in a stretch of time: what runs cannot wait until the giver is back. */
export function runsBetween(hours: ServiceHours, from: Instant, to: Instant): boolean {
  return from < to && openTimeBetween(hours, from, to) > 0
}
