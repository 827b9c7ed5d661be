import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface Place {
  readonly botId: number
  readonly chat: string
}

export interface ChatMessage extends Place {
  readonly externalId: string
  readonly request: number
  /** The message of the request that it became; null: the bot said it. */
  readonly messageId: number | null
}

/** This message of the chat belongs to that request. */
export async function keepMessage(tx: Tx, message: ChatMessage, now: Instant): Promise<void> {
  const { botId, chat, externalId, request, messageId } = message
  await tx
    .insertInto('messenger_messages')
    .values({
      bot_id: botId,
      chat,
      external_id: externalId,
      request_number: request,
      message_id: messageId,
      at: iso(now),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['bot_id', 'chat', 'external_id'])
        .doUpdateSet({ request_number: request, message_id: messageId }),
    )
    .execute()
}

/** Which request a message of the chat belongs to; null: to none. */
export async function messageIn(db: Db, { botId, chat }: Place, externalId: string) {
  const row = await db
    .selectFrom('messenger_messages')
    .select(['request_number as request', 'message_id as messageId', 'at'])
    .where('bot_id', '=', botId)
    .where('chat', '=', chat)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  return row ?? null
}

export interface Card extends Place {
  readonly request: number
  readonly personId: number
  readonly outbound: number
  readonly shown: string
}

const CARD = sql.raw(`c.bot_id as "botId", c.chat, c.request_number as request, c.person_id as "personId",
  c.outbound_id as outbound, c.shown`)

/** Where cards of a request hang, in chats that still take something. */
export async function cardsOf(db: Db, request: number): Promise<Card[]> {
  const { rows } = await sql<Card>`select ${CARD} from messenger_cards c join messenger_links l on l.bot_id = c.bot_id
      and l.chat = c.chat and l.person_id = c.person_id and l.unlinked_at is null and l.blocked_at is null
    where c.request_number = ${request} order by c.outbound_id`.execute(db)
  return rows
}

/** The card, held: of two processes that draw it anew the second sees what the first has drawn. */
export async function cardIn(tx: Tx, { botId, chat }: Place, request: number): Promise<Card | null> {
  const { rows } = await sql<Card>`select ${CARD} from messenger_cards c
    where c.bot_id = ${botId} and c.chat = ${chat} and c.request_number = ${request} for update`.execute(tx)
  return rows[0] ?? null
}

/** The card of the request in this chat is this one from now on. */
export async function keepCard(tx: Tx, { botId, chat, request, personId, outbound, shown }: Card): Promise<void> {
  const kept = { person_id: personId, outbound_id: outbound, shown }
  await tx
    .insertInto('messenger_cards')
    .values({ bot_id: botId, chat, request_number: request, ...kept })
    .onConflict((conflict) => conflict.columns(['bot_id', 'chat', 'request_number']).doUpdateSet(kept))
    .execute()
}

/** Whoever takes an account over sees nothing of what was there before. */
export async function forgetChat(tx: Tx, { botId, chat }: Place): Promise<void> {
  for (const table of ['messenger_messages', 'messenger_cards', 'messenger_dialogues'] as const) {
    await tx.deleteFrom(table).where('bot_id', '=', botId).where('chat', '=', chat).execute()
  }
}
