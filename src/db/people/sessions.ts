import { sql } from 'kysely'
import { cleanText, cutText } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewSession {
  readonly personId: number
  readonly tokenHash: Buffer
  readonly now: Instant
  readonly expiresAt: Instant
  readonly userAgent: string
  readonly address: string
}

export async function insertSession(
  tx: Tx,
  { personId, tokenHash, now, expiresAt, userAgent, address }: NewSession,
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      person_id: personId,
      token_hash: tokenHash,
      created_at: iso(now),
      seen_at: iso(now),
      expires_at: iso(expiresAt),
      user_agent: cutText(cleanText(userAgent), 300),
      address,
    })
    .execute()
}

/** A session that is used stays known as used; once a minute is enough. */
export async function touchSession(db: Db, id: number, now: Instant): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ seen_at: iso(now) })
    .where('id', '=', id)
    .execute()
}

export function listSessions(db: Db, personId: number, now: Instant) {
  return db
    .selectFrom('sessions')
    .select(['id', 'created_at as createdAt', 'seen_at as seenAt', 'user_agent as userAgent', 'address'])
    .where('person_id', '=', personId)
    .where('expires_at', '>', iso(now))
    .orderBy('seen_at', 'desc')
    .execute()
}

/** Signs out; false when this person has no such session. */
export async function deleteSession(db: Db, personId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Ends the session of this token. */
export async function deleteSessionOf(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

export async function deleteOtherSessions(tx: Tx, personId: number, keepId: number | null): Promise<void> {
  await sql`delete from sessions where person_id = ${personId} and id is distinct from ${keepId}`.execute(tx)
}
