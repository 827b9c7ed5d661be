import { z } from 'zod'
import { fileRequest } from '../../actions/requests/file-request.ts'
import { promiseFor } from '../../actions/requests/promise-for.ts'
import { requestNumber } from '../../contract/common.ts'
import * as shapes from '../../contract/request/request.ts'
import { innerCounts } from '../../contract/request/views.ts'
import type { SignedIn } from '../../db/people/actors.ts'
import { countInner } from '../../db/request/inner-counts.ts'
import { announcedBeside, openBeside } from '../../db/request/known-trouble.ts'
import { markRead } from '../../db/request/reads.ts'
import { countRequests, listRequests } from '../../db/request/request-list.ts'
import { readRequest } from '../../db/request/requests.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { type Likeness, likeliest, tellingWords } from '../../domain/request/known-trouble.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { detailsOf, surroundingsOf } from './request-page.ts'

export const oneRequest = z.object({ number: z.coerce.number().pipe(requestNumber) })
const tag = 'requests'

/** Requests: list, file, open. What is done with one of them stands in request-work.ts. */
export function requests(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/requests',
      tag,
      about: 'Requests one may read, page by page',
      query: shapes.requestQuery,
      answer: shapes.requestPage,
    },
    ({ db, actor, now, signedIn }, { query }) => {
      const { limit = 50 } = query
      const sort = query.sort ?? (isStaff(actor) ? 'due' : 'changed')
      return listRequests(db, actor, now, { ...questionOf(query, signedIn), sort, limit })
    },
  )

  look(
    app,
    house,
    {
      url: '/api/requests/count',
      tag,
      about: 'How many requests such a list holds',
      query: shapes.requestQuery.omit({ sort: true, cursor: true, limit: true }),
      answer: shapes.requestCount,
    },
    ({ db, actor, now, signedIn }, { query }) => countRequests(db, actor, now, questionOf(query, signedIn)),
  )

  look(
    app,
    house,
    {
      url: '/api/requests/inner-counts',
      tag,
      about: 'How many open requests of such a list burn, wait for us and wait for the customer',
      only: 'work_on_desk',
      query: shapes.requestQuery.omit({ also: true, sort: true, cursor: true, limit: true }),
      answer: innerCounts,
    },
    ({ db, actor, now, signedIn }, { query }) => countInner(db, actor, now, questionOf(query, signedIn)),
  )

  act(
    app,
    house,
    'POST',
    {
      url: '/api/requests',
      tag,
      about: 'File a request',
      body: shapes.newRequest,
      answer: shapes.registered,
      status: 201,
    },
    (desk, { body }) => fileRequest(desk, body),
  )

  look(
    app,
    house,
    {
      url: '/api/promise',
      tag,
      about: 'What would be promised if it were filed now',
      query: shapes.promiseQuery,
      answer: shapes.promise,
    },
    ({ db, actor, now }, { query }) =>
      promiseFor(
        { db, actor, now },
        { ...query, personId: query.person, serviceId: query.service, venueId: query.venue },
      ),
  )

  look(
    app,
    house,
    {
      url: '/api/known-trouble',
      tag,
      about: 'What is announced or filed already of what is about to be filed',
      query: shapes.troubleQuery,
      answer: shapes.knownTrouble,
    },
    async ({ db, actor, now }, { query }) => {
      const words = tellingWords(query.q)
      if (words.length === 0) return { announcements: [], requests: [] }
      const question = { words, serviceId: query.service ?? null, venueId: query.venue ?? null }
      const [announced, open] = await Promise.all([
        announcedBeside(db, { actor, now }, question),
        openBeside(db, actor, question),
      ])
      return { announcements: likeliest(announced).map(toldOf), requests: likeliest(open).map(toldOf) }
    },
  )

  look(
    app,
    house,
    {
      url: '/api/requests/:number',
      tag,
      about: 'One request with its conversation and history',
      params: oneRequest,
      query: z.object({ with: z.literal('surroundings').optional().describe('What stands around it, for the desk') }),
      answer: shapes.requestOpened,
    },
    (seen, { params, query }) => detailsOf(house, seen, params.number, query.with === 'surroundings'),
  )

  look(
    app,
    house,
    {
      url: '/api/requests/:number/surroundings',
      tag,
      about: 'Person, venue, contract and neighbours of a request',
      only: 'work_on_desk',
      params: oneRequest,
      answer: shapes.requestSurroundings,
    },
    (seen, { params }) => surroundingsOf(seen, params.number),
  )

  act(
    app,
    house,
    'PUT',
    {
      url: '/api/requests/:number/read',
      tag,
      about: 'Mark as read up to now',
      params: oneRequest,
      answer: z.object({ done: z.literal(true) }),
    },
    async (desk, { params }) => {
      await readRequest(desk.tx, desk.actor, params.number)
      await markRead(desk, params.number)
      return { done: true as const }
    },
  )
}

/** Days are those of the clock of who asks. */
function questionOf<Query extends { readonly status?: string | undefined }>(query: Query, { person }: SignedIn) {
  const { status, ...rest } = query
  return { ...rest, statuses: status?.split(',').filter(Boolean), zone: person.zone }
}

/** How well it fits decides alone, and is not told. */
function toldOf<Known extends Likeness>({ asked, met, sameService, ...known }: Known) {
  return known
}
