import type { VapidKeys } from '../../actions/push/keys.ts'
import type { PushAddress } from '../../db/push/browsers.ts'
import { type Instant, SECOND } from '../../domain/ground/instant.ts'
import { pushEndpoint } from '../../domain/push/endpoint.ts'
import { PUSH_LIVES } from '../../domain/push/urgency.ts'
import type { Ask } from '../ask-web.ts'
import { isOfTheNet, nameOf, PATIENCE, retryAfter } from './ask-service.ts'
import { encrypted } from './encrypt.ts'
import { bytesOf, type PushMessage, topicOf } from './message.ts'
import { vapid } from './vapid.ts'

/** With what push services are asked. */
export interface PushPost {
  readonly ask: Ask
  /** Whom they write to when something is wrong with us. */
  readonly contact: string
  /** Origins beside those of the browsers. */
  readonly alsoAllowed: readonly string[]
}

/** What became of it. `gone`: nobody listens there any more. `refused`: it takes nothing of ours. `passing`: later, perhaps at `until`. */
export type PushEnd =
  | { readonly end: 'taken'; readonly receipt: string }
  | { readonly end: 'gone' | 'refused'; readonly error: string }
  | { readonly end: 'passing'; readonly error: string; readonly until: Instant | null }

/** A subject that was too much is left out, and what remains is smaller than any service refuses. */
const SMALL = 256

export interface PushOrder {
  readonly to: PushAddress
  readonly message: PushMessage
  readonly keys: VapidKeys
  readonly now: Instant
}

/** Gives one message to one push service (RFC 8030). */
export async function postPush(post: PushPost, order: PushOrder): Promise<PushEnd> {
  if (pushEndpoint(order.to.endpoint, post.alsoAllowed) === null) return { end: 'refused', error: 'no push service' }
  try {
    const answer = await asked(post, order, bytesOf(order.message))
    return await endOf(
      answer.status === 413 ? await asked(post, order, bytesOf(order.message, SMALL)) : answer,
      order.now,
    )
  } catch (error) {
    if (!isOfTheNet(error)) throw error
    return { end: 'passing', error: nameOf(error), until: null }
  }
}

async function asked(
  { ask, contact }: PushPost,
  { to, message, keys, now }: PushOrder,
  bytes: Buffer,
): Promise<Response> {
  const answer = await ask(to.endpoint, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE),
    headers: {
      authorization: vapid(to.endpoint, keys, contact, now),
      'content-encoding': 'aes128gcm',
      'content-type': 'application/octet-stream',
      ttl: String(PUSH_LIVES / SECOND),
      urgency: message.urgency,
      topic: topicOf(message, keys.publicKey),
    },
    body: new Uint8Array(encrypted(bytes, to)),
  })
  // What it has to say beside the status is for nobody.
  await answer.body?.cancel()
  return answer
}

async function endOf({ status, headers }: Response, now: Instant): Promise<PushEnd> {
  const error = `status ${status}`
  if (status === 404 || status === 410) return { end: 'gone', error }
  if (status >= 200 && status < 300) return { end: 'taken', receipt: headers.get('location') ?? error }
  if (status === 429 || status >= 500) return { end: 'passing', error, until: retryAfter(headers, now) }
  return { end: 'refused', error }
}
