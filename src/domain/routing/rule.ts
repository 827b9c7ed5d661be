import type { Channel, Priority, RequestType } from '../ground/words.ts'

/** How a rule finds the specialist inside its team; `by_hand`: the team decides. */
export const STRATEGIES = ['by_hand', 'round_robin', 'least_loaded', 'knows_venue'] as const
export type Strategy = (typeof STRATEGIES)[number]

/** What each kind of clause looks for; the request fits when it has one of them. */
export interface ClauseValues {
  readonly channel: readonly Channel[]
  /** Ids; whoever stands below one of them fits too. */
  readonly organisation: readonly number[]
  readonly dealer: readonly number[]
  readonly venue: readonly number[]
  readonly contract: readonly number[]
  /** Ids of services or of groups of them. */
  readonly service: readonly number[]
  readonly type: readonly RequestType[]
  readonly priority: readonly Priority[]
  readonly language: readonly ('ru' | 'en')[]
  /** Whether it came in the service hours of its contract or outside of them. */
  readonly hours: readonly ('inside' | 'outside')[]
  /** Words or phrases, each found where a word of subject or description begins. */
  readonly words: readonly string[]
  /** The organisation, or one above it, is a VIP. */
  readonly vip: readonly 'yes'[]
  readonly stop_of_trade: readonly 'yes'[]
}

export type ClauseKind = keyof ClauseValues

export const CLAUSE_KINDS = [
  'service',
  'words',
  'stop_of_trade',
  'vip',
  'organisation',
  'dealer',
  'venue',
  'contract',
  'channel',
  'type',
  'priority',
  'language',
  'hours',
] as const satisfies readonly ClauseKind[]

/** One of the values, or with `isNot` none of them. */
export type Clause = {
  readonly [Kind in ClauseKind]: { readonly kind: Kind; readonly isNot: boolean; readonly values: ClauseValues[Kind] }
}[ClauseKind]

/** A sentence «if … then …» by which new requests are given to a team (docs/product.md#routing). */
export interface RoutingRule {
  /** Its own for ever, given by whoever wrote it. */
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  /** All have to hold, and of each any clause; none: it takes every request. */
  readonly when: readonly (readonly Clause[])[]
  readonly teamId: number
  /** Who gets it by name; then there is no strategy. */
  readonly specialistId: number | null
  readonly strategy: Strategy
}

/** The rules in their order, and what follows from them. */
export interface Routing {
  readonly rules: readonly RoutingRule[]
  /** Minutes of service hours after which a request goes on that they gave to somebody who has not taken it; null: it stays his. */
  readonly untakenMinutes: number | null
}

/** What a desk begins with. */
export const DEFAULT_UNTAKEN_MINUTES = 15

/** A week. */
export const MOST_UNTAKEN_MINUTES = 10_080

/** So many rules, conditions, clauses and values: what nobody can read any more is no rule. */
export const MOST_RULES = 200
export const MOST_CONDITIONS = 20
export const MOST_VALUES = 100
