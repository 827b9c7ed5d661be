import { z } from 'zod'
import { chooseSummary, leaveSummaryToRoles } from '../../actions/notices/choose-summary.ts'
import { done } from '../../contract/common.ts'
import * as shapes from '../../contract/notices/summaries.ts'
import type { Db } from '../../db/engine/database.ts'
import { ownSummariesOf } from '../../db/notices/summary-choices.ts'
import { summaryDefaults } from '../../db/notices/summary-defaults.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { sideOfRoles } from '../../domain/notices/defaults.ts'
import { rhythmsOn, SUMMARY_WAYS, summaryByRole, summaryFor } from '../../domain/notices/rhythm.ts'
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
    ({ db, actor }) => shownTo(db, actor),
  )
  const params = z.object({ way: shapes.summaryWay })
  act(
    app,
    house,
    'PUT',
    {
      url: `${url}/:way`,
      tag,
      about: 'Hear what can wait in summaries, or at once; what waits already leaves by the new choice',
      params,
      body: shapes.summaryOrder,
      answer: done,
    },
    async (desk, { params: { way }, body: { every, at } }) => {
      await chooseSummary(desk, way, every === null ? null : { every, at })
      return { done: true as const }
    },
  )
  act(
    app,
    house,
    'DELETE',
    {
      url: `${url}/:way`,
      tag,
      about: 'Hear what can wait as one’s roles do; what waits already leaves so, too',
      params,
      answer: done,
    },
    async (desk, { params: { way } }) => {
      await leaveSummaryToRoles(desk, way)
      return { done: true as const }
    },
  )
}

const AT_ONCE = { every: null, at: null }

async function shownTo(db: Db, actor: Actor): Promise<shapes.Summaries> {
  const side = sideOfRoles(actor.roles)
  const own = await ownSummariesOf(db, actor.personId)
  const defaults = await summaryDefaults(db)
  const summaries = SUMMARY_WAYS.map((way) => {
    const standing = { side, roles: actor.roles, way } as const
    return {
      way,
      ...(summaryFor(own, defaults, standing) ?? AT_ONCE),
      isOwn: own.has(way),
      byRole: summaryByRole(defaults, standing) ?? AT_ONCE,
    }
  })
  return { rhythms: [...rhythmsOn(side)], summaries }
}
