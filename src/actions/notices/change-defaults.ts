import type { Desk } from '../../db/desk.ts'
import { lockDefaults, saveDefaults } from '../../db/notices/defaults.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Role } from '../../domain/ground/words.ts'
import { HEARD, isLocked, isShipped, type NoticeDefault, sideOfRole } from '../../domain/notices/defaults.ts'
import { recordChange } from '../audit/record-change.ts'

export interface DefaultsOrder {
  readonly role: Role
  /** The version that was on the screen. */
  readonly seen: number
  readonly cells: readonly Omit<NoticeDefault, 'role'>[]
}

/** What a role hears by which way from now on; what people chose themselves stays. Refused when somebody changed it meanwhile. */
export async function changeNoticeDefaults(desk: Desk, { role, seen, cells }: DefaultsOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const side = sideOfRole(role)
  const isCell = (cell: Omit<NoticeDefault, 'role'>) => HEARD[side].includes(cell.kind) && !isLocked({ side, ...cell })
  if (!cells.every(isCell)) throw new Refusal('input.invalid', { field: 'cells' })
  const before = await lockDefaults(tx, role)
  if (before.version !== seen) throw new Refusal('notices.changed')
  const differing = cells.filter((cell) => cell.wanted !== isShipped({ side, ...cell }))
  const after = { role, version: seen + 1, cells: differing.map((cell) => ({ role, ...cell })) }
  await saveDefaults(tx, after)
  await recordChange(desk, {
    subject: 'notice_defaults',
    id: role,
    name: role,
    before: stateOf(before.cells),
    after: stateOf(after.cells),
  })
  return after.version
}

function stateOf(cells: readonly NoticeDefault[]) {
  const named = (isOn: boolean) =>
    cells.filter(({ wanted }) => wanted === isOn).map(({ kind, way }) => ({ noticeKind: kind, noticeWay: way }))
  return { heardToo: named(true), heardNoMore: named(false) }
}
