import { sql } from 'kysely'
import type { LetterEnvelope } from '../../domain/mail/letter.ts'
import type { Db, Tx } from '../engine/database.ts'

export interface UnreadLetter {
  readonly bytes: Buffer
  /** The address of ours that it came to. */
  readonly mailbox: string
  readonly envelope: LetterEnvelope | null
  /** Whose Authentication-Results that mailbox believes. */
  readonly trustedServer: string | null
}

/** A letter that waits for its end, with what is known of its way; null when it has one already. */
export async function findUnread(db: Db, id: number): Promise<UnreadLetter | null> {
  const found = await findAsItCame(db, id)
  return found?.state === 'received' ? found : null
}

/** A letter with what is known of its way, whether it has an end or not. */
export async function findAsItCame(db: Db, id: number): Promise<(UnreadLetter & { readonly state: string }) | null> {
  const { rows } = await sql<UnreadLetter & { readonly state: string }>`
    select r.bytes, r.mailbox, r.envelope, m.trusted_server as "trustedServer", r.state
    from raw_letters r left join mailboxes m on m.address = r.mailbox where r.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Locks a letter; false when it has its end already. */
export async function holdUnread(tx: Tx, id: number): Promise<boolean> {
  const found = await tx
    .selectFrom('raw_letters')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'received')
    .forUpdate()
    .executeTakeFirst()
  return found !== undefined
}

/** Every address of ours: a letter from one of them is our own, also where it is no longer read. */
export async function ownAddresses(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('mailboxes').select('address').execute()
  return rows.map(({ address }) => address)
}
