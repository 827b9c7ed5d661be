import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { done } from '../../contract/common.ts'
import { keepSmsEnd } from '../../db/sms/messages.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { SMS_PROVIDERS } from '../../domain/sms/providers.ts'
import type { App } from '../server/context.ts'
import { sendJson } from '../server/door.ts'
import type { SmsHouse } from './sms-house.ts'

const params = z.object({ provider: z.enum(SMS_PROVIDERS), key: z.string().max(100) })

/**
 * Where a provider tells what became of a message. It is told «done» only when that is kept; without the key of the address, or
 * without its signature, there is nothing here. What we do not know is taken all the same: it would only be told again and again,
 * and whatever came too early for us is asked about later.
 */
export function smsReports(app: App, house: SmsHouse): void {
  const { sms, database, now } = house
  app.register(async (scope) => {
    // SMSC posts a form; only this door reads one.
    const asText = { parseAs: 'string', bodyLimit: LARGEST } as const
    scope.addContentTypeParser('application/x-www-form-urlencoded', asText, (_http, body, read) =>
      read(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.route({
      method: 'POST',
      url: '/hooks/sms/:provider/:key',
      config: { open: true },
      bodyLimit: LARGEST,
      schema: {
        summary: 'What became of an SMS, told by its provider',
        tags: ['sms'],
        params: z.object({ provider: z.string(), key: z.string() }),
        // Who does not know the whole address hears the same of whatever he sends.
        body: z.looseObject({}).nullish(),
        response: { 200: done },
      },
      handler: async (http, reply) => {
        const asked = params.safeParse(http.params)
        if (!asked.success) throw new Refusal('sms.not-found')
        const { provider, key } = asked.data
        if (!isSame(key, sms.reportKey(provider))) throw new Refusal('sms.not-found')
        const told = sms.reported(provider, http.body ?? {})
        if (!told && sms.reportWord(provider) !== null) throw new Refusal('sms.not-found')
        if (told?.end) {
          const { of, end } = told
          await database.db.transaction().execute((tx) => keepSmsEnd(tx, provider, { of, end, now: now() }))
        }
        return sendJson(reply, 200, JSON.stringify({ done: true }))
      },
    })
  })
}

const LARGEST = 64 * 1024

function isSame(shown: string, secret: string): boolean {
  const [one, other] = [Buffer.from(shown), Buffer.from(secret)]
  return one.length === other.length && timingSafeEqual(one, other)
}
