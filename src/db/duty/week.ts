import { type Gap, gapsOf } from '../../domain/duty/gaps.ts'
import { daysLater, wallOf, weekIn } from '../../domain/duty/wall.ts'
import { DAY } from '../../domain/ground/instant.ts'
import { dayNumber, type LocalDate } from '../../domain/hours/local-date.ts'
import { absencesBetween } from '../../domain/people/absence.ts'
import type { Db } from '../engine/database.ts'
import { type KeptShift, listAway, listDutyTeams, listShifts } from './shifts.ts'

/** A month and a week before the week, in whatever zone: what gaps are found by. */
const BEFORE = 38 * DAY
const AFTER = 38 * DAY

/** A week of all teams, each in its own zone, with what lacks in it. */
export async function weekOfDuty(db: Db, monday: LocalDate) {
  const middle = dayNumber(monday) * DAY
  const [from, to] = [middle - BEFORE, middle + AFTER]
  const [teams, shifts, absences] = await Promise.all([
    listDutyTeams(db),
    listShifts(db, from, to),
    listAway(db, from, to),
  ])
  return {
    shifts,
    absences,
    /** Of the days of the week. */
    away: absencesBetween(absences, monday, daysLater(monday, 6)),
    teams: teams.map((team) => {
      const { startsAt, endsAt } = weekIn(team.zone, monday)
      const own = shifts.filter(
        (shift) => shift.teamId === team.id && shift.endsAt > startsAt && shift.startsAt < endsAt,
      )
      const gaps: readonly Gap[] = gapsOf({ ...team, teamId: team.id, monday, shifts, absences })
      return { ...team, gaps, shifts: own.map((shift: KeptShift) => ({ ...shift, ...wallOf(team.zone, shift) })) }
    }),
  }
}
