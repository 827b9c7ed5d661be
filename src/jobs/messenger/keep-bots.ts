import { listenTo } from '../../db/engine/listen.ts'
import { type Locks, openLocks } from '../../db/engine/locks.ts'
import { type Bot, listBots } from '../../db/messenger/bots.ts'
import { MESSENGER_CHANNEL } from '../../db/messenger/updates.ts'
import { openBell, pause } from './bell.ts'
import { keepAnswering } from './keep-answering.ts'
import { keepReceiving } from './keep-receiving.ts'
import { keepSaying } from './keep-saying.ts'
import { type BotHouse, type MessengerRoom, roomOf } from './talk.ts'

/** How soon a process notices that a bot was added or changed, or that the process that kept it has died. */
const ROUND = 1_000

interface Keeper {
  readonly updatedAt: string
  readonly wake: () => void
  readonly stop: () => Promise<void>
}

/**
 * Keeps every bot that no other process keeps: receives, answers and says. Each is held by a lock, so that one process at a time
 * polls and paces it; when that dies, another takes over within seconds. Returns a function that stops all of it.
 */
export function keepBots(house: BotHouse): () => Promise<void> {
  const stop = new AbortController()
  const keepers = new Map<number, Keeper>()
  const wakeAll = () => {
    for (const keeper of keepers.values()) keeper.wake()
  }
  const hear = (payload: string) => keepers.get(Number(payload))?.wake()
  const deaf = listenTo(house.database.url, MESSENGER_CHANNEL, { hear, gap: wakeAll, warn: house.warn })
  const ended = keepKeeping(house, keepers, stop.signal)
  return async () => {
    stop.abort()
    await Promise.all([ended, deaf()])
  }
}

async function keepKeeping(house: BotHouse, keepers: Map<number, Keeper>, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    await keepOnce(house, keepers, stop).catch((error) => {
      if (!stop.aborted) house.warn(error)
    })
    await pause(ROUND, stop)
  }
}

/** As long as the connection holds that our locks belong to. */
async function keepOnce(house: BotHouse, keepers: Map<number, Keeper>, stop: AbortSignal): Promise<void> {
  const locks = await openLocks(house.database.url, 'messenger bot')
  try {
    while (!stop.aborted) {
      await goRound(house, locks, keepers)
      await pause(ROUND, stop)
    }
  } finally {
    await Promise.all([...keepers.values()].map((keeper) => keeper.stop()))
    keepers.clear()
    await locks.close()
  }
}

async function goRound(house: BotHouse, locks: Locks, keepers: Map<number, Keeper>): Promise<void> {
  await locks.check()
  const bots = (await listBots(house.database.db)).filter(({ enabled }) => enabled)
  const wanted = new Map(bots.map((bot) => [bot.id, bot]))
  for (const [id, keeper] of keepers) {
    if (wanted.get(id)?.updatedAt === keeper.updatedAt) continue
    await keeper.stop()
    keepers.delete(id)
    await locks.release(String(id))
  }
  for (const [id, bot] of wanted) {
    const room = roomOf(house, bot)
    if (room && !keepers.has(id) && (await locks.take(String(id)))) keepers.set(id, startKeeper(room, bot))
  }
}

function startKeeper(room: MessengerRoom, bot: Bot): Keeper {
  const stop = new AbortController()
  const [saying, answering] = [openBell(), openBell()]
  const ended = Promise.all([
    keepReceiving(room, bot, stop.signal),
    keepAnswering(room, bot, answering, stop.signal),
    keepSaying(room, bot, saying, stop.signal),
  ])
  return {
    updatedAt: bot.updatedAt,
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
