import { sql } from 'kysely'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { findMailboxById, type Mailbox } from '../mail/mailboxes.ts'
import { LIVE_CHANNEL } from '../request/save.ts'

/** A letter of the outbox on its way out. */
export interface Sending {
  readonly id: number
  readonly kind: NoticeKind | 'sign_in' | 'address'
  readonly messageId: string
  readonly writtenAt: Instant
  /** When it was to leave. */
  readonly dueAt: Instant
  /** Its request still waits for its customer. */
  readonly isAwaited: boolean
  readonly recipientId: number | null
  readonly locale: 'ru' | 'en'
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly replyTo: string | null
  readonly request: number | null
  readonly aboutMessage: number | null
  /** Whose an address is: what its link lets its reader answer. */
  readonly question: number | null
  /** The mailbox of ours that it leaves from; null while there is none. */
  readonly mailbox: Mailbox | null
}

/** The mailbox that whatever came to none leaves from. */
export const FIRST_MAILBOX = sql.raw(
  `select m.id from mailboxes m where m.enabled order by m.managed_by = 'environment' desc, m.id limit 1`,
)

/** A letter that still has to leave; null when it has left or was given up. */
export async function loadSending(db: Db, id: number): Promise<Sending | null> {
  const { rows } = await sql<Omit<Sending, 'mailbox'> & { mailboxId: number | null }>`
    select l.id, l.kind, (extract(epoch from l.created_at) * 1000)::bigint as "writtenAt", (extract(epoch from coalesce(l.not_before, l.created_at)) * 1000)::bigint as "dueAt",
      exists (select 1 from requests r where r.number = l.request_number and r.status in ('resolved', 'waiting_customer')) as "isAwaited", l.message_id as "messageId", l.recipient_id as "recipientId", coalesce(p.locale, 'ru') as locale,
      l.to_address as to, l.subject, l.text, l.html, l.in_reply_to as "inReplyTo", l.reference_ids as references,
      l.reply_to as "replyTo", l.request_number as request, l.about_message_id as "aboutMessage", l.address_question_id as question, coalesce(l.mailbox_id,
        (${FIRST_MAILBOX})) as "mailboxId"
    from letters l left join people p on p.id = l.recipient_id
    where l.id = ${id} and l.sent_at is null and l.gave_up_at is null`.execute(db)
  const [row] = rows
  if (!row) return null
  return { ...row, mailbox: row.mailboxId === null ? null : await findMailboxById(db, row.mailboxId) }
}

/** What it says now, under the same name. */
export async function rewriteLetter(
  tx: Tx,
  id: number,
  words: Pick<Sending, 'subject' | 'text' | 'html'>,
): Promise<void> {
  await tx.updateTable('letters').set(words).where('id', '=', id).execute()
}

/** A server has taken it: what it said last is the only receipt there is. */
export async function markTaken(tx: Tx, { id, request }: Sending, answer: string, now: Instant): Promise<void> {
  await sql`update letters set sent_at = ${iso(now)}, attempts = attempts + 1, last_error = null, answer = ${keptReason(answer)}
    where id = ${id}`.execute(tx)
  await tellLive(tx, request)
}

/** It did not leave; the queue comes back. */
export async function markTrouble(tx: Tx, { id, request }: Sending, reason: string): Promise<void> {
  await sql`update letters set attempts = attempts + 1, last_error = ${keptReason(reason)} where id = ${id}`.execute(tx)
  await tellLive(tx, request)
}

/** No further attempt is made. */
export async function markGivenUp(tx: Tx, { id, request }: Sending, reason: string, now: Instant): Promise<void> {
  await sql`update letters set attempts = attempts + 1, last_error = ${keptReason(reason)}, gave_up_at = ${iso(now)}
    where id = ${id}`.execute(tx)
  await tellLive(tx, request)
}

/** Nothing was tried: there is no server to try. */
export async function markStays(tx: Tx, { id, request }: Sending): Promise<void> {
  await sql`update letters set last_error = ${NO_SERVER} where id = ${id}`.execute(tx)
  await tellLive(tx, request)
}

/** Kept instead of a server's words; the screen says it in the person's language. */
export const NO_SERVER = 'no-mail-server'

/** Word to open screens of the support that a letter stands otherwise; ids only, and nothing to customers. */
export async function tellLive(tx: Tx, request: number | null): Promise<void> {
  if (request === null) return
  await sql`select pg_notify(${LIVE_CHANNEL}, jsonb_build_object('request', ${request}::bigint,
    'event', (select max(id) from events where request_number = ${request}), 'kinds', jsonb_build_array('delivery.changed'))::text)`.execute(
    tx,
  )
}
