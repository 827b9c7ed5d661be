import { type Bot, listBotStates, noteBotFailure } from '../../db/messenger/bots.ts'
import { nextOf, noteTried, triedSince } from '../../db/messenger/outbound.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { mayLeaveAt, PACE_MEMORY, type Tried } from '../../domain/messenger/pace.ts'
import type { Bell } from '../bell.ts'
import { saidOne } from './say-one.ts'
import type { MessengerRoom } from './talk.ts'

const LOOKS_EVERY = 500

interface Pacing {
  recent: readonly Tried[]
  holdUntil: Instant
}

/** Says what waits, each chat in order, as fast as the messenger lets a bot talk and no faster. */
export async function keepSaying(room: MessengerRoom, bot: Bot, bell: Bell, stop: AbortSignal): Promise<void> {
  const busy = new Map<string, Promise<void>>()
  let pacing: Pacing | null = null
  while (!stop.aborted) {
    let soonest = room.now() + LOOKS_EVERY
    try {
      pacing ??= await takenOver(room, bot)
      soonest = Math.min(soonest, await goRound(room, bot, { pacing, busy, bell }))
    } catch (error) {
      room.warn(error)
    }
    await bell.sleep(Math.max(5, soonest - room.now()), stop)
  }
  await Promise.all(busy.values())
}

/** What the process before us has said counts: the limits are of the bot. */
async function takenOver({ database: { db }, now }: MessengerRoom, bot: Bot): Promise<Pacing> {
  const state = (await listBotStates(db)).find(({ botId }) => botId === bot.id)
  return {
    recent: await triedSince(db, bot.id, { since: now() - PACE_MEMORY, now: now() }),
    holdUntil: state?.holdUntil ? Date.parse(state.holdUntil) : 0,
  }
}

interface Round {
  readonly pacing: Pacing
  readonly busy: Map<string, Promise<void>>
  readonly bell: Bell
}

/** Starts whatever may leave now; resolves with when the next one may. */
async function goRound(room: MessengerRoom, bot: Bot, { pacing, busy, bell }: Round): Promise<Instant> {
  const { database, now, warn } = room
  const { pace } = room.messenger
  if (pacing.holdUntil > now()) return pacing.holdUntil
  pacing.recent = pacing.recent.filter(({ at }) => at > now() - PACE_MEMORY)
  let soonest = Number.POSITIVE_INFINITY
  for (const outbound of await nextOf(database.db, bot.id, [...busy.keys()])) {
    if (busy.size >= pace.aSecond) break
    const at = mayLeaveAt(outbound, pacing.recent, { now: now(), pace })
    if (at > now()) {
      soonest = Math.min(soonest, at)
      continue
    }
    const { chat, isGroup } = outbound
    await noteTried(database.db, outbound.id, now())
    const begun = { chat, isGroup, at: now() }
    pacing.recent = [...pacing.recent, begun]
    const saying = saidOne(room, bot, outbound)
      .then(async (fate) => {
        // From when it was taken: what left a little late must not come too close to the next.
        pacing.recent = [...pacing.recent.filter((one) => one !== begun), { chat, isGroup, at: now() }]
        if (fate.kind !== 'later') return
        const holdUntil = now() + fate.after
        pacing.holdUntil = Math.max(pacing.holdUntil, holdUntil)
        const { trouble, reason: error } = fate
        await noteBotFailure(database.db, bot.id, { trouble, error, now: now(), holdUntil })
      })
      .catch(warn)
      .finally(() => {
        busy.delete(chat)
        bell.ring()
      })
    busy.set(chat, saying)
  }
  return soonest
}
