import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import type { PhoneOf } from './own-phones.ts'

export interface WaitingPhoneCode {
  readonly id: number
  readonly phone: string
  readonly createdAt: string
  readonly until: string
}

/** The code that a person can still type; null: none. */
export async function findPhoneCode(db: Db, personId: number, now: Instant): Promise<WaitingPhoneCode | null> {
  const found = await db
    .selectFrom('phone_codes')
    .select(['id', 'phone', 'created_at as createdAt', 'expires_at as until'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('attempts_left', '>', 0)
    .where('expires_at', '>', iso(now))
    .executeTakeFirst()
  return found ?? null
}

export interface NewPhoneCode extends PhoneOf {
  readonly now: Instant
  readonly expiresAt: Instant
}

/** Takes the place of the one that waited. Resolves with its id, of which the code is made: `setPhoneCode` follows. */
export async function insertPhoneCode(tx: Tx, { personId, phone, now, expiresAt }: NewPhoneCode): Promise<number> {
  await endPhoneCodes(tx, personId, now)
  const { id } = await tx
    .insertInto('phone_codes')
    .values({ person_id: personId, phone, created_at: iso(now), expires_at: iso(expiresAt) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setPhoneCode(tx: Tx, id: number, codeHash: Buffer): Promise<void> {
  await tx.updateTable('phone_codes').set({ code_hash: codeHash }).where('id', '=', id).execute()
}

export async function prolongPhoneCode(tx: Tx, id: number, expiresAt: Instant): Promise<void> {
  await tx
    .updateTable('phone_codes')
    .set({ expires_at: iso(expiresAt) })
    .where('id', '=', id)
    .execute()
}

/** Spends a try at the code that waits for this telephone; null when no try is left, or no time. */
export async function spendPhoneTry(db: Db, { personId, phone }: PhoneOf, now: Instant) {
  const { rows } = await sql<{ id: number; codeHash: Buffer | null }>`
    update phone_codes set attempts_left = attempts_left - 1
    where person_id = ${personId} and phone = ${phone} and ended_at is null and attempts_left > 0
      and expires_at > ${iso(now)}::timestamptz
    returning id, code_hash as "codeHash"`.execute(db)
  return rows[0] ?? null
}

/** What was sent to this person proves nothing any more; of two that come with one code, one finds it waiting. */
export async function endPhoneCodes(tx: Tx, personId: number, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('phone_codes')
    .set({ ended_at: iso(now) })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A code says that a person wanted a telephone that may be a stranger's, so it is not kept. */
export async function forgetOldPhoneCodes(tx: Tx): Promise<void> {
  await sql`delete from phone_codes where expires_at < now() - interval '1 day'`.execute(tx)
}
