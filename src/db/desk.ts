import type { Actor } from '../domain/access/permissions.ts'
import type { Instant } from '../domain/ground/instant.ts'
import type { Tx } from './engine/database.ts'

/** The one context of every action: the transaction it lives in, who acts, and when. */
export interface Desk {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Instant
}
