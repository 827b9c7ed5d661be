import type { Desk } from '../../db/desk.ts'
import { insertShifts, type KeptShift, listShifts, lockShifts } from '../../db/duty/shifts.ts'
import { weekOfDuty } from '../../db/duty/week.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { LONGEST_SHIFT, type Shift, wrongOfShift } from '../../domain/duty/shift.ts'
import { daysLater, mondayOf, weekIn, weeksLater } from '../../domain/duty/wall.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { LocalDate } from '../../domain/hours/local-date.ts'
import { recordChange } from '../audit/record-change.ts'

export interface Repetition {
  /** The Monday of the week that is repeated. */
  readonly week: LocalDate
  readonly weeks: number
}

/** The shifts of a week in each of the next ones, as rows of their own; where something is planned already, that stays. */
export async function repeatWeek(desk: Desk, { week, weeks }: Repetition) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await lockShifts(tx)
  const monday = mondayOf(week)
  const { teams } = await weekOfDuty(tx, monday)
  const first = Math.min(...teams.map(({ zone }) => weekIn(zone, monday).startsAt))
  const last = Math.max(...teams.map(({ zone }) => weekIn(zone, daysLater(monday, 7 * weeks)).endsAt))
  // The last night of a week reaches into the next one.
  const planned: Shift[] = await listShifts(tx, first, last + LONGEST_SHIFT)
  const made: Shift[] = []
  let stayed = 0
  for (const shift of teams.flatMap((team) => repeated(team, monday, weeks))) {
    if (wrongOfShift(shift, planned) !== null) stayed += 1
    else {
      planned.push(shift)
      made.push(shift)
    }
  }
  await insertShifts(tx, made)
  if (made.length > 0) {
    await recordChange(desk, {
      subject: 'duty_week',
      id: monday,
      name: monday,
      before: null,
      after: { weeks, added: made.length },
    })
  }
  return { made: made.length, stayed }
}

/** Whatever begins in the week; a night that reaches into it was repeated with its own. */
function repeated(
  { zone, shifts }: { readonly zone: string; readonly shifts: readonly KeptShift[] },
  monday: LocalDate,
  weeks: number,
): readonly Shift[] {
  const { startsAt: begins } = weekIn(zone, monday)
  return shifts
    .filter(({ startsAt }) => startsAt >= begins)
    .flatMap(({ teamId, personId, startsAt, endsAt, kind }) =>
      Array.from({ length: weeks }, (_, week) =>
        weeksLater({ teamId, personId, startsAt, endsAt, kind }, zone, week + 1),
      ),
    )
}
