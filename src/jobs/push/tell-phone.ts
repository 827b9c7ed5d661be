import { unsealed } from '../../actions/ground/sealed.ts'
import type { PushMessage } from '../../channels/push/message.ts'
import type { PhoneEnd, PhoneService } from '../../channels/push/phone-service.ts'
import type { PushEnd } from '../../channels/push/post.ts'
import type { Db } from '../../db/engine/database.ts'
import { forgetToken, type PushSubscription } from '../../db/push/browsers.ts'
import {
  listPushServices,
  notePushServiceTrouble,
  notePushServiceWorks,
  type PushServiceRow,
} from '../../db/push/services.ts'
import { type Instant, MINUTE } from '../../domain/ground/instant.ts'
import { isOfService, isPausing } from '../../domain/push/services.ts'

export interface PhoneHouse {
  readonly db: Db
  readonly secret: string
  readonly phones: readonly PhoneService[]
  readonly now: () => Instant
}

type Phone = Extract<PushSubscription, { kind: 'phone' }>

/** A service that refuses the desk itself is tried again after so long; an administrator who mends it need not wait. */
const PAUSE = 10 * MINUTE

/**
 * Brings a message to the app on a telephone by the first of its services that takes it. When nobody knows whether one has taken it,
 * no other one is asked: the same would stand there twice.
 */
export async function tellPhone(house: PhoneHouse, phone: Phone, message: PushMessage): Promise<PushEnd> {
  const ends: PushEnd[] = []
  for (const row of await listPushServices(house.db)) {
    const token = phone.tokens[row.service]
    if (token === null || !row.enabled || row.key === null) continue
    const { end, isUnheard } = await tellBy(house, row, { id: phone.id, token, message })
    if (end.end === 'taken' || isUnheard) return end
    ends.push(end)
  }
  const [worst = NOTHING] = (['passing', 'refused', 'gone'] as const).flatMap((kind) =>
    ends.filter(({ end }) => end === kind),
  )
  return worst
}

const NOTHING: PushEnd = { end: 'passing', error: 'its push services are switched off', until: null }

interface PhoneTelling {
  readonly id: number
  readonly token: string
  readonly message: PushMessage
}

async function tellBy(house: PhoneHouse, row: PushServiceRow, { id, token, message }: PhoneTelling) {
  const { db, now, secret, phones } = house
  const { service, project, key, waitUntil } = row
  const own = phones.find(({ name }) => name === service)
  const until = waitUntil === null ? null : Date.parse(waitUntil)
  if (!own || key === null || (until !== null && until > now()))
    return { isUnheard: false, end: { end: 'passing', error: `${service} has to be left alone`, until } as const }
  const access = { project, key: unsealed(secret, 'push', key) }
  const told = await own.send({ access, token, message, now: now() })
  if (told.end === 'taken') await notePushServiceWorks(db, service, now())
  if (told.end === 'gone') await forgetToken(db, id, service, token)
  if (told.end === 'trouble') return { isUnheard: told.isUnheard, end: await noted(house, row, told) }
  return { isUnheard: false, end: named(told, service) }
}

type Trouble = Extract<PhoneEnd, { end: 'trouble' }>

/** Nothing of it is the fault of the telephone: its message waits, and administrators see why. */
async function noted({ db, now }: PhoneHouse, { service }: PushServiceRow, told: Trouble): Promise<PushEnd> {
  const { trouble, error } = told
  const until = told.until ?? (isPausing(trouble) ? now() + PAUSE : null)
  if (isOfService(trouble)) await notePushServiceTrouble(db, service, { trouble, error, until, now: now() })
  return { end: 'passing', error: `${service}: ${error}`, until }
}

function named<End extends Exclude<PhoneEnd, Trouble>>(told: End, service: string): End {
  return told.end === 'taken'
    ? { ...told, receipt: `${service}: ${told.receipt}` }
    : { ...told, error: `${service}: ${told.error}` }
}
