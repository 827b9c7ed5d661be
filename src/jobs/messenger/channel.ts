import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import {
  type Channel,
  NotDelivered,
  type Reach,
  type ReachQuestion,
  type Telling,
  type Written,
} from '../../channels/channel.ts'
import type { Db } from '../../db/engine/database.ts'
import { listBots } from '../../db/messenger/bots.ts'
import { findLink, reachableLinks } from '../../db/messenger/links.ts'
import { outgoing, partsOfDelivery, queueOutgoing, takeBackDelivery } from '../../db/messenger/outbound.ts'
import type { Delivery } from '../../db/notices/outbox.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import type { Outgoing } from '../../domain/messenger/outgoing.ts'
import { tellInGroups } from './group-lines.ts'
import { noticeWords } from './notice-words.ts'
import { cutToFit, type MessengerRoom } from './talk.ts'

/** What lies in the outbox of the desk. */
const payload = z.object({ sayings: z.array(outgoing) })

/** How long a delivery looks on while the bot says it; what takes longer comes back by the queue. */
const LOOKS_FOR = 1_500
const LOOKS_EVERY = 50
const USUAL_PATIENCE = 5 * MINUTE

/** A messenger as a way to tell people. It reaches whoever linked an account; nobody hears by it who neither chose it nor wrote there. */
export function messengerChannel(room: MessengerRoom): Channel {
  const { messenger, url, database } = room
  const house = { url, largestOut: messenger.largestOut }
  return {
    way: messenger.way,
    isLimited: false,
    reach: (db, question) => reach(messenger.way, db, question),
    write: (db, telling) => write(db, house, telling),
    overhear: (tx, heard) => tellInGroups(room, tx, heard),
    send: (delivery) => send(room, delivery),
    patience: async () => {
      const bots = (await listBots(database.db)).filter(({ kind }) => kind === messenger.way)
      return bots.length === 0 ? USUAL_PATIENCE : Math.min(...bots.map((bot) => bot.fallbackMinutes * MINUTE))
    },
    takeBack: (tx, delivery) => takeBackDelivery(tx, delivery, room.now()),
  }
}

/** Where he last wrote from about this request, else where he was last at all. */
async function reach(way: string, db: Db, { people, wrote }: ReachQuestion): Promise<ReadonlyMap<number, Reach>> {
  const links = await reachableLinks(
    db,
    way,
    people.map(({ id }) => id),
  )
  const own = Map.groupBy(links, ({ personId }) => personId)
  const found = new Map<number, Reach>()
  for (const [personId, accounts] of own) {
    const last = wrote.find((one) => one.way === way && one.personId === personId)?.address
    const address = accounts.map(({ botId, account }) => `${botId}:${account}`)
    const place = address.find((one) => one === last) ?? address[0]
    if (place !== undefined) found.set(personId, { address: place, isProven: true, isFailing: false })
  }
  return found
}

async function write(db: Db, house: Parameters<typeof noticeWords>[1], telling: Telling): Promise<Written | null> {
  const sayings = await noticeWords(db, house, telling)
  return sayings && { payload: { sayings } }
}

/** Into the bot's own queue, once, and out again when the messenger has taken it. */
async function send(room: MessengerRoom, delivery: Delivery): Promise<string> {
  const { database } = room
  const { db } = database
  await queueOnce(room, delivery)
  const until = room.now() + LOOKS_FOR
  for (;;) {
    const { waiting, lost, receipt } = await partsOfDelivery(db, delivery.id)
    if (lost !== null) throw new NotDelivered(isAboutPerson(lost) ? 'gone' : 'final', lost)
    if (waiting === 0) return receipt ?? 'said'
    if (room.now() > until) throw new NotDelivered('passing', 'it waits in the queue of the bot')
    await delay(LOOKS_EVERY)
  }
}

function isAboutPerson(reason: string): boolean {
  return /^Forbidden|not found/i.test(reason)
}

async function queueOnce({ database, messenger, now }: MessengerRoom, delivery: Delivery): Promise<void> {
  await database.db.transaction().execute(async (tx) => {
    const { count } = await partsOfDelivery(tx, delivery.id)
    if (count > 0) return
    const [bot = '', account = ''] = delivery.address.split(':')
    const link = await findLink(tx, Number(bot), account)
    // Whoever has taken the account over hears nothing of what was for its owner before.
    if (!link || link.blockedAt !== null || link.personId !== delivery.personId)
      throw new NotDelivered('gone', 'the account is linked no more')
    const { sayings } = payload.parse(delivery.payload)
    const fitting = (one: Outgoing): readonly Outgoing[] =>
      one.kind === 'say' ? cutToFit(one, messenger.longestText) : [one]
    for (const body of sayings.flatMap(fitting)) {
      const { botId, chat } = link
      await queueOutgoing(tx, { botId, chat, body, request: delivery.request, delivery: delivery.id, now: now() })
    }
  })
}
