import { z } from 'zod'
import { renewHookKey, saveExchange } from '../../actions/phone/save-exchange.ts'
import { savePhoneRules } from '../../actions/phone/save-phone-rules.ts'
import { tryExchange } from '../../actions/phone/try-exchange.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/phone/exchanges.ts'
import type { Db } from '../../db/engine/database.ts'
import { iso } from '../../db/engine/moments.ts'
import { listExchangeEvents, phoneFigures } from '../../db/phone/exchange-events.ts'
import { type Exchange, findExchange, listExchangeStates, listExchanges, routesOf } from '../../db/phone/exchanges.ts'
import { loadPhoneRules } from '../../db/phone/rules.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { PBX_KINDS } from '../../domain/phone/kinds.ts'
import { PBX_TROUBLES } from '../../domain/phone/trouble.ts'
import type { App } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import type { PhoneHouse } from './phone-house.ts'

const tag = 'phone'
const only = 'administer'
const one = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true } as const
const SHOWN = 30 * DAY

/** Telephone exchanges: how each fares, what it sent, and the rules of the phone. Secrets never come back out. */
export function exchanges(app: App, house: PhoneHouse): void {
  const { secret, phone } = house
  look(
    app,
    house,
    { url: '/api/pbx', tag, only, about: 'Exchanges, how each of them fares, and the rules', answer: shapes.exchanges },
    async ({ db, now }) => {
      const [cards, rules, { given, missing, exceptions }] = await Promise.all([
        cardsOf(house, db),
        loadPhoneRules(db),
        phoneFigures(db, iso(now - SHOWN)),
      ])
      const kinds = PBX_KINDS.map((kind) => {
        const { needs, canDial } = phone.of(kind)
        return { kind, needs: [...needs], canDial }
      })
      return { exchanges: cards, kinds, rules, extensions: { given, missing }, exceptions }
    },
  )
  for (const { method, url, about, status } of SAVING) {
    act(
      app,
      house,
      method,
      {
        url,
        tag,
        only,
        about,
        params: z.object({ id: one.shape.id.optional() }),
        body: shapes.exchangeDraft,
        answer: z.object({ id }),
        status,
      },
      async (desk, { params, body }) => {
        const { needs } = phone.of(body.kind)
        return { id: await saveExchange(desk, { secret, needs }, params.id ?? null, body) }
      },
    )
  }
  act(
    app,
    house,
    'POST',
    {
      url: '/api/pbx/:id/keys',
      tag,
      only,
      about: 'Make another address; the old one leads nowhere',
      params: one,
      answer: done,
      status: 201,
    },
    async (desk, { params }) => {
      await renewHookKey(desk, params.id)
      return DONE
    },
  )
  look(
    app,
    house,
    {
      url: '/api/pbx/:id/events',
      tag,
      only,
      about: 'What the exchange sent last, and what was made of it',
      params: one,
      answer: shapes.exchangeEvents,
    },
    async ({ db }, { params }) => {
      if (!(await findExchange(db, params.id))) throw new Refusal('exchange.not-found')
      const events = await listExchangeEvents(db, params.id)
      return {
        events: events.map(({ sign, repeats, outcome, ...event }) => ({
          ...event,
          outcome: repeats > 0 && outcome === 'taken' ? ('repeated' as const) : outcome,
          signs: sign === null ? [] : [sign],
        })),
      }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/pbx/:id/test-call',
      tag,
      only,
      about: 'A call that rings on your screen alone',
      params: one,
      answer: done,
      status: 202,
    },
    async (desk, { params }) => {
      await tryExchange(desk, params.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'PUT',
    { url: '/api/pbx/rules', tag, only, about: 'Change the rules of the phone', body: shapes.phoneRules, answer: done },
    async (desk, { body }) => {
      await savePhoneRules(desk, body)
      return DONE
    },
  )
}

const SAVING = [
  { method: 'POST', url: '/api/pbx', about: 'Add an exchange', status: 201 },
  { method: 'PUT', url: '/api/pbx/:id', about: 'Change an exchange', status: 200 },
] as const

async function cardsOf({ phone, url }: PhoneHouse, db: Db): Promise<shapes.Exchange[]> {
  const [all, states] = await Promise.all([listExchanges(db), listExchangeStates(db)])
  return Promise.all(
    all.map(async (exchange) => {
      const state = states.find(({ exchangeId }) => exchangeId === exchange.id)
      if (!state) throw new Error(`exchange ${exchange.id} has no state`)
      const { keyRound: _round, secret: _secret, updatedAt: _updated, ...shown } = exchange
      const { exchangeId: _id, trouble, ...fares } = state
      const { templates } = phone.of(exchange.kind)
      return {
        ...shown,
        ...fares,
        trouble: PBX_TROUBLES.find((known) => known === trouble) ?? null,
        hook: hookOf(phone, url, exchange),
        templates: Object.entries(templates).map(([event, body]) => ({ event, body })),
        routes: await routesOf(db, exchange.id),
      }
    }),
  )
}

/** The environment's own key is known to who set it, and is not told. */
function hookOf(phone: PhoneHouse['phone'], url: string, exchange: Exchange): string | null {
  if (phone.of(exchange.kind).read === null) return null
  const key = exchange.managedBy === 'environment' ? '$OKNO_PBX_SECRET' : phone.hookKeyOf(exchange)
  return `${url}/hooks/pbx/${exchange.kind}/${key}`
}
