import { sql } from 'kysely'
import type { Role } from '../../domain/ground/words.ts'
import type { SummaryDefault, SummaryRhythm } from '../../domain/notices/rhythm.ts'
import type { Db, Tx } from '../engine/database.ts'

/** How administrators want roles to hear what can wait, where not each notice is to come at once. */
export async function summaryDefaults(db: Db): Promise<readonly SummaryDefault[]> {
  const { rows } = await sql<{ role: Role; way: string; every: SummaryRhythm; at: string | null }>`
    select role, way, every, to_char(at, 'HH24:MI') as at from summary_defaults`.execute(db)
  return rows.map(({ role, way, ...choice }) => ({ role, way, choice }))
}

/** The whole of it for one role, whose notices are locked (`lockDefaults`). */
export async function saveSummaryDefaults(tx: Tx, role: Role, defaults: readonly SummaryDefault[]): Promise<void> {
  await tx.deleteFrom('summary_defaults').where('role', '=', role).execute()
  const rows = defaults.map(({ way, choice: { every, at } }) => ({ role, way, every, at }))
  if (rows.length > 0) await tx.insertInto('summary_defaults').values(rows).execute()
}
