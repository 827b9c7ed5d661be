import type { Role } from '../ground/words.ts'
import type { Side } from './audience.ts'
import { rolesOn } from './defaults.ts'

/** How often a summary comes: each full hour, once a day, or at the end of a shift, which the support alone has. */
export const SUMMARY_RHYTHMS = ['hour', 'day', 'shift'] as const
export type SummaryRhythm = (typeof SUMMARY_RHYTHMS)[number]

/** Ways that can tell several notices in one message. */
export const SUMMARY_WAYS = ['email'] as const
export type SummaryWay = (typeof SUMMARY_WAYS)[number]

export interface SummaryChoice {
  readonly every: SummaryRhythm
  /** 'HH:MM[:SS]' by the clock of his zone; null: another rhythm than `day`. */
  readonly at: string | null
}

/** What administrators want of a role by a way; a role of which they want nothing has each notice at once. */
export interface SummaryDefault {
  readonly role: Role
  readonly way: string
  readonly choice: SummaryChoice
}

/** Somebody who hears by a way. */
export interface Standing {
  readonly side: Side
  readonly roles: readonly Role[]
  readonly way: string
}

/** Only the support has shifts. */
export function rhythmsOn(side: Side): readonly SummaryRhythm[] {
  return SUMMARY_RHYTHMS.filter((every) => every !== 'shift' || side === 'support')
}

/** What somebody chose himself by way, null: each notice at once; a way that is not there he left to his roles. */
export type OwnSummaries = ReadonlyMap<string, SummaryChoice | null>

/** How somebody hears what can wait: as he chose himself, else as his roles do; null: each notice at once. */
export function summaryFor(
  own: OwnSummaries,
  defaults: readonly SummaryDefault[],
  standing: Standing,
): SummaryChoice | null {
  const chosen = own.get(standing.way)
  return chosen === undefined ? summaryByRole(defaults, standing) : chosen
}

/** How his roles hear what can wait; somebody of several hears as the one that hears soonest. */
export function summaryByRole(
  defaults: readonly SummaryDefault[],
  { side, roles, way }: Standing,
): SummaryChoice | null {
  const said = rolesOn(side, roles).map(
    (role) => defaults.find((one) => one.role === role && one.way === way)?.choice ?? null,
  )
  return said.includes(null) ? null : (said.filter((one) => one !== null).toSorted(bySoonest)[0] ?? null)
}

/** By the order of the rhythms; of two times of day the earlier one. */
function bySoonest(one: SummaryChoice, other: SummaryChoice): number {
  const rank = ({ every }: SummaryChoice) => SUMMARY_RHYTHMS.indexOf(every)
  return rank(one) - rank(other) || ((one.at ?? '') < (other.at ?? '') ? -1 : 1)
}
