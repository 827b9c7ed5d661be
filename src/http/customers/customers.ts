import { z } from 'zod'
import { addCustomer, changeCustomer, giveAddress, takeAddress } from '../../actions/customers/keep-customer.ts'
import { archiveCustomer, inviteCustomer, returnCustomer } from '../../actions/customers/let-customer-in.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/customers.ts'
import { enterLink } from '../../contract/people/staff.ts'
import { findCustomer, listCustomers } from '../../db/people/customers.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'customers', only: 'administer' } as const
const url = '/api/customers'
const params = z.object({ id: z.coerce.number().pipe(id) })
const DONE = { done: true as const }

/** People of customers as administrators keep them. */
export function customers(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'People of customers by name', query: shapes.customerQuery, answer: shapes.customerPage },
    ({ db }, { query }) => listCustomers(db, query),
  )
  look(
    app,
    house,
    { ...door, url: `${url}/:id`, about: 'A person as he is kept', params, answer: shapes.customerRecord },
    async ({ db }, given) => {
      const found = await findCustomer(db, given.params.id)
      if (!found) throw new Refusal('person.not-found')
      const { id: own, addresses, hasEntered, isStaff, isMerged, archivedAt, ...customer } = found
      return { id: own, customer, addresses, hasEntered, isStaff, isMerged, archivedAt }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url,
      about: 'A new person of a customer',
      body: shapes.newCustomer,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body }) => ({ id: await addCustomer(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:id`, about: 'Change him', params, body: shapes.customerChange, answer: done },
    async (desk, { body, ...given }) => {
      await changeCustomer(desk, given.params.id, body)
      return DONE
    },
  )
  addresses(app, house)
  ways(app, house)
}

function addresses(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/addresses`,
      about: 'Another address or number of his, not proven',
      params,
      body: shapes.givenAddress,
      answer: done,
      status: 201,
    },
    async (desk, { body, ...given }) => {
      await giveAddress(desk, given.params.id, body.address)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: `${url}/:id/addresses/:address`,
      about: 'An address is his no more',
      params: params.extend({ address: z.coerce.number().pipe(id) }),
      answer: done,
    },
    async (desk, given) => {
      await takeAddress(desk, given.params.id, given.params.address)
      return DONE
    },
  )
}

function ways(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      ...door,
      inPerson: true,
      url: `${url}/:id/invitation`,
      about: 'A link that opens the portal once, as this person',
      params,
      answer: enterLink,
      status: 201,
    },
    (desk, given) => inviteCustomer(desk, house.url, given.params.id),
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/archiving`, about: 'He comes in nowhere any more', params, answer: done },
    async (desk, given) => {
      await archiveCustomer(desk, given.params.id)
      return DONE
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url: `${url}/:id/return`, about: 'Take him back', params, answer: done },
    async (desk, given) => {
      await returnCustomer(desk, given.params.id)
      return DONE
    },
  )
}
