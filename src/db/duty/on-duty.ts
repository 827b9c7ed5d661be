import { type Answering, dutyAt, onDuty } from '../../domain/duty/on-duty.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db } from '../engine/database.ts'
import { findNextDuty, type KeptShift, listAway, listShifts } from './shifts.ts'

export interface DutyOfTeam {
  /** The people who answer for the team at this moment, in the order in which the desk calls them; empty: nobody does. */
  readonly answering: readonly Answering[]
  /** The duty that the team has at that moment, also when a substitute does it; null: it has none. */
  readonly shift: KeptShift | null
  /** The duty that begins next; null: none is planned. */
  readonly next: KeptShift | null
}

/** Who is on duty for a team at a moment, and who is next: the one question that routing, alarms and hand-over ask. */
export async function dutyOfTeam(db: Db, teamId: number, at: Instant): Promise<DutyOfTeam> {
  const shifts = await listShifts(db, at, at + 1)
  const absences = await listAway(db, at, at + 1)
  return {
    answering: onDuty(shifts, absences, teamId, at),
    shift: dutyAt(shifts, teamId, at),
    next: await findNextDuty(db, teamId, at),
  }
}
