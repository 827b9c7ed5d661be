import { sql } from 'kysely'
import { cleanTexts } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Arrived } from '../../domain/messenger/incoming.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** Word to the process that answers for a bot: something came, or something is to be said. The payload is the id of the bot. */
export const MESSENGER_CHANNEL = 'okno_messenger'

/** Keeps what came, each once by its id, whatever its number says of order; resolves with how many are new. */
export async function keepUpdates(tx: Tx, botId: number, arrived: readonly Arrived[], now: Instant): Promise<number> {
  if (arrived.length === 0) return 0
  const distinct = [...new Map(arrived.map((one) => [one.externalId, one])).values()]
  const rows = distinct.map(({ externalId, place, chat, album, payload }) => ({
    bot_id: botId,
    external_id: externalId,
    place,
    chat,
    album,
    payload: JSON.stringify(cleanTexts(payload)),
    received_at: iso(now),
  }))
  const kept = await tx
    .insertInto('messenger_updates')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  if (kept.length > 0) await wakeBot(tx, botId)
  return kept.length
}

export async function wakeBot(tx: Tx, botId: number): Promise<void> {
  await sql`select pg_notify(${MESSENGER_CHANNEL}, ${String(botId)})`.execute(tx)
}

/** One update, or those of one album. */
export interface Waiting {
  readonly chat: string
  readonly ids: readonly number[]
  readonly payloads: readonly unknown[]
  readonly attempts: number
}

/** A chat's oldest, and from when on it may be answered. */
export interface Head extends Waiting {
  readonly readyAt: Instant
}

/**
 * An album is whole when nothing more of it came for so long: no update says that it is the last part. Parts are stored as they come,
 * so this runs from the last of them.
 */
const ALBUM_SETTLES = 1_000

/** The oldest that waits in each chat, an album together; chats that are being answered are left out. */
export async function headsOf(db: Db, botId: number, busy: readonly string[]): Promise<Head[]> {
  const { rows } = await sql<Head>`
    with head as (select distinct on (chat) id, chat, album, attempts from messenger_updates
        where bot_id = ${botId} and done_at is null and chat <> all(${[...busy]}::text[]) order by chat, place, id),
    parts as (select h.chat, h.attempts, u.id, u.place, u.payload, u.received_at, h.album from head h join messenger_updates u
      on u.bot_id = ${botId} and u.chat = h.chat and u.done_at is null and (u.id = h.id or u.album = h.album))
    select chat, attempts, array_agg(id order by place, id) as ids, jsonb_agg(payload order by place, id) as payloads,
      case when album is null then 0
        else ceil(extract(epoch from max(received_at)) * 1000)::bigint + ${sql.lit(ALBUM_SETTLES)} end as "readyAt" from parts
    group by chat, attempts, album order by min(id) limit 50`.execute(db)
  return rows
}

/** Whether they wait still; held until the transaction ends, so that what they do is done once. */
export async function holdUpdates(tx: Tx, ids: readonly number[]): Promise<boolean> {
  const held = await tx
    .selectFrom('messenger_updates')
    .select('id')
    .where('id', 'in', [...ids])
    .where('done_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute()
  return held.length === ids.length
}

export async function endUpdates(tx: Tx, ids: readonly number[], outcome: string, now: Instant): Promise<void> {
  await tx
    .updateTable('messenger_updates')
    .set({ done_at: iso(now), outcome, error: null })
    .where('id', 'in', [...ids])
    .execute()
}

export async function noteUpdateTrouble(db: Db, ids: readonly number[], error: string): Promise<void> {
  await sql`update messenger_updates set attempts = attempts + 1, error = ${error}
    where id = any(${[...ids]}::bigint[])`.execute(db)
}

/** Forgets what was done long ago. An id is not given twice within that time. */
export async function forgetOldUpdates(tx: Tx): Promise<void> {
  await sql`delete from messenger_updates where done_at < now() - interval '30 days'`.execute(tx)
}
