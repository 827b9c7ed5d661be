import { z } from 'zod'
import { type Instant, MINUTE, SECOND } from '../../domain/ground/instant.ts'
import type { PushTrouble } from '../../domain/push/services.ts'
import { PUSH_LIVES } from '../../domain/push/urgency.ts'
import type { Ask } from '../ask-web.ts'
import { askService, retryAfter, type ServiceAnswer } from './ask-service.ts'
import { googleAccess, serviceAccountIn } from './google-access.ts'
import { CHANNEL, dataOf, shrunk } from './phone-message.ts'
import type { PhoneEnd, PhoneOrder, PhoneService, PushAccess } from './phone-service.ts'

export const FCM_API = 'https://fcm.googleapis.com'

/** As Google's services refuse: https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode. */
const refusal = z.object({
  error: z.object({
    status: z.string().catch(''),
    message: z.string().catch(''),
    details: z
      .array(
        z.object({
          errorCode: z.string().optional(),
          reason: z.string().optional(),
          fieldViolations: z.array(z.object({ field: z.string().catch('') })).optional(),
        }),
      )
      .catch([]),
  }),
})
const taken = z.object({ name: z.string().min(1) })

interface FcmSettings {
  readonly api: string
  readonly tokens: string
  readonly ask: Ask
}

/** Firebase Cloud Messaging by HTTP v1: https://firebase.google.com/docs/reference/fcm/rest/v1/projects.messages. */
export function fcm({ api, tokens, ask }: FcmSettings): PhoneService {
  const google = googleAccess({ tokens, ask })

  async function asked({ key, project }: PushAccess, body: object, now: number): Promise<ServiceAnswer | PhoneEnd> {
    for (const isLast of [false, true]) {
      const access = await google.of(key, now)
      if (!('token' in access)) return { end: 'trouble', until: null, ...access }
      const answer = await askService(ask, `${api}/v1/projects/${encodeURIComponent(project)}/messages:send`, {
        headers: { authorization: `Bearer ${access.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      if (answer.status !== 401 || isLast || codesOf(answer).includes('THIRD_PARTY_AUTH_ERROR')) return answer
      google.forget(key)
    }
    throw new Error('neither the first nor the second answer was the last one')
  }

  return {
    name: 'fcm',
    send: async ({ access, token, message, now }) => {
      const first = await asked(access, { message: { token, ...contentOf(message, now) } }, now)
      const again =
        'end' in first || !isTooLarge(first)
          ? first
          : await asked(access, { message: { token, ...contentOf(shrunk(message), now) } }, now)
      return 'end' in again ? again : endOf(again, now)
    },
    check: async (access, now) => {
      // A topic that no app listens to: Firebase looks at key and project, and no telephone is named.
      const message = { topic: 'okno-check', notification: { title: 'Okno' } }
      const answer = await asked(access, { validate_only: true, message }, now)
      const end = 'end' in answer ? answer : endOf(answer, now)
      if (end.end === 'taken') return null
      if (end.end === 'trouble') return end
      return { trouble: end.end === 'gone' ? 'project_wrong' : 'refused', error: end.error }
    },
    read: (key) => {
      const account = serviceAccountIn(key)
      return account && { project: account.project, hint: account.email }
    },
  }
}

function contentOf(message: PhoneOrder['message'], now: Instant) {
  const { title, body, tag } = message.notification
  const isHigh = message.urgency === 'high'
  return {
    notification: { title, body },
    data: dataOf(message),
    android: {
      // Of what waits for a telephone that is off, the last word on each request comes.
      collapse_key: tag,
      priority: isHigh ? 'HIGH' : 'NORMAL',
      ttl: `${PUSH_LIVES / SECOND}s`,
      notification: { tag, channel_id: CHANNEL },
    },
    apns: {
      headers: {
        'apns-collapse-id': tag,
        'apns-priority': isHigh ? '10' : '5',
        'apns-expiration': String(Math.floor((now + PUSH_LIVES) / SECOND)),
      },
      payload: { aps: { 'thread-id': tag, sound: 'default' } },
    },
  }
}

function codesOf({ body }: Exclude<ServiceAnswer, { status: null }>): readonly string[] {
  const { status, details } = refusal.safeParse(body).data?.error ?? { status: '', details: [] }
  return [status, ...details.flatMap(({ errorCode, reason }) => [errorCode, reason])].filter((one) => one !== undefined)
}

/** Beside a size, much else is an invalid argument; what no smaller one cures is refused then. */
function isTooLarge(answer: ServiceAnswer): boolean {
  return answer.status === 413 || (answer.status === 400 && !isOfToken(answer))
}

function isOfToken(answer: ServiceAnswer): boolean {
  if (answer.status === null) return false
  const { message, details } = refusal.safeParse(answer.body).data?.error ?? { message: '', details: [] }
  const fields = details.flatMap(({ fieldViolations = [] }) => fieldViolations.map(({ field }) => field))
  return fields.includes('message.token') || /registration token/i.test(message)
}

function endOf(answer: ServiceAnswer, now: number): PhoneEnd {
  if (answer.status === null) return { end: 'trouble', trouble: 'unreachable', until: null, ...answer }
  const { status, headers, body } = answer
  const codes = codesOf(answer)
  const told = refusal.safeParse(body).data?.error
  const error = [`status ${status}`, ...new Set(codes), told?.message].filter(Boolean).join(' ')
  const trouble = (what: PushTrouble, until: number | null = null): PhoneEnd => ({
    ...{ end: 'trouble', trouble: what, error, until, isUnheard: status >= 500 },
  })
  if (status === 200) return { end: 'taken', receipt: taken.safeParse(body).data?.name ?? error }
  if (codes.includes('UNREGISTERED')) return { end: 'gone', error }
  if (status === 400 && isOfToken(answer)) return { end: 'gone', error }
  // The telephone listens to another project: the account is a wrong one, and the right one reaches it again.
  if (codes.includes('SENDER_ID_MISMATCH')) return trouble('project_wrong')
  if (codes.includes('THIRD_PARTY_AUTH_ERROR')) return trouble('apns_key')
  if (codes.includes('SERVICE_DISABLED')) return trouble('api_off')
  if (status === 401 || status === 403) return trouble('key_wrong')
  if (status === 404) return trouble('project_wrong')
  if (status === 429) return trouble('slowed_down', retryAfter(headers, now) ?? now + MINUTE)
  if (status >= 500) return trouble('unreachable', retryAfter(headers, now))
  return { end: 'refused', error }
}
