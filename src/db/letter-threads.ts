import { sql } from 'kysely'
import type { KnownLetter } from '../domain/threading.ts'
import type { Db, Tx } from './database.ts'

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
 * How what a specialist answers by mail is to be said: aloud only where the letter that he answers told of something that
 * was said aloud. In any other case it stays between colleagues.
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

/** The letters of a request, oldest first: what clients gather into one conversation. */
export async function chainOf(db: Db, request: number): Promise<string[]> {
  const rows = await db
    .selectFrom('message_letters')
    .select('letter_id')
    .where('request_number', '=', request)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.letter_id)
}

/** What a new request promises, and in whose language and zone to say it. */
export async function loadPromise(db: Db, request: number, personId: number) {
  const { rows } = await sql<{
    subject: string
    reactionDueAt: string | null
    resolutionDueAt: string | null
    locale: 'ru' | 'en'
    zone: string
  }>`select r.subject, r.reaction_due_at as "reactionDueAt", r.resolution_due_at as "resolutionDueAt", p.locale, p.zone
    from requests r, people p where r.number = ${request} and p.id = ${personId}`.execute(db)
  const [row] = rows
  if (!row) throw new Error(`request ${request} is gone`)
  return row
}

export interface MailReply {
  readonly request: number
  readonly text: string
  readonly author: string
  readonly subject: string
  readonly filesSize: number
  readonly recipient: { readonly id: number; readonly address: string; readonly locale: 'ru' | 'en' }
}

/**
 * A public message of the support that is to go out by mail: to the contact, when he last wrote by mail and did not write
 * this himself; null when nobody is to be told this way.
 */
export async function findMailReply(db: Db, messageId: number): Promise<MailReply | null> {
  const { rows } = await sql<MailReply>`
    select r.number as request, m.text, author.name as author, r.subject,
      (select coalesce(sum(f.size), 0)::bigint from files f where f.message_id = m.id) as "filesSize",
      jsonb_build_object('id', p.id, 'locale', p.locale, 'address', (select a.value from person_addresses a
        where a.person_id = p.id and a.kind = 'email' order by a.verified_at is null, a.id limit 1)) as recipient
    from messages m join requests r on r.number = m.request_number join people author on author.id = m.author_id
      join people p on p.id = r.contact_id
    where m.id = ${messageId} and m.visibility = 'public' and m.author_side = 'support' and m.author_id <> r.contact_id
      and p.archived_at is null
      and exists (select 1 from person_addresses a where a.person_id = p.id and a.kind = 'email')
      and exists (select 1 from message_letters t where t.request_number = r.number and t.direction = 'in')
      and coalesce((select w.channel from messages w where w.request_number = r.number and w.visibility = 'public'
        and w.author_id = r.contact_id and w.id < m.id order by w.id desc limit 1), r.channel) = 'email'`.execute(db)
  return rows[0] ?? null
}
