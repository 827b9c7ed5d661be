import { chooseOwnNotices } from '../../actions/notices/choose-notices.ts'
import { done } from '../../contract/common.ts'
import { noticeChoices, type ShownChoices, shownChoices } from '../../contract/notices/choices.ts'
import type { Db } from '../../db/engine/database.ts'
import { noticeDefaults } from '../../db/notices/defaults.ts'
import { choicesOf } from '../../db/notices/subscriptions.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { HEARD, isByRole, isLocked, NOTICE_WAYS, sideOfRoles } from '../../domain/notices/defaults.ts'
import { isHeard } from '../../domain/notices/ways.ts'
import type { App, House } from '../server/context.ts'
import { act, look } from '../server/door.ts'
import { hearingWays } from './ways.ts'

/** What one wants to hear by which way. */
export function noticeChoicesDoors(app: App, house: House): void {
  const door = { url: '/api/me/notice-choices', tag: 'notices' } as const
  look(
    app,
    house,
    { ...door, about: 'What one hears by which way, and what one chose of it', answer: shownChoices },
    ({ db, actor }) => shownTo(db, house, actor),
  )
  act(
    app,
    house,
    'PUT',
    { ...door, about: 'Choose what to hear by which way', body: noticeChoices, answer: done },
    async (desk, { body }) => {
      await chooseOwnNotices(desk, body.choices)
      return { done: true as const }
    },
  )
}

async function shownTo(db: Db, house: House, actor: Actor): Promise<ShownChoices> {
  const side = sideOfRoles(actor.roles)
  const defaults = await noticeDefaults(db)
  const own = (await choicesOf(db, [actor.personId])).get(actor.personId) ?? []
  const rows = HEARD[side].map((kind) => ({
    kind,
    cells: NOTICE_WAYS.map((way) => {
      const cell = { side, roles: actor.roles, kind, way } as const
      return {
        way,
        wanted: isHeard(defaults, own, cell),
        byRole: isByRole(defaults, cell),
        isLocked: isLocked(cell),
      }
    }),
  }))
  const choices = own.flatMap(({ kind, way, wanted }) => {
    const known = NOTICE_WAYS.find((name) => name === way)
    return known ? [{ kind, way: known, wanted }] : []
  })
  const ways = await hearingWays(db, house, actor.personId)
  return { side, choices, ways, rows }
}
