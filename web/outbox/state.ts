import type { Answer, Entry } from './entry.ts'

/** What a person sees of his outbox. */
export interface Outbox {
  /** What waits and what was refused, the oldest first; and for a day what is done. */
  readonly entries: readonly Entry[]
  /** Under way right now: its id. */
  readonly sending: string | null
  /** His session is over: nothing leaves before he has signed in again. */
  readonly wantsSignIn: boolean
}

/** How far it came before the page was told: sent, with what the server said, or left to wait. */
export type Outcome = { readonly state: 'sent'; readonly answer: Answer | null } | { readonly state: 'waiting' }

export const NOTHING: Outbox = { entries: [], sending: null, wantsSignIn: false }

let shown: Outbox = NOTHING
const listeners = new Set<() => void>()

export function listenOutbox(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function outboxNow(): Outbox {
  return shown
}

export function show(next: Outbox): void {
  shown = next
  for (const listener of [...listeners]) listener()
}
