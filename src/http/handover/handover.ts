import { z } from 'zod'
import { acceptHanded, keepHanded, sayAboutHanded } from '../../actions/handover/answer-handover.ts'
import { handOver } from '../../actions/handover/hand-over.ts'
import { done, id } from '../../contract/common.ts'
import * as shapes from '../../contract/handover/handover.ts'
import { listHandovers, waitingFor } from '../../db/handover/handover-view.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { firstLook } from '../server/first-answers.ts'
import { shownHandover } from './shown-handover.ts'
import { shownShift } from './shown-shift.ts'

const DONE = { done: true as const }

/** The end of a shift: what is given over to whom, and what became of it. */
export function handover(app: App, house: House): void {
  const door = { tag: 'handover', only: 'work_on_desk' } as const
  const params = z.object({ id: z.coerce.number().pipe(id) })
  look(
    app,
    house,
    {
      ...door,
      url: '/api/handover',
      about: 'My shift, what I could give over, and what is given over to and from me',
      answer: shapes.endOfShift,
    },
    async (asked) => ({
      ...(await shownShift(asked)),
      handovers: (await listHandovers(asked.db, asked.actor)).map(shownHandover),
    }),
  )
  firstLook(
    app,
    house,
    {
      ...door,
      url: '/api/handover/waiting',
      about: 'How many requests wait for an answer',
      answer: shapes.waitingHandovers,
    },
    ({ db, actor }) => waitingFor(db, actor),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/handovers',
      about: 'Offers my open requests to a colleague',
      body: shapes.newHandover,
      answer: z.object({ id }),
      status: 201,
    },
    async (desk, { body }) => ({ id: await handOver(desk, body) }),
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/handovers/:id/acceptances',
      about: 'These requests are mine from now on',
      params,
      body: shapes.acceptance,
      answer: shapes.accepted,
    },
    async (desk, { body, params: { id: handoverId } }) => {
      const { accepted, gone } = await acceptHanded(desk, handoverId, body.numbers)
      return { accepted: [...accepted], gone: [...gone] }
    },
  )
  act(
    app,
    house,
    'POST',
    {
      ...door,
      url: '/api/handovers/:id/words',
      about: 'A question about it, or an answer',
      params,
      body: shapes.handoverWords,
      answer: done,
    },
    async (desk, { body, params: { id: handoverId } }) => {
      await sayAboutHanded(desk, handoverId, body)
      return DONE
    },
  )
  act(
    app,
    house,
    'DELETE',
    { ...door, url: '/api/handovers/:id', about: 'I keep what nobody has accepted', params, answer: done },
    async (desk, { params: { id: handoverId } }) => {
      await keepHanded(desk, handoverId)
      return DONE
    },
  )
}
