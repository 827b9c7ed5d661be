import { z } from 'zod'
import { addHours, changeHours, checkHours } from '../../actions/terms/change-hours.ts'
import { id } from '../../contract/common.ts'
import * as shapes from '../../contract/terms/terms.ts'
import { countOpenUnder } from '../../db/request/under-terms.ts'
import { findHoursNow, type KeptHours, listHours, listRevisions } from '../../db/terms/hours-book.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { orderFrom, questionOf } from './orders.ts'

/** The hours that contracts are served in. */
export function serviceHours(app: App, house: House): void {
  const url = '/api/service-hours'
  const door = { tag: 'terms', only: 'manage_terms' } as const
  const params = z.object({ id: z.coerce.number().pipe(id) })
  look(
    app,
    house,
    { ...door, url, about: 'Service hours', answer: z.object({ hours: z.array(shapes.hoursRow) }) },
    async ({ db }) => ({ hours: (await listHours(db)).map(rowOf) }),
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/:id`,
      about: 'Service hours, or those that stand in for them by now, and how they came to be',
      params,
      answer: shapes.hoursPage,
    },
    async ({ db }, given) => {
      const kept = await findHoursNow(db, given.params.id)
      if (!kept) throw new Refusal('hours.not-found')
      const [open, history] = await Promise.all([
        countOpenUnder(db, { hoursId: kept.hours.id }),
        listRevisions(db, kept.hours.id),
      ])
      return { ...rowOf(kept), open, history }
    },
  )
  act(
    app,
    house,
    'POST',
    { ...door, url, about: 'New service hours', body: shapes.hoursDraft, answer: z.object({ id }), status: 201 },
    async (desk, { body }) => ({ id: await addHours(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: `${url}/:id/checks`,
      about: 'What other hours would do to open requests; changes nothing',
      params,
      body: shapes.checkOf(shapes.hoursDraft),
      answer: shapes.checkAnswer,
    },
    (desk, { body, ...given }) => checkHours(desk, given.params.id, body.draft, questionOf(body)),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:id`,
      about: 'Other hours stand in for these, as they were checked',
      params,
      body: shapes.orderOf(shapes.hoursDraft),
      answer: z.object({ id }),
    },
    async (desk, { body, ...given }) => ({
      id: await changeHours(desk, given.params.id, body.draft, orderFrom(body.order)),
    }),
  )
}

function rowOf({ hours, ...kept }: KeptHours) {
  return { ...hours, ...kept }
}
