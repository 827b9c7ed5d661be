import { sql } from 'kysely'
import { cleanTexts, keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LetterEnd, LetterEnvelope, LetterSource } from '../../domain/mail/letter.ts'
import type { LetterReason } from '../../domain/mail/letter-reasons.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface RawLetter {
  readonly bytes: Buffer
  readonly source: LetterSource
  readonly mailbox: string
  readonly now: Instant
  /** Where it lies on the mail server. */
  readonly place?: LetterPlace
  readonly envelope?: LetterEnvelope | null
}

export interface LetterPlace {
  readonly uidValidity: number
  readonly uid: number
}

/** A letter that goes on failing is given up after as many attempts: some hours. */
export const READING_ATTEMPTS = 12

/** Keeps a letter as it came, and the job that reads it, in one statement. Only after it may the sending server get its 250, or the letter be marked as read. */
export async function keepLetter(
  db: Db,
  { bytes, source, mailbox, now, place, envelope = null }: RawLetter,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with kept as (insert into raw_letters (received_at, source, mailbox, bytes, sha256, uid_validity, uid, envelope)
      values (${iso(now)}::timestamptz, ${source}, ${mailbox.toLowerCase()}, ${bytes}, sha256(${bytes}::bytea),
        ${place?.uidValidity ?? null}, ${place?.uid ?? null}, ${envelope && JSON.stringify(cleanTexts(envelope))}::jsonb) returning id)
    select kept.id, (select id from graphile_worker.add_job('read-letter', json_build_object('id', kept.id),
      max_attempts := ${READING_ATTEMPTS}::integer)) as job from kept`.execute(db)
  const [row] = rows
  if (!row) throw new Error('a letter was not kept')
  return row.id
}

/** Queues a letter that has an end to be read again. */
export async function readAgainLater(tx: Tx, id: number): Promise<void> {
  await sql`select graphile_worker.add_job('read-letter', json_build_object('id', ${id}::bigint),
    max_attempts := ${READING_ATTEMPTS}::integer)`.execute(tx)
}

interface Likeness {
  readonly fingerprint: Buffer
  /** It has neither a Message-ID nor a date. */
  readonly isNameless: boolean
}

/**
 * The letter that came before with the same content; of two that come at once, the second waits here for the first. A device
 * that names and dates nothing says the same of its second alarm: that is one only where it came to another mailbox, or where
 * the mail server has numbered its letters anew.
 */
export async function findTwin(tx: Tx, id: number, { fingerprint, isNameless }: Likeness) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letter ${fingerprint.toString('hex')}`}, 0))`.execute(tx)
  const found = await tx
    .selectFrom('raw_letters')
    .select(['id', 'request_number as request', 'message_id as messageId'])
    .where('fingerprint', '=', fingerprint)
    .where('id', '<>', id)
    .$if(isNameless, (query) =>
      query.where(
        sql<boolean>`exists (select 1 from raw_letters one where one.id = ${id} and (one.mailbox <> raw_letters.mailbox
          or (one.source = 'imap' and one.uid_validity is distinct from raw_letters.uid_validity)))`,
      ),
    )
    .orderBy('id')
    .executeTakeFirst()
  return found ?? null
}

export interface Ending {
  readonly end: LetterEnd
  readonly decision: { readonly because: LetterReason } & Readonly<Record<string, unknown>>
  readonly fingerprint: Buffer | null
  readonly request: number | null
  readonly messageId: number | null
  readonly error?: string
  /** What became of the question who wrote it; left out where the sender was not checked. */
  readonly senderCheck?: object | undefined
}

/** Gives a letter its one end. */
export async function endLetter(tx: Tx, id: number, ending: Ending, now: Instant): Promise<void> {
  await tx
    .updateTable('raw_letters')
    .set({
      state: ending.end,
      decision: JSON.stringify(cleanTexts(ending.decision)),
      fingerprint: ending.fingerprint,
      request_number: ending.request,
      message_id: ending.messageId,
      error: ending.error === undefined ? null : keptReason(ending.error),
      sender_check: ending.senderCheck === undefined ? null : JSON.stringify(cleanTexts(ending.senderCheck)),
      decided_at: iso(now),
    })
    .where('id', '=', id)
    .where('state', '=', 'received')
    .execute()
}

/** Why a letter has no end yet: seen by administrators while it is tried again. */
export async function noteTrouble(db: Db, id: number, error: string): Promise<void> {
  await db
    .updateTable('raw_letters')
    .set({ error: keptReason(error) })
    .where('id', '=', id)
    .execute()
}
