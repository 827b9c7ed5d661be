import {
  type Channel,
  NotDelivered,
  type Reach,
  type ReachQuestion,
  type Telling,
  type Written,
} from '../../channels/channel.ts'
import { noticeMessage, pushMessage } from '../../channels/push/message.ts'
import type { Db } from '../../db/engine/database.ts'
import type { Delivery } from '../../db/notices/outbox.ts'
import { whoListens } from '../../db/push/browsers.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import { isOpen } from '../../domain/ground/status.ts'
import { type PushHouse, sendPush } from './send-push.ts'

/** What no browser has taken for so long is told by another way. */
const PATIENCE = 5 * MINUTE

/** Notices on a device as a way to tell people: in every browser in which they are signed in and let it. */
export function pushChannel(
  house: PushHouse,
  url: string,
): Pick<Channel, 'way' | 'isLimited' | 'reach' | 'write' | 'send' | 'patience'> {
  return {
    way: 'push',
    isLimited: true,
    reach: (db, question) => reach(house, db, question),
    write: async (_db, telling) => write(url, telling),
    send: (delivery) => send(house, delivery),
    patience: async () => PATIENCE,
  }
}

/** A person is one place, whatever number of browsers he has: which they are is seen when it leaves. */
async function reach({ now }: PushHouse, db: Db, { people }: ReachQuestion): Promise<ReadonlyMap<number, Reach>> {
  const listening = await whoListens(
    db,
    people.map(({ id }) => id),
    now(),
  )
  return new Map(listening.map((id) => [id, { address: String(id), isProven: true, isFailing: false }]))
}

function write(url: string, { noticeId, kind, side, person, request, standsFor }: Telling): Written {
  const { number, subject, stopOfTrade, specialistId, status } = request
  const takerId = side === 'support' && specialistId === null && isOpen(status) ? person.id : null
  const facts = { notice: noticeId, kind, side, number, subject, stopOfTrade, standsFor, takerId, url }
  return { payload: noticeMessage(person.locale, facts) }
}

async function send(house: PushHouse, { id, personId, payload }: Delivery): Promise<string> {
  if (personId === null) throw new NotDelivered('gone', 'its person is gone')
  return sendPush(house, { delivery: id, personId, message: pushMessage.parse(payload) })
}
