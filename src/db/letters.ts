import { sql } from 'kysely'
import type { Instant } from '../domain/instant.ts'
import type { Db, Tx } from './database.ts'
import { iso } from './request-row.ts'

export interface NewLetter {
  readonly messageId: string
  readonly recipientId: number
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly now: Instant
}

/** A letter and the job that sends it, in the transaction of whatever it tells of. */
export async function insertLetter(tx: Tx, letter: NewLetter): Promise<void> {
  const { id } = await tx
    .insertInto('letters')
    .values({
      message_id: letter.messageId,
      recipient_id: letter.recipientId,
      to_address: letter.to,
      subject: letter.subject,
      text: letter.text,
      created_at: iso(letter.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`select graphile_worker.add_job('deliver-letter', ${JSON.stringify({ id })}::json)`.execute(tx)
}

export function loadLetter(db: Db, id: number) {
  return db.selectFrom('letters').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function markSent(db: Db, id: number): Promise<void> {
  await sql`update letters set sent_at = now(), attempts = attempts + 1, last_error = null where id = ${id}`.execute(db)
}

export async function markFailed(db: Db, id: number, error: string): Promise<void> {
  await sql`update letters set attempts = attempts + 1, last_error = ${error.slice(0, 500)} where id = ${id}`.execute(
    db,
  )
}
