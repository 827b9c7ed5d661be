import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { takeCallEvents } from '../../actions/phone/take-call-events.ts'
import type { Db } from '../../db/engine/database.ts'
import { nameOf } from '../../db/people/people.ts'
import { ownerOfNumber } from '../../db/phone/candidates.ts'
import { type KeptDelivery, keepOther } from '../../db/phone/events.ts'
import { type Exchange, listExchanges } from '../../db/phone/exchanges.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { PbxAnswer, PbxArrived, PbxKeys, PbxReading } from '../../domain/phone/delivery.ts'
import { PBX_KINDS } from '../../domain/phone/kinds.ts'
import type { App } from '../server/context.ts'
import type { PhoneHouse } from './phone-house.ts'

/** What an exchange tells of a call has a kilobyte. */
const LARGEST = 65_536

const params = z.object({ adapter: z.string(), key: z.string(), '*': z.string().optional() })
const texts = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** Where exchanges tell of calls. Each is answered as its vendor wants it, and only when what it told is committed. */
export function pbxHooks(app: App, house: PhoneHouse): void {
  app.register(async (room) => {
    // Signatures are made over the bytes, whatever they are called.
    room.removeAllContentTypeParsers()
    room.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST }, (_http, body, done) => done(null, body))
    for (const url of ['/hooks/pbx/:adapter/:key', '/hooks/pbx/:adapter/:key/*']) {
      room.route({
        method: ['GET', 'POST'],
        url,
        exposeHeadRoute: false,
        schema: { hide: true },
        handler: async (http, reply) => {
          const { type, body } = await answered(house, http)
          return reply.type(`${type}; charset=utf-8`).send(body)
        },
      })
    }
  })
}

async function answered(house: PhoneHouse, http: FastifyRequest): Promise<PbxAnswer> {
  const { adapter, key, '*': path = '' } = params.parse(http.params)
  const { db } = house.database
  const exchange = await exchangeBehind(house, adapter, key)
  const { read } = house.phone.of(exchange.kind)
  if (!read) throw new Refusal('exchange.not-found')
  const keys = house.phone.keysOf(exchange)
  const arrived = arrivedIn(http, path)
  const reading = read(arrived, keys)
  const delivery: KeptDelivery = {
    exchangeId: exchange.id,
    key: keyOf(arrived),
    raw: withoutSecrets(arrived, keys),
    now: house.now(),
  }
  return settled(house, db, delivery, reading)
}

async function settled(house: PhoneHouse, db: Db, delivery: KeptDelivery, reading: PbxReading): Promise<PbxAnswer> {
  const keep = (outcome: 'forged' | 'unreadable' | 'ignored', why: string | null) =>
    db.transaction().execute((tx) => keepOther(tx, delivery, { outcome, why }))
  switch (reading.is) {
    case 'greeting':
      return reading.answer
    case 'asked': {
      const { number } = house.phone.callerOf(reading.number)
      const owner = number === null ? null : await ownerOfNumber(db, number)
      return reading.answer(owner === null ? null : await nameOf(db, owner))
    }
    case 'forged':
      await keep('forged', null)
      throw new Refusal('exchange.forged')
    case 'unreadable':
      await keep('unreadable', reading.why)
      return reading.answer
    case 'events': {
      if (reading.events.length === 0) await keep('ignored', null)
      else {
        const { callerOf } = house.phone
        const events = reading.events.map((event) => ({
          ...event,
          caller: event.client === null ? null : callerOf(event.client),
        }))
        await db.transaction().execute((tx) => takeCallEvents(tx, { ...delivery, events, trialOf: null }))
      }
      return reading.answer
    }
  }
}

/** Whoever does not know the whole address learns not even whether there is such an exchange. */
async function exchangeBehind(house: PhoneHouse, adapter: string, key: string): Promise<Exchange> {
  const kind = PBX_KINDS.find((one) => one === adapter)
  const all = kind === undefined ? [] : await listExchanges(house.database.db)
  const found = all.find((one) => one.kind === kind && one.enabled && isSame(key, house.phone.hookKeyOf(one)))
  if (!found) throw new Refusal('exchange.not-found')
  return found
}

function isSame(shown: string, secret: string): boolean {
  const [one, other] = [shown, secret].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}

function arrivedIn(http: FastifyRequest, path: string): PbxArrived {
  const query = texts.catch({}).parse(http.query)
  return {
    method: http.method === 'GET' ? 'GET' : 'POST',
    path: path.replace(/\/+$/, ''),
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat()[0] ?? ''])),
    headers: http.headers,
    body: Buffer.isBuffer(http.body) ? http.body.toString('utf8') : '',
  }
}

/** The same for the same words, however often they come. */
function keyOf({ method, path, query, body }: PbxArrived): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([method, path, query, body]))
    .digest()
}

/** As it came, for the page of the exchange; what proves the exchange stays out of it. */
function withoutSecrets({ method, path, query, body }: PbxArrived, { apiKey, secret }: PbxKeys): string {
  const asked = new URLSearchParams(query).toString()
  const told = [`${method} /${path}${asked === '' ? '' : `?${asked}`}`, body].filter((line) => line !== '').join('\n')
  return [apiKey, secret]
    .filter((word) => word.length >= 4)
    .flatMap((word) => [word, encodeURIComponent(word)])
    .reduce((text, word) => text.replaceAll(word, '•••'), told)
    .replaceAll(PROOFS, '$1•••')
}

/** Fields of vendors that hold a proof: also one that is not ours, since it may become so when the set-up is mended. */
const PROOFS = /((?:crm_token|vpbx_api_key|sign|signature)(?:=|"\s*:\s*"))[^&"\s]+/gi
