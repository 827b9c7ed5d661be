import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LetterLink } from '../../domain/mail/letter-links.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewLetterLink {
  readonly tokenHash: Buffer
  readonly request: number
  readonly personId: number
  readonly createdAt: Instant
  readonly expiresAt: Instant
}

export async function insertLetterLink(tx: Tx, link: NewLetterLink): Promise<void> {
  await tx
    .insertInto('letter_links')
    .values({
      token_hash: link.tokenHash,
      request_number: link.request,
      person_id: link.personId,
      created_at: iso(link.createdAt),
      expires_at: iso(link.expiresAt),
    })
    .execute()
}

export interface FoundLetterLink extends LetterLink {
  readonly request: number
  readonly personId: number
}

export async function findLetterLink(db: Db, tokenHash: Buffer): Promise<FoundLetterLink | null> {
  const found = await db.selectFrom('letter_links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  if (!found) return null
  return {
    request: found.request_number,
    personId: found.person_id,
    createdAt: Date.parse(found.created_at),
    expiresAt: Date.parse(found.expires_at),
    revokedAt: found.revoked_at === null ? null : Date.parse(found.revoked_at),
  }
}

/** Revokes the links of all recipients to a request: the solution that their letters brought no longer stands. */
export async function revokeLetterLinks(tx: Tx, request: number, now: Instant): Promise<void> {
  await tx
    .updateTable('letter_links')
    .set({ revoked_at: iso(now) })
    .where('request_number', '=', request)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Links whose time is over open nothing, so nothing of them needs to be kept. */
export async function forgetOldLinks(tx: Tx): Promise<void> {
  await tx.deleteFrom('letter_links').where('expires_at', '<', sql<string>`now() - interval '1 day'`).execute()
}
