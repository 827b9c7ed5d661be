import type { Instant } from '../ground/instant.ts'
import type { Channel, Criticality, Priority, Urgency } from '../ground/words.ts'

export type PriorityMatrix = Readonly<Record<Criticality, Readonly<Record<Urgency, Priority>>>>

/** A team lead's word against the matrix: it needs a reason and ends by itself at `until`. */
export interface PriorityOverride {
  readonly priority: Priority
  readonly reason: string
  readonly until: Instant
  readonly by: number
}

export interface PriorityFacts {
  readonly urgency: Urgency
  readonly criticality: Criticality
  readonly override: PriorityOverride | null
}

export interface ExplainedPriority {
  priority: Priority
  /** `overridden` only while the override holds; `computed` is what the matrix says in any case. */
  because: { urgency: Urgency; criticality: Criticality; computed: Priority; overridden: PriorityOverride | null }
}

/** The priority and why: «Срочность высокая × критичность средняя → 2». Never typed by anybody. */
export function priorityOf(
  { urgency, criticality, override }: PriorityFacts,
  matrix: PriorityMatrix,
  now: Instant,
): ExplainedPriority {
  const computed = matrix[criticality][urgency]
  const overridden = override && now < override.until ? override : null
  return { priority: overridden?.priority ?? computed, because: { urgency, criticality, computed, overridden } }
}

/** What each criticality would give with this urgency: what a specialist sees before he sets it. */
export function prioritiesWith(urgency: Urgency, matrix: PriorityMatrix): Readonly<Record<Criticality, Priority>> {
  return {
    critical: matrix.critical[urgency],
    high: matrix.high[urgency],
    medium: matrix.medium[urgency],
    low: matrix.low[urgency],
  }
}

/** The criticality of a request until a specialist sets it. */
export interface FirstCriticality {
  readonly usual: Criticality
  /** A letter of somebody whom nobody knows. */
  readonly unknownSender: Criticality
  readonly stopOfTrade: Criticality
}

export interface FirstContact {
  channel: Channel
  senderKnown: boolean
  /** «Ресторан не может торговать» */
  stopOfTrade: boolean
}

export function defaultCriticality(
  { channel, senderKnown, stopOfTrade }: FirstContact,
  first: FirstCriticality,
): Criticality {
  if (stopOfTrade) return first.stopOfTrade
  return channel === 'email' && !senderKnown ? first.unknownSender : first.usual
}
