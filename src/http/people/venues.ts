import { z } from 'zod'
import { termsOfCard } from '../../actions/requests/terms-of-card.ts'
import { id } from '../../contract/common.ts'
import { myVenues } from '../../contract/people/people.ts'
import { venueSurroundings } from '../../contract/request/card.ts'
import { equipmentRow, venueCard } from '../../contract/request/request.ts'
import { listPeopleOf } from '../../db/people/card-view.ts'
import type { ViewedEquipment } from '../../db/people/equipment.ts'
import { listMyEquipment, listMyVenues } from '../../db/people/venues.ts'
import { loadVenue } from '../../db/request/request-surroundings-view.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { look } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'

const oneId = z.object({ id: z.coerce.number().pipe(id) })

export function venues(app: App, house: House): void {
  look(
    app,
    house,
    {
      url: '/api/venues/:id',
      tag: 'desk',
      about: 'A venue, with its equipment where one may see it',
      only: 'work_on_desk',
      params: oneId,
      answer: venueCard,
    },
    async ({ db, actor }, { params }) => {
      const venue = await loadVenue(db, actor, params.id)
      if (!venue) throw new Refusal('venue.not-found')
      return { ...venue, equipment: venue.equipment.map(withoutAccess) }
    },
  )
  look(
    app,
    house,
    {
      url: '/api/venues/:id/surroundings',
      tag: 'desk',
      about: 'What a venue has to do with: its people and its contract',
      only: 'work_on_desk',
      params: oneId,
      answer: venueSurroundings,
    },
    async (seen, { params }) => {
      const { db, actor } = seen
      if (!(await loadVenue(db, actor, params.id))) throw new Refusal('venue.not-found')
      const [people, terms] = await Promise.all([
        listPeopleOf(db, actor, params.id),
        termsOfCard(seen, { personId: null, venueIds: [params.id] }),
      ])
      return { people, terms }
    },
  )
  venuesToFileFor(app, house)
}

function venuesToFileFor(app: App, house: House): void {
  firstLook(
    app,
    house,
    {
      url: '/api/my-venues',
      tag: 'portal',
      about: 'Venues one may file for, the last used first; for another person as a specialist',
      query: z.object({ person: z.coerce.number().pipe(id).optional() }),
      answer: myVenues,
    },
    ({ db, actor }, { query }) => {
      if (query.person !== undefined && !mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
      return listMyVenues(db, query.person ?? actor.personId)
    },
  )
  look(
    app,
    house,
    {
      url: '/api/my-venues/:id/equipment',
      tag: 'portal',
      about: 'Equipment of a venue one may file for, without the ways to reach it',
      params: oneId,
      answer: z.object({ equipment: z.array(equipmentRow) }),
    },
    async ({ db, actor }, { params }) => {
      const equipment = await listMyEquipment(db, actor.personId, params.id)
      if (!equipment) throw new Refusal('venue.not-found')
      return { equipment: equipment.map(withoutAccess) }
    },
  )
}

/** Outside a request no specialist works on the equipment, so it is not told how to reach it. */
function withoutAccess(equipment: ViewedEquipment) {
  return { ...equipment, remoteAccess: [] }
}
