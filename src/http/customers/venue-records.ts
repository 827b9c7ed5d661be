import { z } from 'zod'
import { changeDealer, withdrawDealerChange } from '../../actions/customers/change-dealer.ts'
import { addVenue, changeVenue } from '../../actions/customers/keep-venue.ts'
import { termsOfCard } from '../../actions/requests/terms-of-card.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/venues.ts'
import { effectOfDealer, listDealerChanges } from '../../db/people/dealer-changes.ts'
import { findVenueRecord, listVenueRecords } from '../../db/people/venue-records.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, type Look, look } from '../server/door.ts'

const door = { tag: 'customers', only: 'administer' } as const
const url = '/api/venues'
const params = z.object({ id: z.coerce.number().pipe(id) })

/** Venues as administrators keep them, and who serves each from which day on. */
export function venueRecords(app: App, house: House): void {
  look(
    app,
    house,
    { ...door, url, about: 'Venues by name', query: shapes.venueQuery, answer: shapes.venuePage },
    ({ db }, { query }) => listVenueRecords(db, query),
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/:id/record`,
      about: 'A venue as it is kept, and who served it when',
      params,
      answer: shapes.venueRecord,
    },
    (seen, given) => recordOf(seen, given.params.id),
  )
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'A new venue', body: shapes.newVenue, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addVenue(desk, body) }),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, url: `${url}/:id`, about: 'Change a venue', params, body: shapes.venueChange, answer: done },
    async (desk, { body, ...given }) => {
      await changeVenue(desk, given.params.id, body)
      return { done: true as const }
    },
  )
  dealers(app, house)
}

function dealers(app: App, house: House): void {
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/:id/dealer-effect`,
      about: 'What another dealer would mean for people and requests; without one: that nobody serves it',
      params,
      query: shapes.dealerQuestion,
      answer: shapes.dealerEffect,
    },
    async ({ db }, { query, ...given }) => {
      if (!(await findVenueRecord(db, given.params.id))) throw new Refusal('venue.not-found')
      return effectOfDealer(db, given.params.id, query.dealer ?? null)
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/dealer-changes`,
      about: 'Another dealer from a day on; requests keep the dealer they have',
      params,
      body: shapes.dealerOrder,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body, ...given }) => ({ id: await changeDealer(desk, given.params.id, body) }),
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: `${url}/:id/dealer-changes/:change`,
      about: 'Take a change back before its day',
      params: params.extend({ change: z.coerce.number().pipe(id) }),
      answer: done,
    },
    async (desk, given) => {
      await withdrawDealerChange(desk, given.params.id, given.params.change)
      return { done: true as const }
    },
  )
}

async function recordOf(seen: Look, one: number) {
  const found = await findVenueRecord(seen.db, one)
  if (!found) throw new Refusal('venue.not-found')
  const { id: own, corporation, dealer, dealerId, today, ...venue } = found
  const [dealerChanges, terms, { past }] = await Promise.all([
    listDealerChanges(seen.db, one),
    termsOfCard(seen, { personId: null, venueIds: [one] }),
    effectOfDealer(seen.db, one, dealerId),
  ])
  const contract = terms[0] ? { id: terms[0].contract.id, name: terms[0].contract.number } : null
  return { id: own, venue, corporation, dealer, today, dealerChanges, contract, requests: past }
}
