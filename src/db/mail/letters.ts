import { sql } from 'kysely'
import { DAY, HOUR, type Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

export interface NewLetter {
  readonly messageId: string
  readonly recipientId: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html?: string
  readonly now: Instant
  /** It asks whose an address is: its link gets a key of that question when it leaves. */
  readonly question?: number
  /** The gate lets it out then; left out: at once. */
  readonly notBefore?: Instant
  /** Where a letter about a request belongs: what mail clients thread by, and what its answers come back to. */
  readonly thread?: {
    readonly kind: NoticeKind
    readonly request: number
    readonly aboutMessage: number | null
    readonly inReplyTo: string | null
    readonly references: readonly string[]
    readonly replyTo: string
    /** Our mailbox that it leaves from; null: the desk's own. */
    readonly mailboxId: number | null
  }
}

/** The queue comes back after 3 s, 7 s … 6 h: about two days, then the letter is given up. */
export const DELIVERY_ATTEMPTS = 17

/** A letter and the job that sends it, in the transaction of whatever it tells of. A message is told once to one address. */
export async function insertLetter(tx: Tx, letter: NewLetter): Promise<void> {
  const { thread, notBefore = null } = letter
  const inserted = await tx
    .insertInto('letters')
    .values({
      message_id: letter.messageId,
      recipient_id: letter.recipientId,
      to_address: letter.to,
      subject: letter.subject,
      text: letter.text,
      html: letter.html ?? null,
      created_at: iso(letter.now),
      not_before: maybeIso(notBefore),
      ...(letter.question !== undefined && { kind: 'address', address_question_id: letter.question }),
      ...(thread && {
        kind: thread.kind,
        request_number: thread.request,
        about_message_id: thread.aboutMessage,
        in_reply_to: thread.inReplyTo,
        reference_ids: [...thread.references],
        reply_to: thread.replyTo,
        mailbox_id: thread.mailboxId,
      }),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (inserted) await deliverLater(tx, inserted.id, maybeIso(notBefore))
}

/** The one job that sends a letter, at that moment or at once. */
export async function deliverLater(tx: Tx, id: number, at: string | null): Promise<void> {
  await sql`select graphile_worker.add_job('deliver-letter', ${JSON.stringify({ id })}::json,
    run_at := ${at}::timestamptz, max_attempts := ${DELIVERY_ATTEMPTS}::integer,
    job_key := ${deliveryKey(id)})`.execute(tx)
}

/** The name of the job that sends a letter. */
export function deliveryKey(letterId: number): string {
  return `letter:${letterId}`
}

/** How many letters of a kind an address was sent within the hour and within the day. */
export async function countSent(db: Db, address: string, kind: NoticeKind, now: Instant) {
  const { rows } = await sql<{ withinHour: number; withinDay: number }>`
    select count(*) filter (where created_at > ${iso(now - HOUR)}::timestamptz) as "withinHour", count(*) as "withinDay"
    from letters where to_address = ${address} and kind = ${kind}
      and created_at > ${iso(now - DAY)}::timestamptz`.execute(db)
  return rows[0] ?? { withinHour: 0, withinDay: 0 }
}

/** Whether the history tells already that this letter was kept back. */
export async function isHeldNoted(db: Db, request: number, letter: string): Promise<boolean> {
  const { rows } = await sql`select 1 from events where request_number = ${request} and type = 'letter.held'
    and data->>'letter' = ${letter}`.execute(db)
  return rows.length > 0
}

/** The files that go out with a letter: those of the message it tells of. */
export function filesOfMessage(db: Db, messageId: number) {
  return db
    .selectFrom('files')
    .select(['name', 'media_type as mediaType', 'size', 'sha256'])
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute()
}
