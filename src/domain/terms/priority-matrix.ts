import type { Instant } from '../ground/instant.ts'
import type { Channel, Criticality, Priority, Urgency } from '../ground/words.ts'

export type PriorityMatrix = Readonly<Record<Criticality, Readonly<Record<Urgency, Priority>>>>

/** The default; an administrator may keep another. */
export const PRIORITY_MATRIX: PriorityMatrix = {
  critical: { high: 1, medium: 1, low: 2 }, // trade stopped, a whole chain
  high: { high: 1, medium: 2, low: 3 }, // a function is down at a venue, no way around
  medium: { high: 2, medium: 3, low: 3 }, // there is a way around
  low: { high: 3, medium: 4, low: 4 }, // a question, a wish
}

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
  now: Instant,
  matrix: PriorityMatrix = PRIORITY_MATRIX,
): ExplainedPriority {
  const computed = matrix[criticality][urgency]
  const overridden = override && now < override.until ? override : null
  return { priority: overridden?.priority ?? computed, because: { urgency, criticality, computed, overridden } }
}

export interface FirstContact {
  channel: Channel
  senderKnown: boolean
  /** «Ресторан не может торговать» */
  stopOfTrade: boolean
}

/** The criticality until a specialist sets it. */
export function defaultCriticality({ channel, senderKnown, stopOfTrade }: FirstContact): Criticality {
  if (stopOfTrade) return 'critical'
  return channel === 'email' && !senderKnown ? 'low' : 'medium'
}
