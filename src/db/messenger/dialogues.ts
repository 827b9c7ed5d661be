import { sql } from 'kysely'
import { z } from 'zod'
import type { Instant } from '../../domain/ground/instant.ts'
import { URGENCIES } from '../../domain/ground/words.ts'
import { type Ask, type Dialogue, IDLE } from '../../domain/messenger/dialogue.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

const words = z.object({
  texts: z.array(z.object({ id: z.string(), text: z.string() })),
  fileIds: z.array(z.int()),
})
const ask = z.custom<Ask>(
  (value) => typeof value === 'string' && /^(?:venue|service|urgency|words|preview|field:.+)$/s.test(value),
)
const draft = z.object({
  mark: z.string(),
  stopOfTrade: z.boolean(),
  isQuick: z.boolean(),
  venueId: z.int().nullable(),
  serviceId: z.int().nullable(),
  answers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])),
  urgency: z.enum(URGENCIES),
  words,
  trail: z.array(ask),
})
const request = z.int()
const dialogue = z.discriminatedUnion('at', [
  z.object({ at: z.literal('idle') }),
  z.object({ at: z.literal('filing'), draft }),
  z.object({ at: z.literal('meant'), request, words }),
  z.object({ at: z.literal('replying'), request }),
  z.object({ at: z.literal('resuming'), request }),
  z.object({ at: z.literal('urging'), request, stopOfTrade: z.boolean() }),
  z.object({ at: z.literal('commenting'), request, score: z.int() }),
  z.object({ at: z.literal('deferring'), request, until: z.string() }),
  z.object({ at: z.literal('finding') }),
  z.object({ at: z.literal('quiet') }),
  z.object({ at: z.literal('binding'), chat: z.string(), title: z.string() }),
])

/** Where the dialogue of a chat stands; one of an older version of the desk begins anew. */
export async function findDialogue(db: Db, botId: number, chat: string): Promise<Dialogue> {
  const row = await db
    .selectFrom('messenger_dialogues')
    .select('state')
    .where('bot_id', '=', botId)
    .where('chat', '=', chat)
    .executeTakeFirst()
  const read = dialogue.safeParse(row?.state)
  return read.success ? read.data : IDLE
}

export async function keepDialogue(tx: Tx, botId: number, chat: string, state: Dialogue, now: Instant): Promise<void> {
  const kept = { state: JSON.stringify(state), changed_at: iso(now) }
  await tx
    .insertInto('messenger_dialogues')
    .values({ bot_id: botId, chat, ...kept })
    .onConflict((conflict) => conflict.columns(['bot_id', 'chat']).doUpdateSet(kept))
    .execute()
}

/** What was begun and left alone is forgotten with its words. */
export async function forgetOldDialogues(tx: Tx): Promise<void> {
  await sql`delete from messenger_dialogues where changed_at < now() - interval '7 days'`.execute(tx)
}
