import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Whether the database answers, and has our tables. */
export async function isReady(db: Db): Promise<boolean> {
  try {
    await sql`select 1 from requests limit 1`.execute(db)
    return true
  } catch {
    return false
  }
}
