import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { AddressAnswer, Answerable } from '../../domain/people/address-questions.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface NewQuestion {
  readonly personId: number
  readonly address: string
  readonly sentTo: string
  /** The parked letter that it is about; null when the person himself wants the address. */
  readonly letterId: number | null
  readonly askedBy: number
  readonly askedAt: Instant
  readonly expiresAt: Instant
}

export async function insertQuestion(tx: Tx, question: NewQuestion): Promise<number> {
  const { id } = await tx
    .insertInto('address_questions')
    .values({
      person_id: question.personId,
      address: question.address,
      sent_to: question.sentTo,
      letter_id: question.letterId,
      asked_by: question.askedBy,
      asked_at: iso(question.askedAt),
      expires_at: iso(question.expiresAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The key of one copy of the letter; only its hash is kept. */
export async function insertAddressKey(tx: Tx, question: number, tokenHash: Buffer): Promise<void> {
  await tx.insertInto('address_keys').values({ token_hash: tokenHash, question_id: question }).execute()
}

export interface AddressQuestion extends Answerable {
  readonly id: number
  readonly personId: number
  readonly address: string
  readonly letterId: number | null
}

const COLUMNS = sql.raw(`q.id, q.person_id as "personId", q.address, q.letter_id as "letterId",
  (extract(epoch from q.expires_at) * 1000)::bigint as "expiresAt", q.answer`)

/** What a key opens, whether it was answered or not; null when there is no such key. */
export async function findQuestion(db: Db, tokenHash: Buffer): Promise<AddressQuestion | null> {
  const { rows } = await sql<AddressQuestion>`select ${COLUMNS} from address_questions q
    join address_keys k on k.question_id = q.id where k.token_hash = ${tokenHash}`.execute(db)
  return rows[0] ?? null
}

/** Held until the transaction ends: of two answers the first counts. */
export async function lockQuestion(tx: Tx, id: number): Promise<AddressQuestion | null> {
  const { rows } =
    await sql<AddressQuestion>`select ${COLUMNS} from address_questions q where q.id = ${id} for update`.execute(tx)
  return rows[0] ?? null
}

export async function answerQuestion(tx: Tx, id: number, answer: AddressAnswer, now: Instant): Promise<void> {
  await tx
    .updateTable('address_questions')
    .set({ answer, answered_at: iso(now) })
    .where('id', '=', id)
    .where('answer', 'is', null)
    .execute()
}

export interface WaitingClaim {
  readonly id: number
  readonly address: string
  readonly askedAt: string
  readonly until: string
  /** The letter with the link did not arrive. */
  readonly undelivered: boolean
}

/** Addresses that a person wants to be his and has not yet shown to read, the newest question about each. */
export async function listClaims(db: Db, personId: number, now: Instant): Promise<WaitingClaim[]> {
  const { rows } = await sql<WaitingClaim>`
    select distinct on (q.address) q.id, q.address, q.asked_at as "askedAt", q.expires_at as until,
      exists (select 1 from notices n join deliveries d on d.notice_id = n.id
        where n.address_question_id = q.id and (d.gave_up_at is not null or d.lost_at is not null)) as undelivered
    from address_questions q where q.person_id = ${personId} and q.letter_id is null and q.answer is null
      and q.expires_at > ${iso(now)}::timestamptz
    order by q.address, q.id desc`.execute(db)
  return rows
}

/** Ends what a person has asked of his own accord about an address; false when nothing of it waits. */
export async function withdrawClaims(tx: Tx, personId: number, address: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('address_questions')
    .set({ answer: 'withdrawn', answered_at: iso(now) })
    .where('person_id', '=', personId)
    .where('address', '=', address)
    .where('letter_id', 'is', null)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Who reads an address that is no longer this person's answers nothing for him. */
export async function withdrawSentTo(tx: Tx, personId: number, sentTo: string, now: Instant): Promise<void> {
  await tx
    .updateTable('address_questions')
    .set({ answer: 'withdrawn', answered_at: iso(now) })
    .where('person_id', '=', personId)
    .where('sent_to', '=', sentTo)
    .where('answer', 'is', null)
    .execute()
}

/** How many letters a person has set going since then for addresses of his, and how many any one did to this mailbox. */
export async function countClaims(
  db: Db,
  { personId, address }: { readonly personId: number; readonly address: string },
  since: { readonly byPerson: Instant; readonly atAddress: Instant },
) {
  const { rows } = await sql<{ byPerson: number; atAddress: number }>`select
    (select count(*) from address_questions where letter_id is null and person_id = ${personId}
      and asked_at > ${iso(since.byPerson)}::timestamptz) as "byPerson",
    (select count(*) from address_questions where letter_id is null and address = ${address}
      and asked_at > ${iso(since.atAddress)}::timestamptz) as "atAddress"`.execute(db)
  return rows[0] ?? { byPerson: 0, atAddress: 0 }
}

/** An unanswered claim says only that a person wanted an address that may be a stranger's, so it is not kept. */
export async function forgetOldClaims(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('address_questions')
    .where('letter_id', 'is', null)
    .where('expires_at', '<', sql<string>`now() - interval '1 day'`)
    .execute()
}
