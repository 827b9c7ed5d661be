import { listenTo } from '../../db/engine/listen.ts'
import { type Bot, listBots } from '../../db/messenger/bots.ts'
import { MESSENGER_CHANNEL } from '../../db/messenger/updates.ts'
import { openBell } from '../bell.ts'
import { keepEach } from '../keep-each.ts'
import { keepAnswering } from './keep-answering.ts'
import { keepReceiving } from './keep-receiving.ts'
import { keepSaying } from './keep-saying.ts'
import { type BotHouse, type MessengerRoom, roomOf } from './talk.ts'

/**
 * Keeps every bot that no other process keeps: receives, answers and says; one process at a time polls and paces it. Returns a
 * function that stops all of it.
 */
export function keepBots(house: BotHouse): () => Promise<void> {
  const { url, db } = house.database
  const keeping = keepEach({
    url,
    about: 'messenger bot',
    wanted: async () => {
      const bots = (await listBots(db)).filter(({ enabled }) => enabled)
      return bots.flatMap((bot) => {
        const room = roomOf(house, bot)
        return room ? [{ id: bot.id, updatedAt: bot.updatedAt, bot, room }] : []
      })
    },
    start: ({ bot, room }) => startKeeper(room, bot),
    warn: house.warn,
  })
  const wakeAll = () => {
    for (const keeper of keeping.all()) keeper.wake()
  }
  const hear = (payload: string) => keeping.of(Number(payload))?.wake()
  const deaf = listenTo(url, MESSENGER_CHANNEL, { hear, gap: wakeAll, warn: house.warn })
  return async () => {
    await Promise.all([keeping.stop(), deaf()])
  }
}

function startKeeper(room: MessengerRoom, bot: Bot) {
  const stop = new AbortController()
  const [saying, answering] = [openBell(), openBell()]
  const ended = Promise.all([
    keepReceiving(room, bot, stop.signal),
    keepAnswering(room, bot, answering, stop.signal),
    keepSaying(room, bot, saying, stop.signal),
  ])
  return {
    wake: () => {
      saying.ring()
      answering.ring()
    },
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}
