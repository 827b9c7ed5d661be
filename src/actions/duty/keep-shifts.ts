import type { Desk } from '../../db/desk.ts'
import {
  type DutyTeam,
  deleteShift,
  findShift,
  insertShifts,
  listShifts,
  lockShifts,
  updateShift,
} from '../../db/duty/shifts.ts'
import { iso } from '../../db/engine/moments.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { type Shift, type ShiftKind, wrongOfShift } from '../../domain/duty/shift.ts'
import { stretchOf, type WallShift, wallOf } from '../../domain/duty/wall.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { dutyTeam, nameOnDuty } from './demand-people.ts'

/** A shift as somebody plans it, by the wall clock of its team. */
export interface ShiftOrder extends WallShift {
  readonly personId: number
  readonly kind: ShiftKind
}

const subject = 'duty_shift'

/** Somebody is there for a team then. Refused beside another one on duty, and beside his own shift. */
export async function addShift(desk: Desk, teamId: number, order: ShiftOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const team = await dutyTeam(desk, teamId)
  const person = await nameOnDuty(desk, order.personId)
  const shift = shiftOf(team, order)
  await demandPlace(desk, shift, null)
  const [id = 0] = await insertShifts(tx, [shift])
  await recordChange(desk, { subject, id, name: team.name, before: null, after: stateOf(shift, person) })
  return id
}

/** Other hours, another day, person or kind. Refused when somebody changed the shift meanwhile. */
export async function changeShift(
  desk: Desk,
  id: number,
  { seen, ...order }: ShiftOrder & { readonly seen: ShiftOrder },
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const kept = await findShift(tx, id)
  if (!kept) throw new Refusal('duty.not-found')
  const team = await dutyTeam(desk, kept.teamId)
  if (!isAsSeen(orderOf(team, kept), seen)) throw new Refusal('duty.changed')
  const [was, person] = [await nameOf(desk, kept.personId), await nameOnDuty(desk, order.personId)]
  const shift = shiftOf(team, order)
  await demandPlace(desk, shift, id)
  await updateShift(tx, id, shift)
  const [before, after] = [stateOf(kept, was), stateOf(shift, person)]
  await recordChange(desk, { subject, id, name: team.name, before, after })
}

export async function removeShift(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const kept = await findShift(tx, id)
  if (!kept) throw new Refusal('duty.not-found')
  const { name } = await dutyTeam(desk, kept.teamId)
  await deleteShift(tx, id)
  const before = stateOf(kept, await nameOf(desk, kept.personId))
  await recordChange(desk, { subject, id, name, before, after: null })
}

function shiftOf(team: DutyTeam, { personId, kind, ...wall }: ShiftOrder): Shift {
  return { teamId: team.id, personId, kind, ...stretchOf(team.zone, wall) }
}

function orderOf({ zone }: DutyTeam, shift: Shift): ShiftOrder {
  return { personId: shift.personId, kind: shift.kind, ...wallOf(zone, shift) }
}

function isAsSeen(kept: ShiftOrder, seen: ShiftOrder): boolean {
  return (['personId', 'kind', 'day', 'from', 'to'] as const).every((part) => kept[part] === seen[part])
}

async function demandPlace({ tx }: Desk, shift: Shift, besides: number | null): Promise<void> {
  const others = (await listShifts(tx, shift.startsAt, shift.endsAt)).filter(({ id }) => id !== besides)
  const wrong = wrongOfShift(shift, others)
  if (wrong !== null) throw new Refusal(wrong)
}

/** Of somebody who has left too. */
export async function nameOf(desk: Desk, personId: number): Promise<string> {
  return nameOnDuty(desk, personId).catch((error: unknown) => {
    if (error instanceof Refusal) return String(personId)
    throw error
  })
}

export function stateOf({ startsAt, endsAt, kind }: Shift, person: string) {
  return { person, startsAt: iso(startsAt), endsAt: iso(endsAt), kind }
}
