import { z } from 'zod'
import {
  type Channel,
  NotDelivered,
  type Reach,
  type ReachQuestion,
  type Telling,
  type Written,
} from '../../channels/channel.ts'
import { noticeText } from '../../channels/sms/texts.ts'
import type { Db } from '../../db/engine/database.ts'
import type { Delivery } from '../../db/notices/outbox.ts'
import { listIdentities } from '../../db/people/identities.ts'
import { loadSmsRules } from '../../db/sms/settings.ts'
import { MINUTE } from '../../domain/ground/instant.ts'
import { isTextable } from '../../domain/sms/providers.ts'
import { purposeOf, serves } from '../../domain/sms/uses.ts'
import { type SmsHouse, sendDelivery } from './send-sms.ts'

/** What lies in the outbox of the desk. */
const payload = z.object({ text: z.string() })

/** What could not be sent for so long is told by another way. */
const PATIENCE = 5 * MINUTE

/** SMS as a way to tell people: by a phone that they have proven, and only of what they chose to hear by it. */
export function smsChannel(
  house: SmsHouse,
  url: string,
): Pick<Channel, 'way' | 'isLimited' | 'reach' | 'write' | 'send' | 'patience'> {
  return {
    way: 'sms',
    isLimited: true,
    reach,
    write: async (_db, telling) => write(url, telling),
    send: (delivery) => send(house, delivery),
    patience: async () => PATIENCE,
  }
}

async function reach(db: Db, { people }: ReachQuestion): Promise<ReadonlyMap<number, Reach>> {
  const { enabled } = await loadSmsRules(db)
  if (!enabled) return new Map()
  const phones = await listIdentities(
    db,
    'phone',
    people.map(({ id }) => id),
  )
  const found = new Map<number, Reach>()
  for (const { personId, value: address, proven, failing: isFailing } of phones) {
    if (proven && isTextable(address) && !found.has(personId))
      found.set(personId, { address, isProven: true, isFailing })
  }
  return found
}

function write(url: string, { kind, side, person, request: { number, subject } }: Telling): Written {
  return { payload: { text: noticeText(person.locale, { kind, side, number, subject, url }) } }
}

/** What SMS is not used for any more goes by another way, at once. */
async function send(house: SmsHouse, { id, kind, address: phone, payload: kept }: Delivery): Promise<string> {
  const { enabled, uses } = await loadSmsRules(house.db)
  const purpose = purposeOf(kind)
  if (!enabled || purpose === null || !serves(uses, purpose))
    throw new NotDelivered('final', 'SMS is not used for such notices')
  return sendDelivery(house, { purpose, phone, text: payload.parse(kept).text, delivery: id })
}
