import type { Desk } from '../../db/desk.ts'
import { insertShifts, type KeptShift, lockShifts, updateShift } from '../../db/duty/shifts.ts'
import { weekOfDuty } from '../../db/duty/week.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { type Gap, shiftsOfGap } from '../../domain/duty/gaps.ts'
import { overlap, type Shift, type Stretch } from '../../domain/duty/shift.ts'
import { mondayOf, wallAt } from '../../domain/duty/wall.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { dutyTeam, nameOnDuty } from './demand-people.ts'
import { nameOf, stateOf } from './keep-shifts.ts'

const subject = 'duty_shift'

export interface Filling {
  readonly teamId: number
  /** When the gap begins. */
  readonly startsAt: Instant
  readonly personId: number
}

/**
 * Somebody who is free is there all through a gap: in place of whoever is away, or on new shifts, on duty where nobody else is. Resolves with how
 * many they are.
 */
export async function fillGap(desk: Desk, { teamId, startsAt, personId }: Filling): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const { zone, name } = await dutyTeam(desk, teamId)
  const week = await weekOfDuty(tx, mondayOf(wallAt(zone, startsAt).day))
  const gap = week.teams.find(({ id }) => id === teamId)?.gaps.find((one) => one.startsAt === startsAt)
  if (!gap) throw new Refusal('duty.gap-gone')
  if (!gap.free.some((one) => one.personId === personId)) throw new Refusal('duty.not-free')
  const person = await nameOnDuty(desk, personId)
  const own = week.shifts.filter((one) => one.teamId === teamId && overlap(one, gap))
  const planned = own.filter((one) => one.personId === gap.awayId)
  for (const shift of planned) await giveOver(desk, shift, { gap, personId, person, name })
  if (planned.length > 0) return planned.length
  const kindOf = (stretch: Stretch) =>
    own.some((one) => one.kind === 'duty' && overlap(one, stretch)) ? 'shift' : 'duty'
  const made = shiftsOfGap(zone, gap).map((stretch): Shift => ({ teamId, personId, kind: kindOf(stretch), ...stretch }))
  const ids = await insertShifts(tx, made)
  for (const [place, shift] of made.entries()) {
    await recordChange(desk, { subject, id: ids[place] ?? 0, name, before: null, after: stateOf(shift, person) })
  }
  return made.length
}

interface GivenTo {
  readonly gap: Gap
  readonly personId: number
  readonly person: string
  readonly name: string
}

/** The part of a shift in which its person is away goes to another; what he is there for stays his. */
async function giveOver(desk: Desk, shift: KeptShift, { gap, personId, person, name }: GivenTo): Promise<void> {
  const { tx } = desk
  const part = {
    ...shift,
    personId,
    startsAt: Math.max(shift.startsAt, gap.startsAt),
    endsAt: Math.min(shift.endsAt, gap.endsAt),
  }
  const kept = [
    { ...shift, endsAt: part.startsAt },
    { ...shift, startsAt: part.endsAt },
  ].filter(({ startsAt, endsAt }) => startsAt < endsAt)
  await updateShift(tx, shift.id, part)
  await insertShifts(tx, kept)
  const was = await nameOf(desk, shift.personId)
  const [before, after] = [stateOf(shift, was), stateOf(part, person)]
  await recordChange(desk, { subject, id: shift.id, name, before, after })
}
