import type { Desk } from '../../db/desk.ts'
import { insertShifts, lockShifts, updateShift } from '../../db/duty/shifts.ts'
import { weekOfDuty } from '../../db/duty/week.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { fillingOf } from '../../domain/duty/gaps.ts'
import { overlap, type Shift } from '../../domain/duty/shift.ts'
import { mondayOf } from '../../domain/duty/wall.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { LocalDate } from '../../domain/hours/local-date.ts'
import { recordChange } from '../audit/record-change.ts'
import { nameOnDuty } from './demand-people.ts'
import { nameOf, stateOf } from './keep-shifts.ts'

export interface Filling {
  readonly teamId: number
  /** The first day of the gap. */
  readonly day: LocalDate
  readonly personId: number
}

/** Somebody who is free is on duty on all days of a gap: on shifts of whoever is away, and on new ones. Resolves with how many. */
export async function fillGap(desk: Desk, { teamId, day, personId }: Filling): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const week = await weekOfDuty(tx, mondayOf(day))
  const team = week.teams.find(({ id }) => id === teamId)
  const gap = team?.gaps.find(({ days }) => days[0] === day)
  if (!team || !gap) throw new Refusal('duty.gap-gone')
  if (!gap.free.some((one) => one.personId === personId)) throw new Refusal('duty.not-free')
  const name = await nameOnDuty(desk, personId)
  for (const missing of gap.days) {
    const shift: Shift = {
      teamId,
      personId,
      kind: 'duty',
      ...fillingOf({ ...team, teamId, shifts: week.shifts }, missing),
    }
    const planned = week.shifts.find((one) => one.teamId === teamId && one.kind === 'duty' && overlap(one, shift))
    // Only the duty of whoever is away is given to another: what somebody else has stays his.
    if (planned && planned.personId !== gap.awayId) throw new Refusal('duty.overlaps')
    if (planned) await updateShift(tx, planned.id, { ...planned, personId })
    const [id = planned?.id ?? 0] = planned ? [] : await insertShifts(tx, [shift])
    const before = planned ? { person: await nameOf(desk, planned.personId) } : null
    const after = planned ? { person: name } : stateOf(shift, name)
    await recordChange(desk, { subject: 'duty_shift', id, name: team.name, before, after })
  }
  return gap.days.length
}
