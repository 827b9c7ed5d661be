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

/** Resolves with its id. */
export async function insertCode(tx: Tx, { personId, codeHash, linkHash, now, expiresAt }: NewCode): Promise<number> {
  const { id } = await tx
    .insertInto('sign_in_codes')
    .values({
      person_id: personId,
      code_hash: codeHash,
      link_hash: linkHash,
      created_at: iso(now),
      expires_at: iso(expiresAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setPair(tx: Tx, id: number, pair: { codeHash: Buffer; linkHash: Buffer }): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ code_hash: pair.codeHash, link_hash: pair.linkHash })
    .where('id', '=', id)
    .execute()
}

export interface LastCode {
  readonly id: number
  readonly linkHash: Buffer
  readonly createdAt: string
  readonly expiresAt: string
  readonly attemptsLeft: number
}

/** The newest unused code that a person was sent since then, expired or not. */
export async function findLastCode(tx: Tx, personId: number, since: Instant): Promise<LastCode | null> {
  const found = await tx
    .selectFrom('sign_in_codes')
    .select([
      'id',
      'link_hash as linkHash',
      'created_at as createdAt',
      'expires_at as expiresAt',
      'attempts_left as attemptsLeft',
    ])
    .where('person_id', '=', personId)
    .where('code_hash', 'is not', null)
    .where('used_at', 'is', null)
    .where('created_at', '>', iso(since))
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return found ?? null
}

export async function prolongCode(tx: Tx, id: number, expiresAt: Instant): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ expires_at: iso(expiresAt) })
    .where('id', '=', id)
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

/** Links of these people that came without a code. */
export async function endPrintedLinks(tx: Tx, people: readonly number[], now: Instant): Promise<void> {
  await tx
    .updateTable('sign_in_codes')
    .set({ used_at: iso(now) })
    .where('person_id', 'in', [...people])
    .where('code_hash', 'is', null)
    .where('used_at', 'is', null)
    .execute()
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
