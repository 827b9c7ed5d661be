import { z } from 'zod'
import { inviteColleague, letColleagueGo } from '../../actions/customers/manage-company.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/company.ts'
import {
  companyContracts,
  companyEquipment,
  companyPeople,
  companyVenues,
  managedOrganisations,
} from '../../db/people/company.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { invitationPost } from '../server/ways-done.ts'

const tag = 'portal'
const url = '/api/company'

/** What somebody who manages a customer has: his places, people, equipment and contracts; nothing for whoever manages none. */
export function company(app: App, house: House): void {
  look(
    app,
    house,
    { url, tag, about: 'The company that one manages', answer: shapes.company },
    async ({ db, actor }) => {
      const [organisations, venues, people, equipment, contracts] = await Promise.all([
        managedOrganisations(db, actor.personId),
        companyVenues(db, actor),
        companyPeople(db, actor.personId),
        companyEquipment(db, actor.personId),
        companyContracts(db, actor.personId),
      ])
      return { organisations, venues, people, equipment, contracts }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      url: `${url}/people`,
      tag,
      inPerson: true,
      about: 'Let somebody new into the company that one manages',
      body: shapes.colleagueOrder,
      answer: shapes.invitedColleague,
      status: 201,
    },
    async (desk, { body }) => inviteColleague(desk, await invitationPost(desk.tx, house), body),
  )
  act(
    app,
    house,
    'POST',
    {
      url: `${url}/people/:id/leaving`,
      tag,
      inPerson: true,
      about: 'Let somebody go from the company that one manages',
      params: z.object({ id: z.coerce.number().pipe(id) }),
      answer: done,
    },
    async (desk, given) => {
      await letColleagueGo(desk, given.params.id)
      return { done: true as const }
    },
  )
}
