import type { Bot } from '../../db/messenger/bots.ts'
import { headsOf } from '../../db/messenger/updates.ts'
import { type Bell, pause } from '../bell.ts'
import { answerWaiting } from './answer.ts'
import type { MessengerRoom } from './talk.ts'

/** Chats that are answered at the same time. */
const AT_ONCE = 8
/** How soon is noticed what nobody told of. */
const LOOKS_EVERY = 250
const AFTER_FAILURE = 1_000

/** Answers what waits: chats beside each other, and each chat in its own order. */
export async function keepAnswering(room: MessengerRoom, bot: Bot, bell: Bell, stop: AbortSignal): Promise<void> {
  const busy = new Map<string, Promise<void>>()
  while (!stop.aborted) {
    const heads = await headsOf(room.database.db, bot.id, [...busy.keys()]).catch((error) => {
      room.warn(error)
      return []
    })
    const now = room.now()
    const ready = heads.filter(({ readyAt }) => readyAt <= now)
    const soonest = Math.min(
      LOOKS_EVERY,
      ...heads.filter((head) => !ready.includes(head)).map((one) => one.readyAt - now),
    )
    const free = ready.slice(0, AT_ONCE - busy.size)
    for (const waiting of free) {
      const { chat } = waiting
      const answered = answerWaiting(room, bot, waiting)
        // The chat waits a little before it is tried again; what went wrong was told already.
        .catch(() => pause(AFTER_FAILURE, stop))
        .finally(() => {
          busy.delete(chat)
          bell.ring()
        })
      busy.set(chat, answered)
    }
    await bell.sleep(soonest, stop)
  }
  await Promise.all(busy.values())
}
