import { insertShifts } from '../../db/duty/shifts.ts'
import type { Tx } from '../../db/engine/database.ts'
import type { Shift, ShiftKind } from '../../domain/duty/shift.ts'
import { daysLater, mondayOf, stretchOf, wallAt } from '../../domain/duty/wall.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { TEAM_ZONE } from '../../domain/people/team.ts'
import { type Company, staffId, teamId } from './company.ts'
import type { StaffKey, TeamKey } from './teams.ts'

interface Turn {
  readonly team: TeamKey
  readonly who: StaffKey
  /** Days of the week, 0 for Monday. */
  readonly on: readonly number[]
  readonly from: string
  readonly to: string
  readonly kind: ShiftKind
}

const WEEK = [0, 1, 2, 3, 4, 5, 6]
const WORKDAYS = [0, 1, 2, 3, 4]
const DAY = { from: '08:00', to: '20:00' } as const
const OFFICE = { from: '09:00', to: '18:00' } as const

/** A week of the support service as it is planned: by night the senior has the telephone, and on Sunday nobody looks after cards. */
const TURNS: readonly Turn[] = [
  { team: 'l1', who: 'alisa', on: [0, 1, 4, 5], ...DAY, kind: 'duty' },
  { team: 'l1', who: 'timur', on: [2, 3, 6], ...DAY, kind: 'duty' },
  { team: 'l1', who: 'polina', on: [0, 1, 2, 3, 4], ...OFFICE, kind: 'shift' },
  { team: 'l1', who: 'ksenia', on: WEEK, from: '20:00', to: '08:00', kind: 'phone' },
  { team: 'till', who: 'egor', on: [0, 1, 2, 3], from: '09:00', to: '21:00', kind: 'duty' },
  { team: 'till', who: 'boris', on: [4, 5, 6], from: '09:00', to: '21:00', kind: 'duty' },
  { team: 'pay', who: 'boris', on: [0, 1, 2, 3], from: '09:00', to: '21:00', kind: 'duty' },
  { team: 'pay', who: 'viktor', on: [4, 5], from: '09:00', to: '21:00', kind: 'duty' },
  { team: 'alc', who: 'nina', on: WORKDAYS, ...OFFICE, kind: 'duty' },
  { team: 'menu', who: 'daria', on: WORKDAYS, ...OFFICE, kind: 'duty' },
  { team: 'srv', who: 'oleg', on: WORKDAYS, ...OFFICE, kind: 'duty' },
  { team: 'office', who: 'rustam', on: WORKDAYS, ...OFFICE, kind: 'duty' },
  { team: 'dev', who: 'artem', on: WORKDAYS, ...OFFICE, kind: 'duty' },
]

/** The week before, this one and the next two. */
const WEEKS = [-1, 0, 1, 2]

/** Who is on duty around now. */
export async function makeDuty(tx: Tx, company: Pick<Company, 'teams' | 'staff'>, now: Instant): Promise<void> {
  const monday = mondayOf(wallAt(TEAM_ZONE, now).day)
  const shifts = WEEKS.flatMap((week) =>
    TURNS.flatMap(({ team, who, on, from, to, kind }) =>
      on.map(
        (day): Shift => ({
          teamId: teamId(company, team),
          personId: staffId(company, who),
          kind,
          ...stretchOf(TEAM_ZONE, { day: daysLater(monday, 7 * week + day), from, to }),
        }),
      ),
    ),
  )
  await insertShifts(tx, shifts)
}
