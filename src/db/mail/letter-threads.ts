import { sql } from 'kysely'
import type { KnownLetter } from '../../domain/mail/threading.ts'
import type { Db, Tx } from '../engine/database.ts'

/** Which of these letters we know, and in which requests they are. A name that we gave ourselves could be guessed. */
export async function knownLetters(db: Db, letterIds: readonly string[]): Promise<KnownLetter[]> {
  if (letterIds.length === 0) return []
  return db
    .selectFrom('message_letters')
    .select(['letter_id as letterId', 'request_number as number'])
    .where('letter_id', 'in', [...letterIds])
    .where('letter_id', 'not like', '<no-id.%')
    .orderBy('id')
    .execute()
}

/**
 * The visibility of a specialist's answer by mail: public only where the letter that he answers brought a public message. In any
 * other case it becomes an internal note.
 */
export async function visibilityOfAnswer(db: Db, references: readonly string[]): Promise<'public' | 'internal'> {
  const [nearest] = references
  if (nearest === undefined) return 'internal'
  const told = await db
    .selectFrom('message_letters as t')
    .innerJoin('messages as m', 'm.id', 't.message_id')
    .select('m.visibility')
    .where('t.letter_id', '=', nearest)
    .execute()
  return told.length > 0 && told.every(({ visibility }) => visibility === 'public') ? 'public' : 'internal'
}

export interface ThreadedLetter {
  readonly letterId: string
  readonly request: number
  readonly messageId: number | null
  readonly direction: 'in' | 'out'
}

/** From now on answers to this letter are known to belong to the request. */
export async function insertThreaded(
  tx: Tx,
  { letterId, request, messageId, direction }: ThreadedLetter,
): Promise<void> {
  await tx
    .insertInto('message_letters')
    .values({ letter_id: letterId, request_number: request, message_id: messageId, direction })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The Message-IDs of a request's thread as one recipient has them, oldest first: letters that came in, and those sent to him. */
export async function chainOf(db: Db, request: number, address: string): Promise<string[]> {
  const { rows } = await sql<{ letterId: string }>`
    select t.letter_id as "letterId" from message_letters t
    where t.request_number = ${request} and (t.direction = 'in'
      or exists (select 1 from letters l join deliveries d on d.id = l.delivery_id
        where l.message_id = t.letter_id and d.address = ${address}))
    order by t.id`.execute(db)
  return rows.map((row) => row.letterId)
}

/** Answers to the letter of this message lead nowhere by it any more. */
export async function forgetThread(tx: Tx, messageId: number): Promise<void> {
  await tx.deleteFrom('message_letters').where('message_id', '=', messageId).execute()
}
