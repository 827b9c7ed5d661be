import { sql } from 'kysely'
import type { Db } from '../../src/db/engine/database.ts'

/** A letter that leaves, in one row: what is told, its delivery, and its headers. */
export interface LetterOut {
  readonly id: number
  readonly kind: string
  readonly recipient_id: number | null
  readonly request_number: number | null
  readonly about_message_id: number | null
  readonly to_address: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly created_at: string
  readonly not_before: string | null
  readonly attempts: number
  readonly last_error: string | null
  readonly sent_at: string | null
  readonly answer: string | null
  readonly bounced_at: string | null
  readonly bounce_reason: string | null
  readonly gave_up_at: string | null
  readonly message_id: string
  readonly in_reply_to: string | null
  readonly reference_ids: string[]
  readonly reply_to: string | null
  readonly mailbox_id: number | null
}

export const LETTERS_OUT = sql<LetterOut>`(select d.id, n.kind, n.person_id as recipient_id, n.request_number,
  n.message_id as about_message_id, d.address as to_address, d.payload->>'subject' as subject, d.payload->>'text' as text,
  d.payload->>'html' as html, d.created_at, d.not_before, d.attempts, d.error as last_error, d.sent_at, d.receipt as answer,
  d.lost_at as bounced_at, d.lost_reason as bounce_reason, d.gave_up_at, l.message_id, l.in_reply_to,
  coalesce(l.reference_ids, '{}') as reference_ids, l.reply_to, l.mailbox_id
  from deliveries d join notices n on n.id = d.notice_id left join letters l on l.delivery_id = d.id where d.way = 'email')`

/** Letters in the outbox and those that have left it. */
export const lettersOut = (db: Db) => db.selectFrom(LETTERS_OUT.as('letters'))
