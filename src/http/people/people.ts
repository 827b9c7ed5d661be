import { z } from 'zod'
import { makeCard } from '../../actions/people/make-card.ts'
import { id } from '../../contract/common.ts'
import { callerCard, madeCard } from '../../contract/people/people.ts'
import { personCard } from '../../contract/request/request.ts'
import { loadPerson } from '../../db/request/request-surroundings-view.ts'
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
