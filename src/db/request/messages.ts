import { sql } from 'kysely'
import { withoutKeys } from '../../domain/ground/keys-in-text.ts'
import type { LastMessage } from '../../domain/request/request.ts'
import { beginningOf } from '../../domain/request/request-intake.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { demandAllAttached } from '../files/files.ts'

export interface MessageParts {
  readonly request: number
  readonly visibility: 'public' | 'internal'
  readonly side: 'customer' | 'support'
  readonly text: string
  readonly fileIds: readonly number[]
}

/** Keeps a message with its files and makes its words searchable for those who may see it. */
export async function insertMessage({ tx, actor, now }: Desk, parts: MessageParts): Promise<number> {
  const { id } = await tx
    .insertInto('messages')
    .values({
      request_number: parts.request,
      visibility: parts.visibility,
      author_id: actor.personId,
      author_side: parts.side,
      channel: actor.channel,
      text: parts.text,
      sent_at: iso(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await attachFiles(tx, actor.personId, parts, id)
  const column = sql.ref(parts.visibility === 'public' ? 'public_words' : 'internal_words')
  await sql`update request_search set ${column} = with_words(${column}, ${parts.text})
    where request_number = ${parts.request}`.execute(tx)
  return id
}

export interface LetterLooks {
  readonly quoted: string | null
  readonly html: string | null
}

/**
 * What a letter quoted and signed stays with its message, folded, and so do its own looks; but not the keys of our letters
 * that it quotes: a link belongs to its recipient alone, and others read the message too. The quoted words are searched like the message.
 */
export async function keepLooks(tx: Tx, id: number, { quoted, html }: LetterLooks): Promise<void> {
  if (quoted === null && html === null) return
  const kept = { quoted: quoted && withoutKeys(quoted), html: html && withoutKeys(html) }
  await tx.updateTable('messages').set(kept).where('id', '=', id).execute()
  if (kept.quoted === null) return
  await sql`update request_search s set
      public_words = case m.visibility when 'public' then with_words(public_words, m.quoted) else public_words end,
      internal_words = case m.visibility when 'internal' then with_words(internal_words, m.quoted) else internal_words end
    from messages m where m.id = ${id} and s.request_number = m.request_number`.execute(tx)
}

/** The HTML of the letter that a message came with, if the actor may read it; null when there is none. */
export async function loadLooks(
  db: Db,
  { number, message, internal }: { readonly number: number; readonly message: number; readonly internal: boolean },
) {
  const { rows } = await sql<{ html: string; pictures: { contentId: string; fileId: number }[] }>`
    select m.html, coalesce((select jsonb_agg(jsonb_build_object('contentId', f.content_id, 'fileId', f.id) order by f.id)
      from files f where f.message_id = m.id and f.content_id is not null and f.sha256 is not null), '[]') as pictures
    from messages m where m.id = ${message} and m.request_number = ${number} and m.html is not null
      and (m.visibility = 'public' or ${internal}::boolean)`.execute(db)
  return rows[0] ?? null
}

/** Public messages of colleagues that came after the one the author saw. */
export function crossingReplies(db: Db, request: number, authorId: number, after: number) {
  return db
    .selectFrom('messages as m')
    .innerJoin('people as p', 'p.id', 'm.author_id')
    .select(['m.id', 'm.text', 'm.sent_at as sentAt', 'p.name as author'])
    .where('m.request_number', '=', request)
    .where('m.visibility', '=', 'public')
    .where('m.author_side', '=', 'support')
    .where('m.author_id', '<>', authorId)
    .where('m.id', '>', after)
    .orderBy('m.id')
    .execute()
}

export async function insertMentions(
  tx: Tx,
  request: number,
  messageId: number,
  people: ReadonlySet<number>,
): Promise<void> {
  if (people.size === 0) return
  await tx
    .insertInto('mentions')
    .values([...people].map((personId) => ({ message_id: messageId, person_id: personId, request_number: request })))
    .execute()
}

/** A file goes out once, by the person who brought it, when all of it has arrived. */
async function attachFiles(tx: Tx, personId: number, parts: MessageParts, messageId: number): Promise<void> {
  if (parts.fileIds.length === 0) return
  const attached = await tx
    .updateTable('files')
    .set({ request_number: parts.request, message_id: messageId })
    .where('id', 'in', [...parts.fileIds])
    .where('uploaded_by', '=', personId)
    .where('request_number', 'is', null)
    .where('sha256', 'is not', null)
    .returning('id')
    .execute()
  demandAllAttached(
    parts.fileIds,
    attached.map(({ id }) => id),
  )
}

export async function lastMessageId(db: Db, request: number): Promise<number> {
  const { id } = await db
    .selectFrom('messages')
    .select((eb) => eb.fn.max('id').as('id'))
    .where('request_number', '=', request)
    .executeTakeFirstOrThrow()
  return id
}

/** From now on only the support reads it, and customers no longer find it in a search. */
export async function hideMessage(tx: Tx, request: number, id: number): Promise<void> {
  await tx.updateTable('messages').set({ visibility: 'internal' }).where('id', '=', id).execute()
  await sql`update request_search set internal_words = words_of_request(request_number, 'internal'),
      public_words = words_of_request(request_number, 'public') where request_number = ${request}`.execute(tx)
}

/** What everybody read last; null when nothing is left of it. */
export async function lastPublicMessage(db: Db, request: number): Promise<LastMessage | null> {
  const row = await db
    .selectFrom('messages')
    .select(['author_id', 'author_side', 'sent_at', 'text'])
    .where('request_number', '=', request)
    .where('visibility', '=', 'public')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const from = row.author_side === 'support' ? 'support' : 'customer'
  return { at: Date.parse(row.sent_at), by: row.author_id, from, text: beginningOf(row.text) }
}

/** Whether he has said anything aloud in the request that still stands there. */
export async function hasSpoken(tx: Tx, request: number, personId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('messages')
    .select('id')
    .where('request_number', '=', request)
    .where('author_id', '=', personId)
    .where('visibility', '=', 'public')
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
