import { z } from 'zod'
import { isTaken } from '../../actions/ground/loose-way.ts'
import { limitPhoneCodes, orderPhoneCode } from '../../actions/people/order-phone-code.ts'
import { provePhone } from '../../actions/people/prove-phone.ts'
import { removePhone } from '../../actions/people/remove-phone.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/phone.ts'
import { listPhones } from '../../db/people/own-phones.ts'
import { mailOf } from '../../db/people/people.ts'
import { findPhoneCode } from '../../db/people/phone-codes.ts'
import { mayRemovePhone } from '../../domain/people/own-phones.ts'
import { type App, type House, looseWaysOf } from '../server/context.ts'
import { act, admittedInPerson, doOnce, type Look, look, sendJson } from '../server/door.ts'
import { aroundOf } from './address-post.ts'

const tag = 'identity'
const url = '/api/me/phones'
const params = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true } as const

/** The telephones of whoever is signed in. One counts as proven when the code that was sent there came back. */
export function myPhones(app: App, house: House): void {
  look(
    app,
    house,
    { url, tag, about: 'One’s telephones, and where a code was sent that can be typed', answer: shapes.myPhones },
    (at) => listed(house, at),
  )
  app.route({
    method: 'POST',
    url,
    schema: {
      summary: 'Send a code to a telephone of one’s own; the answer is the same for every number',
      tags: [tag],
      headers: z.object({ 'idempotency-key': z.string().optional() }).loose(),
      body: shapes.phoneCodeOrder,
      response: { 202: done },
    },
    handler: async (http, reply) => {
      const { actor, person } = admittedInPerson(http)
      const { secret, database } = house
      await limitPhoneCodes(database.db, { personId: actor.personId, source: http.ip }, house.now())
      const order = { phone: http.body.phone, locale: person.locale }
      const { status, body } = await doOnce(house, http, { actor, status: 202 }, async (desk) => {
        await orderPhoneCode(desk, { secret, ways: looseWaysOf(house) }, order)
        return DONE
      })
      return sendJson(reply, status, body)
    },
  })
  app.route({
    method: 'POST',
    url: '/api/me/phone-proofs',
    schema: {
      summary: 'Show that a telephone is one’s own, by the code that was sent there; five tries a code',
      tags: [tag],
      body: shapes.phoneProof,
      response: { 200: done },
    },
    handler: async (http) => {
      const { actor } = admittedInPerson(http)
      await provePhone(house.database.db, { personId: actor.personId, ...http.body }, aroundOf(house))
      return DONE
    },
  })
  act(
    app,
    house,
    'DELETE',
    {
      url: `${url}/:id`,
      tag,
      about: 'Remove a telephone; the last way in stays',
      params,
      answer: done,
      inPerson: true,
    },
    async (desk, input) => {
      await removePhone(desk, input.params.id)
      return DONE
    },
  )
}

async function listed(house: House, { db, actor: { personId }, now }: Look) {
  const [phones, mail, code, sendsCodes] = await Promise.all([
    listPhones(db, personId),
    mailOf(db, personId),
    findPhoneCode(db, personId, now),
    isTaken(db, looseWaysOf(house), { kind: 'phone_code', now }),
  ])
  const others = { phones, hasMail: mail !== null }
  return {
    items: phones.map((phone) => ({ ...phone, mayRemove: mayRemovePhone(phone, others) })),
    waiting: code && { phone: code.phone, until: code.until },
    sendsCodes,
  }
}
