import { Gauge, type Registry } from 'prom-client'
import type { Db } from '../../db/engine/database.ts'
import { botFigures } from '../../db/messenger/bot-figures.ts'
import { listBotStates, listBots } from '../../db/messenger/bots.ts'
import { reachableLinks } from '../../db/messenger/links.ts'
import { NOTICE_KINDS } from '../../domain/ground/words.ts'
import type { GuestDoors, Hearing, House } from '../server/context.ts'
import { accounts } from './accounts.ts'
import { bots } from './bots.ts'
import type { MessengerDesk } from './messenger-house.ts'
import { pushedUpdates } from './pushed-updates.ts'
import { venueChats } from './venue-chats.ts'

/** The doors of messengers: bots, accounts of people, and what is pushed to us. */
export function messengerDoors(messenger: MessengerDesk): GuestDoors {
  return {
    open: (app, house) => {
      for (const door of [bots, accounts, venueChats, pushedUpdates]) door(app, { ...house, messenger })
    },
    figures,
    hearing,
    stepsDone: async (db) => ((await listBots(db)).some(({ enabled }) => enabled) ? ['messenger'] : []),
  }
}

/** A way a messenger that has a bot at work; it leads to whoever has linked an account. */
async function hearing(db: Db, personId: number | null): Promise<Hearing[]> {
  const kinds = new Set((await listBots(db)).flatMap(({ kind, enabled }) => (enabled ? [kind] : [])))
  return Promise.all(
    [...kinds].map(async (way) => {
      const links = personId === null ? [] : await reachableLinks(db, way, [personId])
      return { way, kinds: NOTICE_KINDS, isReady: links.length > 0 }
    }),
  )
}

/** How the bots fare, for alarms. While the database is away the figures stay as they were. */
function figures(registry: Registry, { database, now }: House): () => Promise<void> {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] })
  const broken = gauge('okno_bots_broken', 'Bots that their messenger refuses or does not answer just now')
  const waiting = gauge('okno_bot_messages_waiting_seconds', 'For how long the oldest message to a bot waits')
  const out = gauge('okno_bot_messages_out', 'Messages of bots that wait to be said')
  return async () => {
    const [states, counts] = await Promise.all([
      listBotStates(database.db).catch(() => null),
      botFigures(database.db, now()).catch(() => null),
    ])
    if (!states || !counts) return
    broken.set(states.filter(({ failingSince }) => failingSince !== null).length)
    const since = counts.map(({ waitingSince }) => waitingSince).filter((at) => at !== null)
    waiting.set(since.length === 0 ? 0 : Math.max(0, now() - Math.min(...since)) / 1_000)
    out.set(counts.reduce((sum, one) => sum + one.out, 0))
  }
}
