import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import { MESSENGERS, type MessengerKind, type Receiving } from '../../domain/messenger/kinds.ts'
import type { BotTrouble } from '../../domain/messenger/trouble.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** A bot as it is kept. */
export interface Bot {
  readonly id: number
  readonly kind: MessengerKind
  readonly managedBy: 'screen' | 'environment'
  readonly enabled: boolean
  /** Sealed; null for a bot of the environment. */
  readonly token: Buffer | null
  readonly tokenEnds: string
  readonly account: string
  readonly username: string
  readonly title: string
  readonly receives: Receiving
  readonly linksByPhone: boolean
  readonly fallbackMinutes: number
  readonly updatedAt: string
}

export type BotDraft = Omit<Bot, 'id' | 'updatedAt'>

const known = z.object({
  kind: z.enum(MESSENGERS),
  managedBy: z.enum(['screen', 'environment']),
  receives: z.enum(['polling', 'webhook']),
})

const COLUMNS = [
  'id',
  'kind',
  'managed_by as managedBy',
  'enabled',
  'token',
  'token_ends as tokenEnds',
  'account',
  'username',
  'title',
  'receives',
  'links_by_phone as linksByPhone',
  'fallback_minutes as fallbackMinutes',
  'updated_at as updatedAt',
] as const

/** All bots, also those that are switched off. */
export async function listBots(db: Db): Promise<Bot[]> {
  const rows = await db.selectFrom('messenger_bots').select(COLUMNS).orderBy('id').execute()
  return rows.map((row) => ({ ...row, ...known.parse(row) }))
}

export async function findBot(db: Db, id: number): Promise<Bot | null> {
  const row = await db.selectFrom('messenger_bots').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ? { ...row, ...known.parse(row) } : null
}

export async function lockBot(tx: Tx, id: number): Promise<Bot | null> {
  const row = await tx.selectFrom('messenger_bots').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? { ...row, ...known.parse(row) } : null
}

/** Bots are added one after the other: processes that start at the same time add the same one from the environment. */
export async function holdBots(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('bots are added', 0))`.execute(tx)
}

export async function insertBot(tx: Tx, draft: BotDraft): Promise<number> {
  const { id } = await tx.insertInto('messenger_bots').values(rowOf(draft)).returning('id').executeTakeFirstOrThrow()
  await tx.insertInto('messenger_bot_states').values({ bot_id: id }).execute()
  return id
}

export async function updateBot(tx: Tx, id: number, draft: BotDraft): Promise<void> {
  const changed = { ...rowOf(draft), updated_at: sql<string>`now()` }
  await tx.updateTable('messenger_bots').set(changed).where('id', '=', id).execute()
}

function rowOf(draft: BotDraft) {
  return {
    kind: draft.kind,
    managed_by: draft.managedBy,
    enabled: draft.enabled,
    token: draft.token,
    token_ends: draft.tokenEnds,
    account: draft.account,
    username: draft.username,
    title: draft.title,
    receives: draft.receives,
    links_by_phone: draft.linksByPhone,
    fallback_minutes: draft.fallbackMinutes,
  }
}

/** How a bot fares. */
export interface BotState {
  readonly botId: number
  readonly cursor: string | null
  readonly answeredAt: string | null
  readonly answerMs: number | null
  readonly holdUntil: string | null
  readonly failingSince: string | null
  readonly trouble: string | null
  readonly error: string | null
}

export async function listBotStates(db: Db): Promise<BotState[]> {
  return db
    .selectFrom('messenger_bot_states')
    .select([
      'bot_id as botId',
      'cursor',
      'answered_at as answeredAt',
      'answer_ms as answerMs',
      'hold_until as holdUntil',
      'failing_since as failingSince',
      'trouble',
      'error',
    ])
    .execute()
}

/** The messenger answered: whatever was wrong is over. */
export async function noteAnswer(db: Db, botId: number, { now, took }: { now: Instant; took: number | null }) {
  const took_ms = took === null ? {} : { answer_ms: took }
  await db
    .updateTable('messenger_bot_states')
    .set({ answered_at: iso(now), failing_since: null, trouble: null, error: null, ...took_ms })
    .where('bot_id', '=', botId)
    .execute()
}

export interface BotFailure {
  readonly trouble: BotTrouble
  readonly error: string
  readonly now: Instant
  /** Nothing is sent before then. */
  readonly holdUntil?: Instant
}

export async function noteBotFailure(db: Db, botId: number, failure: BotFailure): Promise<void> {
  const { trouble, error, now, holdUntil } = failure
  await sql`update messenger_bot_states set trouble = ${trouble}, error = ${error},
    failing_since = coalesce(failing_since, ${iso(now)}::timestamptz),
    hold_until = ${holdUntil === undefined ? sql`hold_until` : sql`${iso(holdUntil)}::timestamptz`} where bot_id = ${botId}`.execute(
    db,
  )
}

export async function keepCursor(tx: Tx, botId: number, cursor: string | null): Promise<void> {
  await tx.updateTable('messenger_bot_states').set({ cursor }).where('bot_id', '=', botId).execute()
}
