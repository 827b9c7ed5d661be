import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { done, id } from '../../contract/common.ts'
import { findBot } from '../../db/messenger/bots.ts'
import { keepUpdates } from '../../db/messenger/updates.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App } from '../server/context.ts'
import { sendJson } from '../server/door.ts'
import type { MessengerHouse } from './messenger-house.ts'

const params = z.object({ id: z.coerce.number().pipe(id) })

/** Where a messenger pushes what came. It is told «done» only when that is stored; without its secret there is nothing here. */
export function pushedUpdates(app: App, house: MessengerHouse): void {
  const { messenger, database, now } = house
  app.route({
    method: 'POST',
    url: '/api/messengers/:id/updates',
    config: { open: true },
    schema: {
      summary: 'Updates of a bot, pushed by its messenger with the bot’s secret',
      tags: ['messengers'],
      params,
      body: z.looseObject({}),
      response: { 200: done },
    },
    handler: async (http, reply) => {
      const { id: botId } = params.parse(http.params)
      const bot = await findBot(database.db, botId)
      if (!bot?.enabled || bot.receives !== 'webhook') throw new Refusal('bot.not-found')
      const { secretIn, pushed } = messenger.of(bot.kind)
      if (!isSame(secretIn(http.headers), messenger.webhookSecret(botId))) throw new Refusal('bot.not-found')
      // What is not known is not kept, and taken all the same: a messenger that hears «no» for hours pushes no more.
      const arrived = pushed(http.body)
      if (arrived) await database.db.transaction().execute((tx) => keepUpdates(tx, botId, [arrived], now()))
      return sendJson(reply, 200, JSON.stringify({ done: true }))
    },
  })
}

function isSame(shown: string | null, secret: string): boolean {
  if (shown === null) return false
  const [one, other] = [Buffer.from(shown), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}
