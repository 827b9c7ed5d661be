import { z } from 'zod'
import { changeNoticeDefaults } from '../../actions/notices/change-defaults.ts'
import { role } from '../../contract/common.ts'
import * as shapes from '../../contract/notices/defaults.ts'
import { choosersByRole, defaultsByRole, type RoleDefaults } from '../../db/notices/defaults.ts'
import { summaryDefaults } from '../../db/notices/summary-defaults.ts'
import { localeOf } from '../../db/people/people.ts'
import { HEARD, isByRole, isLocked, isShipped, NOTICE_WAYS, sideOfRole } from '../../domain/notices/defaults.ts'
import { rhythmsOn, SUMMARY_WAYS, type SummaryDefault, summaryByRole } from '../../domain/notices/rhythm.ts'
import { speak } from '../../texts/say.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { sampleOf } from './sample.ts'
import { hearingWays } from './ways.ts'

/** What each role hears by which way. */
export function noticeDefaultsDoors(app: App, house: House): void {
  const url = '/api/notice-defaults'
  const door = { tag: 'notices', only: 'administer' } as const
  look(
    app,
    house,
    { ...door, url, about: 'What each role hears by which way', answer: shapes.noticeDefaults },
    async ({ db }) => {
      const choosers = await choosersByRole(db)
      const summaries = await summaryDefaults(db)
      const roles = (await defaultsByRole(db)).map((one) => ({
        ...matrixOf(one, choosers.get(one.role) ?? 0),
        ...rhythmOf(one, summaries),
      }))
      const ways = await hearingWays(db, house, null)
      return { ways: ways.map(({ way, kinds }) => ({ way, kinds })), roles }
    },
  )
  look(
    app,
    house,
    {
      ...door,
      url: `${url}/sample`,
      about: 'How a notice of a kind begins by a way',
      query: shapes.noticeSampleQuestion,
      answer: shapes.noticeSample,
    },
    async ({ db, actor }, { query }) => sampleOf(speak(await localeOf(db, actor.personId)), query),
  )
  act(
    app,
    house,
    'PUT',
    {
      ...door,
      url: `${url}/:role`,
      about: 'What a role hears from now on; people’s own choices stay',
      params: z.object({ role }),
      body: shapes.noticeDefaultsOrder,
      answer: z.object({ version: z.int() }),
    },
    async (desk, { params, body }) => {
      const summaries = body.summaries?.flatMap(({ way, every, at }) =>
        every === null ? [] : [{ way, choice: { every, at } }],
      )
      return { version: await changeNoticeDefaults(desk, { ...params, ...body, summaries }) }
    },
  )
}

function rhythmOf({ role }: RoleDefaults, defaults: readonly SummaryDefault[]) {
  const side = sideOfRole(role)
  const summaries = SUMMARY_WAYS.map((way) => {
    const choice = summaryByRole(defaults, { side, roles: [role], way })
    return { way, every: choice?.every ?? null, at: choice?.at ?? null }
  })
  return { rhythms: [...rhythmsOn(side)], summaries }
}

function matrixOf({ role: name, version, cells: own }: RoleDefaults, choosers: number) {
  const side = sideOfRole(name)
  const rows = HEARD[side].map((kind) => ({
    kind,
    cells: NOTICE_WAYS.map((way) => {
      const cell = { side, roles: [name], kind, way }
      return { way, wanted: isByRole(own, cell), shipped: isShipped(cell), isLocked: isLocked(cell) }
    }),
  }))
  return { role: name, side, version, choosers, rows }
}
