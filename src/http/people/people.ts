import { z } from 'zod'
import { isTaken, type LooseWay } from '../../actions/ground/loose-way.ts'
import { makeCard } from '../../actions/people/make-card.ts'
import { termsOfCard } from '../../actions/requests/terms-of-card.ts'
import { turnCallerAway } from '../../actions/requests/turn-caller-away.ts'
import { id } from '../../contract/common.ts'
import { callerCard, madeCard, turnedAwayCalls, turningAway } from '../../contract/people/people.ts'
import { personSurroundings } from '../../contract/request/card.ts'
import { personCard } from '../../contract/request/request.ts'
import { listRoles, listVenuesOf } from '../../db/people/card-view.ts'
import { listTurnedAway } from '../../db/people/turned-away-calls.ts'
import { loadPerson } from '../../db/request/request-surroundings-view.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type App, type House, looseWaysOf } from '../server/context.ts'
import { act, type Look, look } from '../server/door.ts'

export function people(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/people/:id',
      tag: 'desk',
      about: 'A person, with his addresses where one may see them',
      only: 'work_on_desk',
      params: z.object({ id: z.coerce.number().pipe(id) }),
      answer: personCard,
    },
    async ({ db, actor }, { params }) => {
      const person = await loadPerson(db, actor, params.id)
      if (!person) throw new Refusal('person.not-found')
      return { ...person, addresses: [...person.addresses] }
    },
  )

  const ways = looseWaysOf(house)
  const onePerson = z.object({ id: z.coerce.number().pipe(id) })
  look(
    app,
    house,
    {
      url: '/api/people/:id/turned-away-calls',
      tag: 'desk',
      about: 'His last calls that were not taken, the newest first',
      only: 'file_for_others',
      params: onePerson,
      answer: turnedAwayCalls,
    },
    ({ db, actor, now }, { params }) => turnedAwayOf({ db, actor, now }, { id: params.id, ways }),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/people/:id/turned-away-calls',
      tag: 'desk',
      about: 'Keep that a call is not taken, and send the way to the portal by letter or to a telephone',
      only: 'file_for_others',
      params: onePerson,
      body: turningAway,
      answer: turnedAwayCalls,
      status: 201,
    },
    async (desk, { params, body }) => {
      const post = { page: `${house.url}/new`, write: house.wayInLetter, ways }
      await turnCallerAway(desk, post, { ...body, personId: params.id })
      return turnedAwayOf({ ...desk, db: desk.tx }, { id: params.id, ways })
    },
  )
  look(
    app,
    house,
    {
      url: '/api/people/:id/surroundings',
      tag: 'desk',
      about: 'What a person has to do with: roles, venues, contracts',
      only: 'work_on_desk',
      params: onePerson,
      answer: personSurroundings,
    },
    async (seen, { params }) => {
      const { db, actor } = seen
      if (!(await loadPerson(db, actor, params.id))) throw new Refusal('person.not-found')
      const [roles, places] = await Promise.all([listRoles(db, actor, params.id), listVenuesOf(db, actor, params.id)])
      const venueIds = places.venues.map((venue) => venue.id)
      return { roles, ...places, terms: await termsOfCard(seen, { personId: params.id, venueIds }) }
    },
  )

  act(
    app,
    house,
    'POST',
    {
      url: '/api/people',
      tag: 'desk',
      about: 'A card for a caller whom nobody knows; of a known number whose it is',
      only: 'file_for_others',
      body: callerCard,
      answer: madeCard,
      status: 201,
    },
    (desk, { body }) => makeCard(desk, body),
  )
}

async function turnedAwayOf(
  { db, actor, now }: Pick<Look, 'db' | 'actor' | 'now'>,
  { id: person, ways }: { readonly id: number; readonly ways: readonly LooseWay[] },
) {
  const found = await listTurnedAway(db, actor, person)
  if (!found) throw new Refusal('person.not-found')
  return { ...found, calls: [...found.calls], takesSms: await isTaken(db, ways, { kind: 'way_in', now }) }
}
