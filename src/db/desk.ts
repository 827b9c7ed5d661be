import type { Instant } from '../domain/instant.ts'
import type { Actor } from '../domain/permissions.ts'
import type { Tx } from './database.ts'

/** The one context of every action: the transaction it lives in, who acts, and when. */
export interface Desk {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Instant
}
