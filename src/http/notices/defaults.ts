import { z } from 'zod'
import { changeNoticeDefaults } from '../../actions/notices/change-defaults.ts'
import { role } from '../../contract/common.ts'
import * as shapes from '../../contract/notices/defaults.ts'
import { choosersByRole, defaultsByRole, type RoleDefaults } from '../../db/notices/defaults.ts'
import { localeOf } from '../../db/people/people.ts'
import { HEARD, isByRole, isLocked, isShipped, NOTICE_WAYS, sideOfRole } from '../../domain/notices/defaults.ts'
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
      const roles = (await defaultsByRole(db)).map((one) => matrixOf(one, choosers.get(one.role) ?? 0))
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
    async (desk, { params, body }) => ({ version: await changeNoticeDefaults(desk, { ...params, ...body }) }),
  )
}

function matrixOf({ role: name, version, cells: own }: RoleDefaults, choosers: number): shapes.RoleMatrix {
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
