import { ECDH } from 'node:crypto'
import type { Desk } from '../../db/desk.ts'
import {
  deletePush,
  findLivePush,
  keepPhone,
  keepPush,
  lockSession,
  type NewListener,
  type PhoneTokens,
  queuePushTrial,
} from '../../db/push/browsers.ts'
import { listPushServices } from '../../db/push/services.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { pushEndpoint } from '../../domain/push/endpoint.ts'

export interface PushOrder extends NewListener {
  readonly endpoint: string
  /** In base64url, as a browser gives them. */
  readonly keys: { readonly p256dh: string; readonly auth: string }
}

export interface PhoneOrder extends NewListener {
  readonly tokens: PhoneTokens
}

/** This browser hears for its person from now on, as long as he stays signed in. `alsoAllowed` are origins of push services. */
export async function subscribe(
  { tx, now }: Desk,
  { session, keys, name, ...order }: PushOrder,
  alsoAllowed: readonly string[],
): Promise<number> {
  const endpoint = pushEndpoint(order.endpoint, alsoAllowed)
  if (endpoint === null) throw new Refusal('push.service-unknown')
  const [p256dh, auth] = [Buffer.from(keys.p256dh, 'base64url'), Buffer.from(keys.auth, 'base64url')]
  if (!isPoint(p256dh)) throw new Refusal('input.invalid', { field: 'keys.p256dh' })
  if (auth.length !== 16) throw new Refusal('input.invalid', { field: 'keys.auth' })
  if (!(await lockSession(tx, session))) throw new Refusal('session.missing')
  return keepPush(tx, { session, endpoint, p256dh, auth, name }, now)
}

/** The app on this telephone hears for its person from now on, as long as he stays signed in there. */
export async function listenByPhone({ tx, now }: Desk, { session, name, tokens }: PhoneOrder): Promise<number> {
  const services = await listPushServices(tx)
  if (!services.some(({ service, enabled }) => enabled && tokens[service] !== null))
    throw new Refusal('push.phones-off')
  if (!(await lockSession(tx, session))) throw new Refusal('session.missing')
  return keepPhone(tx, { session, name, tokens }, now)
}

/** One's own browser hears nothing any more, whichever it is. */
export async function unsubscribe({ tx, actor }: Desk, id: number): Promise<void> {
  if (!(await deletePush(tx, actor.personId, id))) throw new Refusal('push.not-found')
}

/** A word to one's own browser, to see that it gets there. */
export async function tryPush({ tx, actor, now }: Desk, id: number): Promise<void> {
  const found = await findLivePush(tx, id, now)
  if (found?.personId !== actor.personId) throw new Refusal('push.not-found')
  await queuePushTrial(tx, id, now)
}

/** Uncompressed, and on the curve: with any other one nothing could be sealed for this browser. */
function isPoint(bytes: Buffer): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    ECDH.convertKey(bytes, 'prime256v1')
    return true
  } catch {
    return false
  }
}
