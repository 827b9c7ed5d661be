import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import type { Place } from './messages.ts'

/** A chat of several people that belongs to a venue. */
export interface Group extends Place {
  readonly id: number
  readonly title: string
  readonly venueId: number
  readonly locale: 'ru' | 'en'
  readonly venue: string
}

const GROUP = sql.raw(`g.id, g.bot_id as "botId", g.chat, g.title, g.venue_id as "venueId", g.locale, v.name as venue`)

/** The venue that a chat belongs to; null: to none. */
export async function findGroup(db: Db, { botId, chat }: Place): Promise<Group | null> {
  const { rows } = await sql<Group>`select ${GROUP} from messenger_groups g join venues v on v.id = g.venue_id
    where g.bot_id = ${botId} and g.chat = ${chat} and g.unbound_at is null`.execute(db)
  return rows[0] ?? null
}

/** The same, before it is bound or let go: such changes of a chat wait for one another until the transaction ends. */
export async function lockGroup(tx: Tx, { botId, chat }: Place): Promise<Group | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`group ${botId} ${chat}`}, 0))`.execute(tx)
  return findGroup(tx, { botId, chat })
}

export interface NewGroup extends Place {
  readonly title: string
  readonly venueId: number
  readonly locale: 'ru' | 'en'
  readonly boundBy: number
  readonly now: Instant
}

export async function insertGroup(tx: Tx, { botId, chat, title, venueId, locale, boundBy, now }: NewGroup) {
  await tx
    .insertInto('messenger_groups')
    .values({ bot_id: botId, chat, title, venue_id: venueId, locale, bound_by: boundBy, bound_at: iso(now) })
    .execute()
}

/** The chat belongs to no venue any more. */
export async function endGroup(tx: Tx, id: number, by: number | null, now: Instant): Promise<void> {
  await tx
    .updateTable('messenger_groups')
    .set({ unbound_at: iso(now), unbound_by: by })
    .where('id', '=', id)
    .execute()
}

export async function renameGroup(tx: Tx, id: number, title: string): Promise<void> {
  await tx.updateTable('messenger_groups').set({ title }).where('id', '=', id).where('title', '<>', title).execute()
}

/** Whether how to link may be said there now; then it counts as said. */
export async function takeHint(tx: Tx, id: number, now: Instant, every: number): Promise<boolean> {
  const { rows } = await sql`update messenger_groups set hinted_at = ${iso(now)}::timestamptz
    where id = ${id} and (hinted_at is null or hinted_at <= ${iso(now - every)}::timestamptz) returning id`.execute(tx)
  return rows.length > 0
}

/** The chat goes on under another number, in which its messages are numbered anew. */
export async function moveGroup(tx: Tx, { botId, chat }: Place, to: string): Promise<void> {
  await sql`update messenger_group_requests r set message = null from messenger_groups g
    where g.id = r.group_id and g.bot_id = ${botId} and g.chat = ${chat} and g.unbound_at is null`.execute(tx)
  await sql`delete from messenger_messages where bot_id = ${botId} and chat = ${chat}
    and exists (select 1 from messenger_groups g where g.bot_id = ${botId} and g.chat = ${chat} and g.unbound_at is null)`.execute(
    tx,
  )
  await sql`update messenger_groups set chat = ${to} where bot_id = ${botId} and chat = ${chat} and unbound_at is null`.execute(
    tx,
  )
}

/** How this request fares is said in that chat; `message` is what became it. */
export async function keepGroupRequest(tx: Tx, groupId: number, request: number, message: string): Promise<void> {
  await tx
    .insertInto('messenger_group_requests')
    .values({ group_id: groupId, request_number: request, message })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

interface OfRequest {
  readonly kind: string
  readonly request: number
}

/** Whether a message that became this request is not marked as yet: most requests came from no group. */
export async function awaitsMark(db: Db, request: number): Promise<boolean> {
  const row = await db
    .selectFrom('messenger_group_requests')
    .select('request_number')
    .where('request_number', '=', request)
    .where('marked_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Messages that became this request and are to be marked as seen, each once. */
export async function takeMarks(tx: Tx, { kind, request }: OfRequest, now: Instant) {
  const { rows } = await sql<Place & { message: string }>`update messenger_group_requests r
    set marked_at = ${iso(now)}::timestamptz from messenger_groups g join messenger_bots b on b.id = g.bot_id
    where g.id = r.group_id and g.unbound_at is null and b.enabled and b.kind = ${kind}
      and r.request_number = ${request} and r.marked_at is null and r.message is not null
    returning g.bot_id as "botId", g.chat, r.message`.execute(tx)
  return rows
}

/** Chats in which this change of the request is to be told; each tells it once, and none after a later one. */
export async function takeTelling(tx: Tx, { kind, request }: OfRequest, change: number): Promise<Group[]> {
  const { rows } = await sql<Group>`update messenger_group_requests r set told_change = ${change}
    from messenger_groups g join venues v on v.id = g.venue_id join messenger_bots b on b.id = g.bot_id
    where g.id = r.group_id and g.unbound_at is null and b.enabled and b.kind = ${kind}
      and r.request_number = ${request} and coalesce(r.told_change, 0) < ${change}
    returning ${GROUP}`.execute(tx)
  return rows
}

/** For administrators: the chats of a venue, and who bound each of them when. */
export async function groupsOfVenue(db: Db, venueId: number) {
  const { rows } = await sql<{
    id: number
    title: string
    bot: string
    boundBy: { id: number; name: string }
    boundAt: string
  }>`select g.id, g.title, b.title as bot, jsonb_build_object('id', p.id, 'name', p.name) as "boundBy", g.bound_at as "boundAt"
    from messenger_groups g join messenger_bots b on b.id = g.bot_id join people p on p.id = g.bound_by
    where g.venue_id = ${venueId} and g.unbound_at is null order by g.bound_at, g.id`.execute(db)
  return rows
}

/** Where a chat of a venue is; null: the venue has no such chat. */
export async function placeOfGroup(tx: Tx, venueId: number, id: number): Promise<Place | null> {
  const row = await tx
    .selectFrom('messenger_groups')
    .select(['bot_id as botId', 'chat'])
    .where('id', '=', id)
    .where('venue_id', '=', venueId)
    .where('unbound_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
