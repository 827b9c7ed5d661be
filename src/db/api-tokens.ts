import type { Instant } from '../domain/instant.ts'
import type { Db, Tx } from './database.ts'
import { iso, maybeIso } from './request-row.ts'

const SHOWN = ['id', 'name', 'created_at as createdAt', 'used_at as usedAt', 'expires_at as expiresAt'] as const

export interface NewApiToken {
  readonly personId: number
  readonly name: string
  readonly tokenHash: Buffer
  readonly now: Instant
  readonly expiresAt: Instant | null
}

export function insertApiToken(tx: Tx, { personId, name, tokenHash, now, expiresAt }: NewApiToken) {
  return tx
    .insertInto('api_tokens')
    .values({ person_id: personId, name, token_hash: tokenHash, created_at: iso(now), expires_at: maybeIso(expiresAt) })
    .returning(SHOWN)
    .executeTakeFirstOrThrow()
}

export function listApiTokens(db: Db, personId: number) {
  return db
    .selectFrom('api_tokens')
    .select(SHOWN)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** False when this person has no such token. */
export async function revokeApiToken(tx: Tx, personId: number, id: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_tokens')
    .set({ revoked_at: new Date().toISOString() })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
