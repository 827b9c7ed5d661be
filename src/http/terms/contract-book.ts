import { z } from 'zod'
import { addContract, changeContract, checkContract } from '../../actions/terms/change-contract.ts'
import { tryContract } from '../../actions/terms/try-contract.ts'
import { done, id, line } from '../../contract/common.ts'
import * as shapes from '../../contract/terms/contract-book.ts'
import { checkAnswer, checkOf, orderOf } from '../../contract/terms/terms.ts'
import { searchPeople, searchVenues } from '../../db/request/search-view.ts'
import { countOpenUnder } from '../../db/request/under-terms.ts'
import {
  BOOK_PAGE,
  coveredNames,
  findContract,
  findOrganisations,
  listContractBook,
} from '../../db/terms/contract-book.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { orderFrom, questionOf } from './orders.ts'

const door = { tag: 'terms', only: 'administer' } as const
const params = z.object({ id: z.coerce.number().pipe(id) })

/** Contracts and agreements for whoever keeps them. */
export function contractBook(app: App, house: House): void {
  look(
    app,
    house,
    {
      ...door,
      url: '/api/contract-book',
      about: 'Contracts, page by page',
      query: shapes.bookQuestion,
      answer: shapes.bookPage,
    },
    async ({ db, now }, { query: { q, state, offset } }) => {
      const today = new Date(now).toISOString().slice(0, 10)
      const { items, count } = await listContractBook(db, { q, standing: state, today, offset })
      return { items, count, next: offset + BOOK_PAGE < count ? offset + BOOK_PAGE : null }
    },
  )
  look(
    app,
    house,
    { ...door, url: '/api/contracts/:id', about: 'A contract with all its terms', params, answer: shapes.contractPage },
    async ({ db }, given) => {
      const kept = await findContract(db, given.params.id)
      if (!kept) throw new Refusal('contract.not-found')
      const [open, names] = await Promise.all([
        countOpenUnder(db, { contractId: kept.id }),
        coveredNames(db, kept.customers),
      ])
      return { ...kept, serviceIds: [...kept.serviceIds], customers: [...kept.customers], open, names }
    },
  )
  look(
    app,
    house,
    {
      ...door,
      url: '/api/customer-search',
      about: 'Organisations, restaurants and people whom a contract may cover: the first few that fit',
      query: z.object({ q: line(100).min(1) }),
      answer: shapes.customerHits,
    },
    async ({ db, actor }, { query: { q } }) => {
      const [organisations, venues, people] = await Promise.all([
        findOrganisations(db, q),
        searchVenues(db, actor, q),
        searchPeople(db, actor, q),
      ])
      const places = venues.map(({ id: venueId, name, code }) => ({ venueId, name, code, venues: null }))
      const persons = people.map(({ id: personId, name }) => ({ personId, name, code: null, venues: null }))
      return { items: [...organisations, ...places.slice(0, 8), ...persons.slice(0, 8)] }
    },
  )
  changes(app, house)
}

function changes(app: App, house: House): void {
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/contracts',
      about: 'A new contract',
      body: shapes.contractDraft,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body }) => ({ id: await addContract(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/contracts/:id/checks',
      about: 'What other terms would do to open requests; changes nothing',
      params,
      body: checkOf(shapes.contractDraft),
      answer: checkAnswer,
    },
    (desk, { body, ...given }) => checkContract(desk, given.params.id, body.draft, questionOf(body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: '/api/contracts/:id',
      about: 'Other terms of a contract, as they were checked',
      params,
      body: orderOf(shapes.contractDraft).extend({ revision: z.int().describe('The revision that one has changed') }),
      answer: done,
    },
    async (desk, { body, ...given }) => {
      const order = { ...orderFrom(body.order), revision: body.revision }
      await changeContract(desk, given.params.id, body.draft, order)
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/contract-trials',
      about: 'Which contract would rule a request, what it would be promised, and why; changes nothing',
      body: shapes.contractTrial,
      answer: shapes.trialAnswer,
    },
    (desk, { body: { at, ...question } }) =>
      tryContract(desk, { ...question, at: at === null ? null : Date.parse(at) }),
  )
}
