import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Editing, Outgoing } from '../../domain/messenger/outgoing.ts'
import type { Tried } from '../../domain/messenger/pace.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { wakeBot } from './updates.ts'

const span = z.union([z.string(), z.object({ text: z.string(), style: z.enum(['bold', 'quote']) })])
const button = z.object({
  label: z.string(),
  press: z.string().optional(),
  url: z.string().optional(),
  looks: z.enum(['good', 'bad']).optional(),
})
const text = z.array(span)
const buttons = z.array(z.array(button)).optional()
const keyboard = z.object({ rows: z.array(z.array(z.string())), contact: z.string().optional() })
/** What lies in the queue, and in the deliveries of a messenger. */
export const outgoing: z.ZodType<Outgoing> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('say'),
    text,
    buttons,
    keyboard: z.union([keyboard, z.literal('gone')]).optional(),
    answersTo: z.string().optional(),
  }),
  z.object({
    kind: z.literal('edit'),
    of: z.union([z.object({ outbound: z.int() }), z.object({ external: z.string() })]),
    text,
    buttons,
  }),
  z.object({ kind: z.literal('file'), fileId: z.int() }),
  z.object({ kind: z.literal('react'), to: z.string() }),
]) as z.ZodType<Outgoing>

export interface ToQueue {
  readonly botId: number
  readonly chat: string
  /** Several people read along: such a chat has a pace of its own. */
  readonly isGroup?: boolean
  readonly body: Outgoing
  readonly request?: number | null
  readonly delivery?: number
  /** Another look of a card: it lets words go first, and takes the place of a look that waits still. */
  readonly waitsForWords?: boolean
  readonly now: Instant
}

/** Puts something into a chat's queue; it is said in the order of the queue. */
export async function queueOutgoing(tx: Tx, order: ToQueue): Promise<number> {
  const { botId, chat, isGroup = false, body, request, delivery, waitsForWords = false, now } = order
  if (waitsForWords && body.kind === 'edit') await dropOlderLooks(tx, order, body.of)
  const { id } = await tx
    .insertInto('messenger_outbound')
    .values({
      bot_id: botId,
      chat,
      is_group: isGroup,
      body: JSON.stringify(body),
      waits_for_words: waitsForWords,
      request_number: request ?? null,
      delivery_id: delivery ?? null,
      created_at: iso(now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await wakeBot(tx, botId)
  return id
}

async function dropOlderLooks(tx: Tx, { botId, chat }: ToQueue, of: Editing['of']): Promise<void> {
  await sql`delete from messenger_outbound where bot_id = ${botId} and chat = ${chat} and waits_for_words and attempts = 0
    and sent_at is null and gave_up_at is null and body->'of' = ${JSON.stringify(of)}::jsonb`.execute(tx)
}

export interface Outbound {
  readonly id: number
  readonly chat: string
  readonly isGroup: boolean
  readonly body: Outgoing
  readonly request: number | null
  readonly delivery: number | null
  readonly attempts: number
}

/** The next of each chat, the oldest first; chats in which something is being said are left out. */
export async function nextOf(db: Db, botId: number, busy: readonly string[]): Promise<Outbound[]> {
  const { rows } = await sql<Omit<Outbound, 'body'> & { body: unknown }>`select * from (
      select distinct on (chat) id, chat, is_group as "isGroup", body, request_number as request, delivery_id as delivery, attempts
      from messenger_outbound where bot_id = ${botId} and sent_at is null and gave_up_at is null and chat <> all(${[...busy]}::text[])
      order by chat, waits_for_words, id) heads order by id limit 100`.execute(db)
  return rows.map((row) => ({ ...row, body: outgoing.parse(row.body) }))
}

/**
 * Attempts since then, for the process that takes over a bot: each as late as the messenger may have taken it. One whose end was not noted
 * was on its way when the earlier process died, and counts as taken now.
 */
export async function triedSince(
  db: Db,
  botId: number,
  { since, now }: { readonly since: Instant; readonly now: Instant },
): Promise<Tried[]> {
  const { rows } =
    await sql<Tried>`select chat, is_group as "isGroup", (extract(epoch from greatest(tried_at, coalesce(sent_at, gave_up_at,
      ${iso(now)}::timestamptz))) * 1000)::bigint as at
    from messenger_outbound where bot_id = ${botId} and tried_at > ${iso(since)}::timestamptz`.execute(db)
  return rows
}

/** Noted before the attempt, so that a process that takes over counts it too. */
export async function noteTried(db: Db, id: number, now: Instant): Promise<void> {
  await sql`update messenger_outbound set attempts = attempts + 1, tried_at = ${iso(now)}::timestamptz where id = ${id}`.execute(
    db,
  )
}

export async function markSaid(tx: Tx, id: number, externalId: string | null, now: Instant): Promise<void> {
  await sql`update messenger_outbound set sent_at = ${iso(now)}::timestamptz, error = null, external_id = ${externalId}
    where id = ${id}`.execute(tx)
}

export async function markUnsaid(tx: Tx, id: number, error: string, now: Instant): Promise<void> {
  await sql`update messenger_outbound set gave_up_at = ${iso(now)}::timestamptz, error = ${error} where id = ${id}`.execute(
    tx,
  )
}

export async function noteSayingTrouble(db: Db, id: number, error: string): Promise<void> {
  await sql`update messenger_outbound set error = ${error} where id = ${id}`.execute(db)
}

/** Nothing more is said in a chat that takes nothing; resolves with the deliveries that were to be made there. */
export async function giveUpChat(tx: Tx, botId: number, chat: string, error: string, now: Instant): Promise<number[]> {
  const { rows } = await sql<{ delivery: number | null }>`update messenger_outbound
    set gave_up_at = ${iso(now)}::timestamptz, error = ${error}
    where bot_id = ${botId} and chat = ${chat} and sent_at is null and gave_up_at is null
    returning delivery_id as delivery`.execute(tx)
  return rows.map(({ delivery }) => delivery).filter((delivery) => delivery !== null)
}

/** The number under which something of the queue was said; null: not yet, or never. */
export async function externalOf(db: Db, id: number): Promise<string | null> {
  const row = await db.selectFrom('messenger_outbound').select('external_id').where('id', '=', id).executeTakeFirst()
  return row?.external_id ?? null
}

/** How the parts of a delivery fare. */
export interface DeliveryParts {
  readonly count: number
  readonly waiting: number
  readonly lost: string | null
  readonly receipt: string | null
}

export async function partsOfDelivery(db: Db, delivery: number): Promise<DeliveryParts> {
  const { rows } = await sql<DeliveryParts>`select count(*) as count,
      count(*) filter (where sent_at is null and gave_up_at is null) as waiting,
      min(error) filter (where gave_up_at is not null) as lost, string_agg(external_id, ', ' order by id) as receipt
    from messenger_outbound where delivery_id = ${delivery}`.execute(db)
  return rows[0] ?? { count: 0, waiting: 0, lost: null, receipt: null }
}

/** A delivery that is told by another way, or must not be told any more, is not said here. */
export async function takeBackDelivery(tx: Tx, delivery: number, now: Instant): Promise<void> {
  await sql`update messenger_outbound set gave_up_at = ${iso(now)}::timestamptz, error = 'taken back'
    where delivery_id = ${delivery} and sent_at is null and gave_up_at is null`.execute(tx)
}

/** Forgets what was said long ago, but for cards. */
export async function forgetOldSayings(tx: Tx): Promise<void> {
  await sql`delete from messenger_outbound o where coalesce(o.sent_at, o.gave_up_at) < now() - interval '90 days'
    and not exists (select from messenger_cards c where c.outbound_id = o.id)`.execute(tx)
}
