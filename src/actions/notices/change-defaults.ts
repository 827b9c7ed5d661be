import type { Desk } from '../../db/desk.ts'
import { lockDefaults, saveDefaults } from '../../db/notices/defaults.ts'
import { saveSummaryDefaults, summaryDefaults } from '../../db/notices/summary-defaults.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { Role } from '../../domain/ground/words.ts'
import { HEARD, isLocked, isShipped, type NoticeDefault, sideOfRole } from '../../domain/notices/defaults.ts'
import { rhythmsOn, type SummaryDefault } from '../../domain/notices/rhythm.ts'
import { recordChange } from '../audit/record-change.ts'

export interface DefaultsOrder {
  readonly role: Role
  /** The version that was on the screen. */
  readonly seen: number
  readonly cells: readonly Omit<NoticeDefault, 'role'>[]
  /** How it hears what can wait, by each way where not at once; undefined: as it is. */
  readonly summaries?: readonly Omit<SummaryDefault, 'role'>[] | undefined
}

/**
 * What a role hears by which way from now on, and how it hears what can wait; what people chose themselves stays, and what waits already leaves at its
 * moment at the latest. Refused when somebody changed it meanwhile.
 */
export async function changeNoticeDefaults(desk: Desk, order: DefaultsOrder): Promise<number> {
  const { role, seen, cells } = order
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const side = sideOfRole(role)
  const isCell = (cell: Omit<NoticeDefault, 'role'>) => HEARD[side].includes(cell.kind) && !isLocked({ side, ...cell })
  if (!cells.every(isCell)) throw new Refusal('input.invalid', { field: 'cells' })
  const isRhythm = ({ choice }: Omit<SummaryDefault, 'role'>) => rhythmsOn(side).includes(choice.every)
  if (!(order.summaries ?? []).every(isRhythm)) throw new Refusal('input.invalid', { field: 'summaries' })
  const before = await lockDefaults(tx, role)
  if (before.version !== seen) throw new Refusal('notices.changed')
  const differing = cells.filter((cell) => cell.wanted !== isShipped({ side, ...cell }))
  const after = { role, version: seen + 1, cells: differing.map((cell) => ({ role, ...cell })) }
  await saveDefaults(tx, after)
  const kept = (await summaryDefaults(tx)).filter((one) => one.role === role)
  const summaries = order.summaries?.map((one) => ({ role, ...one })) ?? kept
  await saveSummaryDefaults(tx, role, summaries)
  await recordChange(desk, {
    subject: 'notice_defaults',
    id: role,
    name: role,
    before: stateOf(before.cells, kept),
    after: stateOf(after.cells, summaries),
  })
  return after.version
}

function stateOf(cells: readonly NoticeDefault[], summaries: readonly SummaryDefault[]) {
  const named = (isOn: boolean) =>
    cells.filter(({ wanted }) => wanted === isOn).map(({ kind, way }) => ({ noticeKind: kind, noticeWay: way }))
  const gathered = summaries.map(({ way, choice: { every, at } }) => ({ noticeWay: way, rhythm: every, dailyAt: at }))
  return { heardToo: named(true), heardNoMore: named(false), gathered }
}
