import { createHmac } from 'node:crypto'
import { MessengerFailure } from '../../channels/messenger.ts'
import { type Bot, keepCursor, listBotStates, listBots, noteAnswer, noteBotFailure } from '../../db/messenger/bots.ts'
import { keepUpdates } from '../../db/messenger/updates.ts'
import { keptReason } from '../../domain/ground/clean-text.ts'
import { COMMANDS } from '../../domain/messenger/press.ts'
import { pauseAfter } from '../../domain/messenger/trouble.ts'
import { webhookAddress } from '../../domain/messenger/webhook.ts'
import { speak } from '../../texts/say.ts'
import { pause } from '../bell.ts'
import { type BotHouse, type MessengerRoom, roomOf } from './talk.ts'

/** How often a bot with a webhook is asked whether it is well. */
const LOOKS_EVERY = 60_000

/** Receives as long as nobody stops it: by asking, or by telling the messenger where to push. */
export async function keepReceiving(room: MessengerRoom, bot: Bot, stop: AbortSignal): Promise<void> {
  let failures = 0
  let isReady = false
  while (!stop.aborted) {
    try {
      if (!isReady) await getReady(room, bot)
      isReady = true
      await (bot.receives === 'polling' ? poll(room, bot, stop) : look(room, bot, stop))
      failures = 0
    } catch (error) {
      if (stop.aborted) return
      failures += 1
      await noteTrouble(room, bot, error)
      const asked = error instanceof MessengerFailure ? (error.after ?? 0) : 0
      await pause(Math.max(asked, pauseAfter(failures)), stop)
      // Whatever stood in the way may have taken the webhook or the commands along.
      isReady = false
    }
  }
}

/** A messenger may drop an address that did not answer for hours; once an hour each bot with one is seen to. */
export async function renewWebhooks(house: BotHouse): Promise<void> {
  for (const bot of await listBots(house.database.db)) {
    const room = roomOf(house, bot)
    if (!room || !bot.enabled || bot.receives !== 'webhook') continue
    await pointWebhook(room, bot).catch((error: unknown) => noteTrouble(room, bot, error))
  }
}

async function pointWebhook({ messenger, tokenOf, secret, url }: MessengerRoom, bot: Bot): Promise<void> {
  const webhook = { url: webhookAddress(url, bot.id), secret: webhookSecret(secret, bot.id) }
  await messenger.setWebhook({ token: tokenOf(bot) }, bot.receives === 'webhook' ? webhook : null)
}

async function getReady(room: MessengerRoom, bot: Bot): Promise<void> {
  const { messenger, tokenOf } = room
  const key = { token: tokenOf(bot) }
  await pointWebhook(room, bot)
  const offered = COMMANDS.filter((command) => command !== 'menu')
  await messenger.offer(
    key,
    (['en', 'ru'] as const).map((locale) => ({
      locale,
      commands: offered.map((command) => ({ command, about: speak(locale)(`bot.menu.${command}`) })),
    })),
  )
}

/** By which pushes show that they come from the messenger: 43 letters of base64url. */
export function webhookSecret(secret: string, botId: number): string {
  return createHmac('sha256', secret).update(`messenger-webhook:${botId}`).digest('base64url')
}

/** What came is stored together with where to go on, and only the next call confirms it. */
async function poll({ database, messenger, tokenOf, now }: MessengerRoom, bot: Bot, stop: AbortSignal): Promise<void> {
  const { db } = database
  const { receive } = messenger
  if (!receive) throw new Error(`${messenger.way} cannot be asked for what came`)
  const states = await listBotStates(db)
  const cursor = states.find(({ botId }) => botId === bot.id)?.cursor ?? null
  const batch = await receive({ token: tokenOf(bot) }, cursor, stop)
  await db.transaction().execute(async (tx) => {
    await keepUpdates(tx, bot.id, batch.arrived, now())
    if (batch.cursor !== cursor) await keepCursor(tx, bot.id, batch.cursor)
  })
  await noteAnswer(db, bot.id, { now: now(), took: null })
}

async function look({ database, messenger, tokenOf, now }: MessengerRoom, bot: Bot, stop: AbortSignal): Promise<void> {
  const began = now()
  await messenger.whoIs({ token: tokenOf(bot) }, stop)
  await noteAnswer(database.db, bot.id, { now: now(), took: now() - began })
  await pause(LOOKS_EVERY, stop)
}

/** Where people look after channels, and in the log; while the database is away, in the log alone. */
async function noteTrouble({ database, now, warn }: MessengerRoom, bot: Bot, error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  warn(`@${bot.username}: ${reason}`)
  const trouble = error instanceof MessengerFailure ? error.trouble : 'unreachable'
  await noteBotFailure(database.db, bot.id, { trouble, error: keptReason(reason), now: now() }).catch(() => undefined)
}
