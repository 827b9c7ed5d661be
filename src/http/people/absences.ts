import { z } from 'zod'
import { addAbsence, changeSettings, removeAbsence } from '../../actions/staff/keep-absence.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/people/staff.ts'
import type { App, House } from '../server/context.ts'
import { act } from '../server/door.ts'

const one = z.coerce.number().pipe(id)
const params = z.object({ id: one })
const door = { tag: 'staff', only: 'administer', inPerson: true } as const
const DONE = { done: true as const }

/** What a specialist takes on, and when he is away. */
export function absences(app: App, house: House): void {
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: '/api/staff/:id/settings',
      about: 'His number inside the house, and how many open requests he takes at once',
      params,
      body: shapes.settingsChange,
      answer: done,
    },
    async (desk, { body, ...given }) => {
      await changeSettings(desk, given.params.id, body)
      return DONE
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/staff/:id/absences',
      about: 'He is away on these days',
      params,
      body: shapes.newAbsence,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body, ...given }) => ({ id: await addAbsence(desk, given.params.id, body) }),
  )
  act(
    app,
    house,
    'DELETE',
    {
      ...door,
      url: '/api/staff/:id/absences/:absence',
      about: 'He is there on those days after all',
      params: params.extend({ absence: one }),
      answer: done,
    },
    async (desk, given) => {
      await removeAbsence(desk, given.params.id, given.params.absence)
      return DONE
    },
  )
}
