import { z } from 'zod'
import type { SmsEnd, SmsTrouble } from '../../domain/sms/trouble.ts'
import type { Ask } from '../ask-web.ts'
import { call, digitsOf, kopecksIn, understood } from './call.ts'
import { type SmsAccess, SmsFailure, type SmsProvider, type SmsReport } from './provider.ts'

export const EXOLVE_API = 'https://api.exolve.ru'

/** As many as one page of its list holds. */
const MOST_LISTED = 2_000
/** Its clock and ours differ by less. */
const CLOCKS_DIFFER = 60_000

/**
 * MTS Exolve (https://docs.exolve.ru/docs/ru/api-reference/sms-api). It takes no number of ours and tells no price before it sends. What
 * is marked [K] is known by hearsay; a word that it does not say here means that the message goes on.
 */
export function exolve({
  url,
  isSet,
  ask,
}: {
  readonly url: string
  readonly isSet: boolean
  readonly ask: Ask
}): SmsProvider {
  const post = async (path: string, { key }: SmsAccess, body: Readonly<Record<string, unknown>>) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' }
    return answerIn(await call(ask, `${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }))
  }
  const listed = async (access: SmsAccess, asked: Readonly<Record<string, unknown>>) =>
    understood(list, await post('/messaging/v1/GetList', access, asked)).messages

  return {
    name: 'exolve',
    api: { url, isSet },
    balance: async (access) => kopecksIn(understood(balance, await post('/finance/v1/GetBalance', access, {})).balance),
    send: async (access, { phone, text }) => {
      const order = { number: access.sender, destination: digitsOf(phone), text }
      const { message_id: externalId } = understood(sent, await post('/messaging/v1/SendSMS', access, order))
      return { externalId, price: null, balance: null }
    },
    // It knows no number of ours: the same words to the same telephone since then may be it.
    find: async (access, { phone, text, askedAt }) => {
      const since = new Date(askedAt - CLOCKS_DIFFER).toISOString()
      const messages = await listed(access, { date_gte: since, limit: MOST_LISTED })
      const same = messages.filter((one) => digitsOf(one.receiver) === digitsOf(phone) && one.text === text)
      return same.map(({ message_id: externalId }) => ({ externalId, price: null, balance: null }))
    },
    end: async (access, { externalId }) => {
      const messages = await listed(access, { message_id: externalId, limit: 1 })
      const own = messages.find((one) => one.message_id === externalId)
      return own ? endOf(own.delivery_status) : null
    },
    reported,
    isSigning: false,
  }
}

/** Numbers of messages are beyond what a number of JavaScript holds exactly: they travel as text. */
const messageId = z.union([z.string().min(1), z.int().transform(String)])
const sent = z.object({ message_id: messageId })
const balance = z.object({ balance: z.number() })
const list = z.object({
  messages: z
    .array(
      z.object({
        message_id: messageId,
        receiver: z.string(),
        text: z.string(),
        delivery_status: z.union([z.string(), z.number()]).optional(),
      }),
    )
    .default([]),
})
const event = z.object({ message_id: messageId, delivery_status: z.union([z.string(), z.number()]) })
const refusal = z.object({
  error: z.object({ code: z.union([z.string(), z.number()]).optional(), message: z.string() }),
})

function answerIn({ status, body }: { readonly status: number; readonly body: unknown }): unknown {
  const told = refusal.safeParse(body)
  if (status < 300 && !told.success && typeof body === 'object' && body !== null) return body
  const said = told.success ? told.data.error.message : ''
  const trouble = troubleOf(status, said)
  const isUnheard = trouble === 'unreachable'
  throw new SmsFailure(trouble, [status, said].filter(Boolean).join(': '), { isUnheard })
}

/** By the class of the status, and by words where one status has several reasons: of those nobody published a list [K]. */
function troubleOf(status: number, said: string): SmsTrouble {
  if (status === 401 || status === 403) return 'key_wrong'
  if (status === 402) return 'no_money'
  if (status === 429) return 'slowed_down'
  if (status >= 500 || status < 300) return said === '' || status >= 500 ? 'unreachable' : byWords(said)
  return byWords(said)
}

function byWords(said: string): SmsTrouble {
  return WORDS.find(([pattern]) => pattern.test(said))?.[1] ?? 'refused'
}

const WORDS: readonly (readonly [RegExp, SmsTrouble])[] = [
  [/destination|number does not exist/i, 'number_wrong'],
  [/balance|funds|money/i, 'no_money'],
  [/sendrequest\.number|alpha|sender/i, 'sender_refused'],
  [/blocked|suspended/i, 'blocked'],
  [/template|text|content/i, 'text_refused'],
]

function endOf(status: string | number | undefined): SmsEnd | null {
  const word = String(status ?? '')
  if (/UNDELIVER|NOT_DELIVERED|REJECT|EXPIRED|FAILED|DELETED|ERROR/i.test(word))
    return { state: 'failed', trouble: 'not_deliverable', said: word }
  return /(^|_)DELIVERED$/i.test(word) ? { state: 'delivered' } : null
}

/** An event of the application, as it posts it [K]: its only proof is the key in the address. */
function reported(body: unknown): SmsReport | null {
  const read = event.safeParse(body)
  return read.success ? { of: { externalId: read.data.message_id }, end: endOf(read.data.delivery_status) } : null
}
