import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewCode {
  readonly personId: number
  readonly codeHash: Buffer | null
  readonly linkHash: Buffer
  readonly now: Instant
  readonly expiresAt: Instant
}

export async function insertCode(tx: Tx, { personId, codeHash, linkHash, now, expiresAt }: NewCode): Promise<void> {
  await tx
    .insertInto('sign_in_codes')
    .values({
      person_id: personId,
      code_hash: codeHash,
      link_hash: linkHash,
      created_at: iso(now),
      expires_at: iso(expiresAt),
    })
    .execute()
}

/** Uses up a link: it works once. Resolves with its person, or null. */
export async function useLink(tx: Tx, linkHash: Buffer, now: Instant): Promise<number | null> {
  const used = await tx
    .updateTable('sign_in_codes')
    .set({ used_at: iso(now) })
    .where('link_hash', '=', linkHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', iso(now))
    .returning('person_id')
    .executeTakeFirst()
  return used?.person_id ?? null
}

/** Spends one attempt on the newest code of a person; resolves with its id and hash while attempts are left. */
export async function spendAttempt(db: Db, personId: number, now: Instant) {
  const { rows } = await sql<{ id: number; code_hash: Buffer }>`
    update sign_in_codes set attempts_left = attempts_left - 1 where id = (
      select id from sign_in_codes where person_id = ${personId} and used_at is null and code_hash is not null
        and expires_at > ${iso(now)}::timestamptz order by id desc limit 1)
    and attempts_left > 0 returning id, code_hash`.execute(db)
  return rows[0] ?? null
}

/** Every code of this person is used up: one of them was, or they were sent where he is no longer. */
export async function endCodes(tx: Tx, personId: number, now: Instant): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ used_at: iso(now) })
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
}
