import { createHash, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { SmsEnd, SmsTrouble } from '../../domain/sms/trouble.ts'
import type { Ask } from '../ask-web.ts'
import { call, digitsOf, kopecksIn, understood } from './call.ts'
import { type SmsAccess, SmsFailure, type SmsProvider, type SmsReport } from './provider.ts'

export const SMSC_API = 'https://smsc.ru'

/**
 * SMSC.ru (https://smsc.ru/api/http); other names of the same service have the same API. It takes our own number of a message, which
 * it does not demand to be unique: that a message is there already has to be asked. What is marked [K] is known by hearsay.
 */
export function smsc({
  url,
  isSet,
  ask,
}: {
  readonly url: string
  readonly isSet: boolean
  readonly ask: Ask
}): SmsProvider {
  const post = async (page: 'send' | 'status' | 'balance', access: SmsAccess, fields: Fields) => {
    const body = new URLSearchParams({ apikey: access.key, fmt: '3', charset: 'utf-8', ...fields })
    return answerIn(await call(ask, `${url}/sys/${page}.php`, { method: 'POST', body }))
  }
  const statusOf = async (access: SmsAccess, { id, phone }: { readonly id: number; readonly phone: string }) =>
    understood(statusAnswer, await post('status', access, { id: String(id), phone: digitsOf(phone) })).status

  return {
    name: 'smsc',
    api: { url, isSet },
    balance: async (access) => kopecksIn(understood(balanceAnswer, await post('balance', access, {})).balance),
    price: async (access, message) =>
      kopecksIn(understood(priceAnswer, await post('send', access, { ...written(access, message), cost: '1' })).cost),
    send: async (access, message) => {
      const fields = { ...written(access, message), id: String(message.id), cost: '3' }
      const { id, cost, balance } = understood(sentAnswer, await post('send', access, fields))
      return { externalId: String(id), price: kopecksOrNull(cost), balance: kopecksOrNull(balance) }
    },
    find: async (access, message) => {
      const isThere = (await statusOf(access, message)) !== NOT_THERE
      return isThere ? [{ externalId: String(message.id), price: null, balance: null }] : []
    },
    end: async (access, message) => endOf(await statusOf(access, message)),
    reported,
    isSigning: true,
  }
}

type Fields = Readonly<Record<string, string>>

function written({ sender }: SmsAccess, { phone, text }: { readonly phone: string; readonly text: string }): Fields {
  return { phones: digitsOf(phone), mes: text, sender }
}

const money = z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.number()])
const failed = z.object({ error: z.string(), error_code: z.int() })
const balanceAnswer = z.object({ balance: money })
const priceAnswer = z.object({ cost: money })
const sentAnswer = z.object({ id: z.union([z.int(), z.string()]), cost: money.optional(), balance: money.optional() })
const statusAnswer = z.object({ status: z.coerce.number().int() })
const report = z.object({
  id: z.coerce.number().int().positive(),
  phone: z.string(),
  status: z.coerce.number().int(),
  md5: z.string().optional(),
  sha1: z.string().optional(),
})

function kopecksOrNull(roubles: string | number | undefined): number | null {
  return roubles === undefined ? null : kopecksIn(roubles)
}

/** Error codes of all pages (https://smsc.ru/api/http/send, «Ошибки»). */
const TROUBLES: Readonly<Record<number, SmsTrouble>> = {
  1: 'refused', // wrong parameters
  2: 'key_wrong', // or asked from an address that the key is not for
  3: 'no_money',
  4: 'blocked', // the address of the server, after many errors
  5: 'refused', // wrong date
  6: 'text_refused', // by its text, or by the name of its sender
  7: 'number_wrong',
  8: 'not_deliverable',
  9: 'repeated', // the same within a minute, or too many at once
}

function answerIn({ status, body }: { readonly status: number; readonly body: unknown }): unknown {
  const told = failed.safeParse(body)
  if (told.success) {
    const { error, error_code: code } = told.data
    const trouble = TROUBLES[code] ?? 'refused'
    // The same message is there already: perhaps from a question whose answer nobody heard.
    throw new SmsFailure(trouble, `${code}: ${error}`, { isUnheard: trouble === 'repeated' })
  }
  if (status === 429) throw new SmsFailure('slowed_down', '429')
  if (status !== 200 || typeof body !== 'object' || body === null)
    throw new SmsFailure('unreachable', `${status}: what answered is not SMSC`, { isUnheard: true })
  return body
}

const NOT_THERE = -3

/** Statuses of a message (https://smsc.ru/api/http/status_messages, [K]); all others go on: −2 stopped, −1 waiting, 0 at the operator. */
const ENDS: Readonly<Record<number, SmsTrouble | null>> = {
  1: null, // delivered
  2: null, // and read
  4: null, // and its link pressed
  3: 'not_deliverable', // expired
  20: 'not_deliverable',
  22: 'number_wrong',
  23: 'refused', // forbidden
  24: 'no_money',
  25: 'not_deliverable', // unreachable
}

function endOf(status: number): SmsEnd | null {
  const trouble = ENDS[status]
  if (trouble === undefined) return null
  return trouble === null ? { state: 'delivered' } : { state: 'failed', trouble, said: `status ${status}` }
}

/** Signed with md5 and sha1 of «id:phone:status:word» [K]: each that is there has to be right, and one has to be there. */
function reported(body: unknown, word: string): SmsReport | null {
  const read = report.safeParse(body)
  if (!read.success) return null
  const { id, phone, status, md5, sha1 } = read.data
  const signed = `${id}:${phone}:${status}:${word}`
  const fits = [
    ...(md5 === undefined ? [] : [isHashOf('md5', signed, md5)]),
    ...(sha1 === undefined ? [] : [isHashOf('sha1', signed, sha1)]),
  ]
  if (fits.length === 0 || fits.includes(false)) return null
  return { of: { id, phone: `+${digitsOf(phone)}` }, end: endOf(status) }
}

function isHashOf(algorithm: 'md5' | 'sha1', text: string, shown: string): boolean {
  const [one, other] = [createHash(algorithm).update(text).digest(), Buffer.from(shown, 'hex')]
  return one.length === other.length && timingSafeEqual(one, other)
}
