import { z } from 'zod'
import { mergePeople, planMerge } from '../../actions/customers/merge-people.ts'
import { partPeople, planParting } from '../../actions/customers/part-people.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/customers/merges.ts'
import { listMerges } from '../../db/foundation/merges.ts'
import { listDoubles } from '../../db/people/doubles.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const door = { tag: 'customers', only: 'administer' } as const
const one = z.coerce.number().pipe(id)
const params = z.object({ id: one })

/** Two people of customers who are one: who may be, what would happen, and back. */
export function merges(app: App, house: House): void {
  look(
    app,
    house,
    {
      ...door,
      url: '/api/customers/:id/merges',
      about: 'Who this person may be besides, and with whom he was merged',
      params,
      answer: shapes.mergesOfPerson,
    },
    async ({ db }, given) => ({
      merges: await listMerges(db, given.params.id),
      doubles: (await listDoubles(db, given.params.id)).map((two) => ({ ...two, alike: [...two.alike] })),
    }),
  )
  look(
    app,
    house,
    {
      ...door,
      url: '/api/customers/:id/merge-plan',
      about: 'What would go over to him from another person; changes nothing',
      params,
      query: z.object({ gone: one }),
      answer: shapes.mergePlan,
    },
    async (seen, given) => {
      const { id: _, ...plan } = await planMerge(seen.db, seen, { keptId: given.params.id, goneId: given.query.gone })
      return { ...plan, reading: { ...plan.reading, some: [...plan.reading.some] } }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/customers/:id/merges',
      about: 'Merge another person with him, as it was planned',
      params,
      body: shapes.mergeOrder,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body, ...given }) => ({ id: await mergePeople(desk, { keptId: given.params.id, ...body }) }),
  )
  back(app, house)
}

function back(app: App, house: House): void {
  const url = '/api/person-merges/:id'
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/undo-plan`,
      about: 'What would go back, and what cannot; changes nothing',
      params,
      answer: shapes.partingPlan,
    },
    (seen, given) => planParting(seen.db, seen, given.params.id),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/undo`,
      about: 'Two are two again, as it was planned',
      params,
      body: shapes.partingOrder,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await partPeople(desk, { mergeId: given.params.id, ...body })
      return { done: true as const }
    },
  )
}
