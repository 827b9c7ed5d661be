import { z } from 'zod'
import { listenTo } from '../../db/engine/listen.ts'
import { LIVE_CHANNEL } from '../../db/engine/live.ts'
import { findBot } from '../../db/messenger/bots.ts'
import { linksOf } from '../../db/messenger/links.ts'
import { type Card, cardsOf } from '../../db/messenger/messages.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { refreshCard } from './card.ts'
import { markTaken } from './group-lines.ts'
import { type BotHouse, roomOf, talkOf } from './talk.ts'

const word = z.object({ request: z.int() })
/** Changes that come together are drawn once. */
const GATHERS = 150

/** Cards in chats show what holds: each change of a request is drawn into its cards. Returns a function that stops it. */
export function watchCards(house: BotHouse): () => Promise<void> {
  const due = new Map<number, NodeJS.Timeout>()
  const drawing = new Set<Promise<void>>()
  const draw = (request: number) => {
    due.delete(request)
    const drawn = redraw(house, request)
      .catch(house.warn)
      .finally(() => drawing.delete(drawn))
    drawing.add(drawn)
  }
  const hear = (payload: string) => {
    const { success, data } = word.safeParse(JSON.parse(payload))
    if (!success || due.has(data.request)) return
    due.set(
      data.request,
      setTimeout(() => draw(data.request), GATHERS),
    )
  }
  const deaf = listenTo(house.database.url, LIVE_CHANNEL, { hear, gap: () => undefined, warn: house.warn })
  return async () => {
    await deaf()
    for (const timer of due.values()) clearTimeout(timer)
    await Promise.all(drawing)
  }
}

async function redraw(house: BotHouse, request: number): Promise<void> {
  for (const messenger of house.messengers) await markTaken({ ...house, messenger }, request)
  for (const card of await cardsOf(house.database.db, request)) await redrawOne(house, card)
}

async function redrawOne(house: BotHouse, { botId, chat, personId, request }: Card): Promise<void> {
  await house.database.db.transaction().execute(async (tx) => {
    const bot = await findBot(tx, botId)
    const room = bot?.enabled ? roomOf(house, bot) : null
    if (!bot || !room) return
    const link = (await linksOf(tx, personId)).find((one) => one.botId === botId && one.chat === chat)
    const signedIn = link && (await findByPerson(tx, personId, bot.kind))
    if (!signedIn) return
    const { actor, person } = signedIn
    const talk = talkOf(room, { tx, actor, now: room.now() }, { bot, link, person }, null)
    // Whoever may not read it any more keeps what he was told, and learns nothing new.
    await refreshCard(talk, request).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  })
}
