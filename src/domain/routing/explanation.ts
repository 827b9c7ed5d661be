import type { ClauseKind, Strategy } from './rule.ts'

/** By what a request came to its team, in the order in which it is asked (docs/product.md#routing). */
export const ROUTING_REASONS = ['rule', 'service_team', 'organisation', 'default_team', 'by_hand'] as const
export type RoutingReason = (typeof ROUTING_REASONS)[number]

/** Why somebody of the team was not chosen; null: he could have been. */
export const PASSED_BY = ['away', 'off_line', 'full', 'gone', 'own'] as const
export type PassedBy = (typeof PASSED_BY)[number]

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
}
