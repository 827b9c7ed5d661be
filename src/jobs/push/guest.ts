import { z } from 'zod'
import { type Channel, type GuestJob, NotDelivered } from '../../channels/channel.ts'
import { pushMessage, trialMessage } from '../../channels/push/message.ts'
import { findLivePush } from '../../db/push/browsers.ts'
import { forgetOldPush } from '../../db/push/sent.ts'
import { isUnreadable } from '../notices/unreadable.ts'
import { pushChannel } from './channel.ts'
import { type PushHouse, pushTo, sendPush } from './send-push.ts'

export interface PushGuest extends PushHouse {
  readonly url: string
}

const ofBrowser = z.object({ id: z.int() })
const ofRest = z.object({ delivery: z.int(), personId: z.int(), message: pushMessage })

/** Push as a channel with what it does by itself: it comes back to browsers that could not be told at once, and tries one out. */
export function pushGuest({ url, ...house }: PushGuest): Channel {
  const { db, now } = house
  return {
    ...pushChannel(house, url),
    jobs: {
      'push-rest': (payload) => tellRest(house, payload),
      'push-trial': (payload, attempt) => tryOut({ ...house, url }, payload, attempt),
      'tidy-push': () => forgetOldPush(db, now()),
    },
    schedule: [{ task: 'tidy-push', match: '47 3 * * *' }],
  }
}

/** The person has heard it in another browser: what cannot be told here any more, or must not, is told nowhere else. */
async function tellRest(house: PushHouse, payload: unknown): Promise<void> {
  const rest = ofRest.parse(payload)
  if (!(await isUnreadable(house.db, rest.delivery))) await sendPush(house, rest)
}

async function tryOut(house: PushGuest, payload: unknown, { isLast }: Parameters<GuestJob>[1]): Promise<void> {
  const browser = await findLivePush(house.db, ofBrowser.parse(payload).id, house.now())
  if (!browser) return
  const end = await pushTo(house, browser, trialMessage(browser.locale, house.url))
  if (end.end === 'passing' && !isLast) throw new NotDelivered('passing', end.error)
}
