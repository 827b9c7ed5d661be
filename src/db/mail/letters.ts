import type { Db, Tx } from '../engine/database.ts'

/** The headers of a letter that lies in the outbox: what mail programs thread by, and what its answers come back to. */
export interface LetterHeaders {
  /** Its Message-ID. */
  readonly letterId: string
  readonly inReplyTo: string | null
  readonly references: readonly string[]
  readonly replyTo: string | null
  /** Our mailbox that it leaves from; null: the desk's own. */
  readonly mailboxId: number | null
}

/** Keeps the headers of a delivery; one that has some already keeps those. */
export async function keepHeaders(tx: Tx, deliveryId: number, headers: LetterHeaders): Promise<void> {
  await tx
    .insertInto('letters')
    .values({
      delivery_id: deliveryId,
      message_id: headers.letterId,
      in_reply_to: headers.inReplyTo,
      reference_ids: [...headers.references],
      reply_to: headers.replyTo,
      mailbox_id: headers.mailboxId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findHeaders(db: Db, deliveryId: number): Promise<LetterHeaders | null> {
  const found = await db
    .selectFrom('letters')
    .select([
      'message_id as letterId',
      'in_reply_to as inReplyTo',
      'reference_ids as references',
      'reply_to as replyTo',
      'mailbox_id as mailboxId',
    ])
    .where('delivery_id', '=', deliveryId)
    .executeTakeFirst()
  return found ?? null
}

/** The files that go out with a letter: those of the message it brings. */
export function filesOfMessage(db: Db, messageId: number) {
  return db
    .selectFrom('files')
    .select(['name', 'media_type as mediaType', 'size', 'sha256'])
    .where('message_id', '=', messageId)
    .orderBy('id')
    .execute()
}
