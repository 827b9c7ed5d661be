import { z } from 'zod'
import { makeCard } from '../../actions/people/make-card.ts'
import { turnCallerAway } from '../../actions/requests/turn-caller-away.ts'
import { id } from '../../contract/common.ts'
import { callerCard, madeCard, turnedAwayCalls, turningAway } from '../../contract/people/people.ts'
import { personCard } from '../../contract/request/request.ts'
import type { Db } from '../../db/engine/database.ts'
import { listTurnedAway } from '../../db/people/turned-away-calls.ts'
import { loadPerson } from '../../db/request/request-surroundings-view.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

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
    ({ db, actor }, { params }) => turnedAwayOf(db, actor, params.id),
  )
  act(
    app,
    house,
    'POST',
    {
      url: '/api/people/:id/turned-away-calls',
      tag: 'desk',
      about: 'Keep that a call is not taken, and send the way to the portal by letter',
      only: 'file_for_others',
      params: onePerson,
      body: turningAway,
      answer: turnedAwayCalls,
      status: 201,
    },
    async (desk, { params, body }) => {
      const post = { page: `${house.url}/new`, write: house.wayInLetter }
      await turnCallerAway(desk, post, { ...body, personId: params.id })
      return turnedAwayOf(desk.tx, desk.actor, params.id)
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

async function turnedAwayOf(db: Db, actor: Actor, person: number) {
  const found = await listTurnedAway(db, actor, person)
  if (!found) throw new Refusal('person.not-found')
  return { ...found, calls: [...found.calls] }
}
