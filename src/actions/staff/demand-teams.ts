import type { Db } from '../../db/engine/database.ts'
import { countTeams } from '../../db/people/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** All of them exist and work. */
export async function demandTeams(db: Db, teamIds: readonly number[]): Promise<void> {
  if ((await countTeams(db, teamIds)) !== new Set(teamIds).size) throw new Refusal('team.not-found')
}
