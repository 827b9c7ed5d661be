import { vapidKeys } from '../../actions/push/keys.ts'
import { NotDelivered } from '../../channels/channel.ts'
import type { PushMessage } from '../../channels/push/message.ts'
import { type PushEnd, type PushPost, postPush } from '../../channels/push/post.ts'
import {
  forgetPush,
  livePushOf,
  notePushRefused,
  notePushTaken,
  notePushWait,
  type PushSubscription,
} from '../../db/push/browsers.ts'
import { claimPush, endPush, queuePushRest, releasePush, takenBy } from '../../db/push/sent.ts'
import { type PhoneHouse, tellPhone } from './tell-phone.ts'

export interface PushHouse extends PushPost, PhoneHouse {}

export interface PushDelivery {
  readonly delivery: number
  readonly personId: number
  readonly message: PushMessage
}

/**
 * Brings one delivery to every device of its person, to each once. It has arrived as soon as one has taken it; those that could not
 * take it yet are asked again by a job of their own. Throws `NotDelivered` when none has. A worker that is killed while it asks
 * leaves the browser to be asked again a minute later: what arrives twice has the same tag, and stands there once.
 */
export async function sendPush(house: PushHouse, order: PushDelivery): Promise<string> {
  const { db, now } = house
  const { delivery, personId } = order
  const [browsers, taken] = await Promise.all([livePushOf(db, personId, now()), takenBy(db, delivery)])
  const waiting = browsers.filter(({ id }) => !taken.includes(id))
  const ends = await Promise.all(waiting.map((browser) => sendTo(house, browser, order)))
  const passing = ends.filter(({ end }) => end === 'passing')
  const receipts = ends.flatMap((one) => (one.end === 'taken' ? [one.receipt] : []))
  if (taken.length + receipts.length > 0) {
    if (passing.length > 0) await queuePushRest(db, { ...order })
    return receipts.join(' ') || 'taken before'
  }
  const [worst] = [...passing, ...ends.filter(({ end }) => end === 'refused'), ...ends]
  if (!worst || worst.end === 'taken') throw new NotDelivered('gone', 'no device of this person listens')
  throw new NotDelivered(WHY[worst.end], worst.error)
}

const WHY = { passing: 'passing', refused: 'final', gone: 'gone' } as const

async function sendTo(
  house: PushHouse,
  browser: PushSubscription,
  { delivery, message }: PushDelivery,
): Promise<PushEnd> {
  const { db, now } = house
  const { id: subscription, waitUntil } = browser
  if (waitUntil !== null && waitUntil > now())
    return { end: 'passing', error: 'its push service has asked us to wait', until: waitUntil }
  const way = { delivery, subscription }
  if (!(await claimPush(db, way, now()))) return { end: 'passing', error: 'another worker asks just now', until: null }
  const end = await pushTo(house, browser, message)
  if (end.end === 'passing') await releasePush(db, way, end.error)
  else await endPush(db, way, end, now())
  return end
}

/** Asks the push service of one device, and keeps what that says of the device. */
export async function pushTo(house: PushHouse, device: PushSubscription, message: PushMessage): Promise<PushEnd> {
  const { db, now, secret } = house
  const { id } = device
  const end =
    device.kind === 'phone'
      ? await tellPhone(house, device, message)
      : await postPush(house, { to: device, message, keys: await vapidKeys(db, secret, now()), now: now() })
  if (end.end === 'taken') await notePushTaken(db, id)
  // Of a telephone it is a token that is gone, and perhaps not its only one.
  if (end.end === 'gone' && device.kind === 'browser') await forgetPush(db, id)
  if (end.end === 'refused') await notePushRefused(db, id, end.error, now())
  // What the service of a telephone asks for holds for all of its telephones, and is kept there.
  if (end.end === 'passing') await notePushWait(db, id, device.kind === 'browser' ? end.until : null, end.error)
  return end
}
