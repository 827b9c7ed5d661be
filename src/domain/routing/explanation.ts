import type { Instant } from '../ground/instant.ts'
import type { ClauseKind, Strategy } from './rule.ts'

/** By what a request came to its team, in the order in which it is asked (docs/product.md#routing). */
export const ROUTING_REASONS = ['rule', 'service_team', 'organisation', 'default_team', 'by_hand'] as const
export type RoutingReason = (typeof ROUTING_REASONS)[number]

/** Why somebody of the team was not chosen; null: he could have been. */
export const PASSED_BY = ['away', 'off_line', 'full', 'gone', 'own', 'had_it'] as const
export type PassedBy = (typeof PASSED_BY)[number]

/** Why a request went on by itself: its specialist is away, he has not taken it in time, or somebody of its team has become free. */
export const ROUTED_AGAIN = ['away', 'untaken', 'freed'] as const
export type RoutedAgain = (typeof ROUTED_AGAIN)[number]

export interface Considered {
  readonly personId: number
  /** Open requests that he had. */
  readonly open: number
  readonly openLimit: number | null
  readonly why: PassedBy | null
}

/** Why the request is in its team's queue and with its specialist; shown as «Почему сюда». */
export interface RoutingExplanation {
  readonly because: RoutingReason
  readonly rule?: { readonly id: string; readonly name: string }
  /** Rules above it, each with the first thing that the request lacked. */
  readonly passedOver?: readonly { readonly name: string; readonly lacked: ClauseKind }[]
  readonly strategy?: Strategy
  readonly considered?: readonly Considered[]
  readonly chosenId?: number
  /** Why it went on to where it is now; absent: it is where it came to, or a person has moved it. */
  readonly again?: RoutedAgain
  /** Whose it was and was not worked: the rules do not give it back to him within a day. */
  readonly passed?: readonly { readonly personId: number; readonly at: Instant }[]
  /** Until when whoever was chosen has to take it; then it goes on. */
  readonly takeBy?: Instant
  /** The desk stood still when that moment came, and has given him the time anew; it does so once. */
  readonly isAnew?: true
}
