import { z } from 'zod'
import { MINUTE, SECOND } from '../../domain/ground/instant.ts'
import type { PushTrouble } from '../../domain/push/services.ts'
import { PUSH_LIVES } from '../../domain/push/urgency.ts'
import type { Ask } from '../ask-web.ts'
import { askService, retryAfter, type ServiceAnswer } from './ask-service.ts'
import { CHANNEL, dataOf, linkIntoApp, shrunk } from './phone-message.ts'
import type { PhoneEnd, PhoneOrder, PhoneService } from './phone-service.ts'

export const RUSTORE_API = 'https://vkpns.rustore.ru'

/** Errors come as FCM wraps them, or bare: both are known of it. */
const said = z.object({ status: z.string().catch(''), message: z.string().catch('') })
const refusal = z.union([z.object({ error: said }).transform(({ error }) => error), said])

/** Of no telephone: a check reaches nobody, whatever the service makes of `validate_only`. */
const NOBODY = 'okno-check-of-the-service-token'

/** RuStore by its server API: https://www.rustore.ru/help/sdk/push-notifications/send-push-notifications. */
export function rustore({ api, ask }: { readonly api: string; readonly ask: Ask }): PhoneService {
  const asked = ({ access, token, message }: Omit<PhoneOrder, 'now'>, more: object = {}) =>
    askService(ask, `${api}/v1/projects/${encodeURIComponent(access.project)}/messages:send`, {
      headers: { authorization: `Bearer ${access.key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...more, message: bodyOf(token, message) }),
    })
  return {
    name: 'rustore',
    send: async (order) => {
      const answer = await asked(order)
      return endOf(isTooLarge(answer) ? await asked({ ...order, message: shrunk(order.message) }) : answer, order.now)
    },
    check: async (access, now) => {
      const answer = await asked({ access, token: NOBODY, message: TRIAL }, { validate_only: true })
      // RuStore says that there is no such telephone only to a desk whose key it knows.
      if (answer.status !== null && [200, 400, 404].includes(answer.status) && isTheirs(answer)) return null
      const end = endOf(answer, now)
      if (end.end === 'trouble') return end
      return { trouble: 'refused', error: end.end === 'taken' ? 'an answer of another form' : end.error }
    },
    read: (key) => (/^[\x21-\x7e]{16,}$/.test(key) ? { project: null, hint: key.slice(-4) } : null),
  }
}

const TRIAL = {
  notification: {
    title: 'Okno',
    body: '',
    navigate: 'https://okno.invalid/',
    lang: 'ru',
    tag: 'trial',
    data: { notice: 0 },
  },
  urgency: 'normal',
} as const

function bodyOf(token: string, message: PhoneOrder['message']) {
  const { title, body } = message.notification
  return {
    token,
    data: dataOf(message),
    notification: { title, body },
    android: {
      ttl: `${PUSH_LIVES / SECOND}s`,
      notification: { channel_id: CHANNEL, click_action: linkIntoApp(message), click_action_type: 1 },
    },
  }
}

function isTooLarge({ status }: ServiceAnswer): boolean {
  return status === 413 || status === 400
}

function endOf(answer: ServiceAnswer, now: number): PhoneEnd {
  if (answer.status === null) return { end: 'trouble', trouble: 'unreachable', until: null, ...answer }
  const { status, headers } = answer
  const told = refusal.safeParse(answer.body).data
  const error = [`status ${status}`, told?.status, told?.message].filter(Boolean).join(' ')
  const trouble = (what: PushTrouble, until: number | null = null): PhoneEnd => ({
    ...{ end: 'trouble', trouble: what, error, until, isUnheard: status >= 500 },
  })
  if (status === 200) return { end: 'taken', receipt: error }
  if (status === 401 || status === 403) return trouble('key_wrong')
  // Without its word it is a wrong address, and nobody's telephone.
  if (status === 404) return told?.status === 'NOT_FOUND' ? { end: 'gone', error } : trouble('project_wrong')
  if (status === 410) return { end: 'gone', error }
  if (status === 429) return trouble('slowed_down', retryAfter(headers, now) ?? now + MINUTE)
  if (status >= 500) return trouble('unreachable', retryAfter(headers, now))
  return { end: 'refused', error }
}

/** An answer of RuStore, and not of something that stands between. */
function isTheirs({ status, body }: Exclude<ServiceAnswer, { status: null }>): boolean {
  if (status === 200) return typeof body === 'object' && body !== null
  return Boolean(refusal.safeParse(body).data?.status)
}
