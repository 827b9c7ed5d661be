import { z } from 'zod'
import { chooseSummary } from '../../actions/notices/choose-summary.ts'
import { done } from '../../contract/common.ts'
import * as shapes from '../../contract/notices/summaries.ts'
import { summaryChoicesOf } from '../../db/notices/summary-choices.ts'
import { isStaff } from '../../domain/access/permissions.ts'
import { SUMMARY_RHYTHMS, SUMMARY_WAYS } from '../../domain/notices/summary.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'

const url = '/api/me/summaries'
const tag = 'notices'

/** By which ways one hears in summaries what can wait. */
export function summaryDoors(app: App, house: House): void {
  look(
    app,
    house,
    { url, tag, about: 'How often one hears what can wait, by way', answer: shapes.summaries },
    async ({ db, actor }) => {
      const chosen = await summaryChoicesOf(db, actor.personId)
      return {
        rhythms: SUMMARY_RHYTHMS.filter((every) => every !== 'shift' || isStaff(actor)),
        summaries: SUMMARY_WAYS.map((way) => ({ way, ...(chosen.get(way) ?? { every: null, at: null }) })),
      }
    },
  )
  act(
    app,
    house,
    'PUT',
    {
      url: `${url}/:way`,
      tag,
      about: 'Hear what can wait in summaries, or at once; what waits already leaves by the new choice',
      params: z.object({ way: shapes.summaryWay }),
      body: shapes.summaryOrder,
      answer: done,
    },
    async (desk, { params: { way }, body: { every, at } }) => {
      await chooseSummary(desk, way, every === null ? null : { every, at })
      return { done: true as const }
    },
  )
}
