import { raiseHandover } from '../actions/handover/raise-handover.ts'
import type { Db } from '../db/engine/database.ts'
import { THE_DESK } from '../domain/access/permissions.ts'
import type { Instant } from '../domain/ground/instant.ts'

/** Calls whoever is on duty for each hand-over that nobody has answered in time. */
export async function raiseHandovers(db: Db, now: Instant): Promise<void> {
  for (let raised: number | null = 0; raised !== null; ) {
    raised = await db.transaction().execute((tx) => raiseHandover({ tx, actor: THE_DESK, now }))
  }
}
