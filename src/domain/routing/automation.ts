import type { Criticality } from '../ground/words.ts'
import { lackedBy, type RoutingFacts } from './matching.ts'
import type { Clause } from './rule.ts'

/** What sets an automation going: a request was filed, its customer wrote, it came back, a promise is soon over. */
export const TRIGGERS = ['registered', 'answered', 'resumed', 'soon_due'] as const
export type Trigger = (typeof TRIGGERS)[number]

/** What an automation does. A team is given by the rules of routing alone. */
export type Doing =
  /** Unless a specialist has set it: the criticality is his. */
  | { readonly kind: 'criticality'; readonly criticality: Criticality }
  /** Somebody of the support, who may read it as a watcher. */
  | { readonly kind: 'watcher'; readonly personId: number }
  /** The reply of a template, begun for whoever has the request or takes it, and not sent; what he has begun himself stays. */
  | { readonly kind: 'draft'; readonly templateId: number }
  /** Read by the support alone. */
  | { readonly kind: 'note'; readonly text: string }

/** What was done by one that fired. */
export type DoneKind = Doing['kind']

/** A sentence «when …, if …, then …» about what the desk does by itself (docs/product.md#automation). */
export interface Automation {
  /** Its own for ever, given by whoever wrote it. */
  readonly id: string
  readonly name: string
  readonly enabled: boolean
  readonly trigger: Trigger
  /** All have to hold, and of each any clause; none: it does so with every request. */
  readonly when: readonly (readonly Clause[])[]
  readonly does: readonly Doing[]
}

/** One automation may be set going by what another brought about, and so on; further it does not go. */
export const DEEPEST = 3

export const MOST_DOINGS = 10

export interface Happened {
  readonly trigger: Trigger
  readonly facts: RoutingFacts
  /** The automations, by their ids, one after the other, that have led to it; none: a person or time has. */
  readonly chain: readonly string[]
}

/** Which of them something sets going, in their order: all that fit, but for what they have brought about themselves. */
export function setGoing(all: readonly Automation[], { trigger, facts, chain }: Happened): readonly Automation[] {
  if (chain.length >= DEEPEST) return []
  return all.filter(
    (one) => one.enabled && one.trigger === trigger && !chain.includes(one.id) && lackedBy(one, facts) === null,
  )
}
