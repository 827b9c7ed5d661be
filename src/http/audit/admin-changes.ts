import { z } from 'zod'
import {
  adminActors,
  adminChange,
  adminChangeList,
  adminChangePage,
  adminChangeQuestion,
} from '../../contract/audit/admin-change.ts'
import { id } from '../../contract/common.ts'
import {
  countAdminChanges,
  findAdminChange,
  listAdminActors,
  listAdminChanges,
} from '../../db/audit/admin-changes-view.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { admitted, look } from '../server/door.ts'
import { changesAsCsv } from './changes-as-csv.ts'

const tag = 'audit'
const only = 'administer'
const url = '/api/admin-changes'

/** The journal of administration, to be read alone. */
export function adminChanges(app: App, house: House): void {
  look(
    app,
    house,
    {
      url,
      tag,
      only,
      about: 'What administrators changed, the last first',
      query: adminChangeList,
      answer: adminChangePage,
    },
    async ({ db, signedIn }, { query: { cursor, limit, ...asked } }) => {
      const question = { ...asked, zone: signedIn.person.zone }
      const page = await listAdminChanges(db, question, { cursor, limit })
      return { ...page, count: cursor === undefined ? await countAdminChanges(db, question) : null }
    },
  )
  look(
    app,
    house,
    { url: '/api/admin-actors', tag, only, about: 'Everybody who has changed something', answer: adminActors },
    async ({ db }) => ({ actors: await listAdminActors(db) }),
  )
  look(
    app,
    house,
    {
      url: `${url}/:id`,
      tag,
      only,
      about: 'One change',
      params: z.object({ id: z.coerce.number().pipe(id) }),
      answer: adminChange,
    },
    async ({ db }, { params }) => {
      const found = await findAdminChange(db, params.id)
      if (!found) throw new Refusal('change.not-found')
      return found
    },
  )
  app.get(
    '/api/admin-changes.csv',
    { schema: { summary: 'The journal as a table for a spreadsheet', tags: [tag], querystring: adminChangeQuestion } },
    async (http, reply) => {
      const { person } = admitted(http, only)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="okno-changes.csv"')
        .send(changesAsCsv(house.database.db, { ...http.query, zone: person.zone }, person.locale))
    },
  )
}
