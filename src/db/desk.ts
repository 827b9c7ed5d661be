import type { Actor } from '../domain/access/permissions.ts'
import type { Instant } from '../domain/ground/instant.ts'
import type { Tx } from './engine/database.ts'

/** Where a call comes from: network address and program of the caller, and the API token he came with. */
export interface Origin {
  readonly address: string
  readonly userAgent: string
  readonly tokenId: number | null
}

/** The one context of every action: the transaction it lives in, who acts, and when. */
export interface Desk {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Instant
  /** Left out by the desk's own jobs and commands. */
  readonly origin?: Origin
}
