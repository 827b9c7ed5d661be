import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { claimAddress, limitClaims } from '../../actions/mail/claim-address.ts'
import { chooseMainAddress } from '../../actions/people/choose-main-address.ts'
import { removeAddress } from '../../actions/people/remove-address.ts'
import { withdrawClaim } from '../../actions/people/withdraw-claim.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/address.ts'
import { listClaims } from '../../db/people/address-questions.ts'
import { listAddresses } from '../../db/people/own-addresses.ts'
import { addressPostOf } from '../people/address-post.ts'
import type { App, House } from '../server/context.ts'
import { act, admittedInPerson, doOnce, look, sendJson } from '../server/door.ts'

const tag = 'identity'
const params = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true } as const
/** The letters to a free address and to a taken one are not written equally fast; nobody is to see that. Milliseconds. */
const SAME_FOR_EVERYBODY = 120

/** The mail addresses of whoever is signed in. A new one counts when somebody who reads it has said so. */
export function myAddresses(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/me/addresses',
      tag,
      about: 'One’s mail addresses, and those that wait to be confirmed',
      answer: shapes.myAddresses,
    },
    async ({ db, actor, now }) => {
      const [items, waiting] = await Promise.all([
        listAddresses(db, actor.personId),
        listClaims(db, actor.personId, now),
      ])
      return { items, waiting }
    },
  )
  claims(app, house)
  changes(app, house)
}

/** As `act`, but each try counts before the transaction begins. */
function claims(app: App, house: House): void {
  app.route({
    method: 'POST',
    url: '/api/me/addresses',
    schema: {
      summary: 'Send a confirming letter to an address of one’s own; the answer is the same for every address',
      tags: [tag],
      headers: z.object({ 'idempotency-key': z.string().optional() }).loose(),
      body: shapes.addressOrder,
      response: { 202: done },
    },
    handler: async (http, reply) => {
      const { actor, person } = admittedInPerson(http)
      const soonest = delay(SAME_FOR_EVERYBODY)
      await limitClaims(house.database.db, actor.personId, house.now())
      const claim = { address: http.body.address, asker: person }
      const { status, body } = await doOnce(house, http, { actor, status: 202 }, async (desk) => {
        await claimAddress(desk, addressPostOf(house), claim)
        return DONE
      })
      await soonest
      return sendJson(reply, status, body)
    },
  })
}

function changes(app: App, house: House): void {
  act(
    app,
    house,
    'PUT',
    {
      url: '/api/me/main-address',
      tag,
      about: 'Where letters go: one of one’s confirmed addresses',
      body: shapes.mainAddress,
      answer: done,
      inPerson: true,
    },
    async (desk, { body }) => {
      await chooseMainAddress(desk, body.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: '/api/me/addresses/:id',
      tag,
      about: 'Remove an address; the last one stays',
      params,
      answer: done,
      inPerson: true,
    },
    async (desk, input) => {
      await removeAddress(desk, input.params.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: '/api/me/address-claims/:id',
      tag,
      about: 'Wait no longer for an address to be confirmed: its link opens nothing any more',
      params,
      answer: done,
      inPerson: true,
    },
    async (desk, input) => {
      await withdrawClaim(desk, input.params.id)
      return DONE
    },
  )
}
