import { sql } from 'kysely'
import type { Tx } from '../engine/database.ts'

/** What one person does of a kind happens one after the other until the transaction ends, so that what was counted stays true. */
export async function lockPerson(tx: Tx, kind: 'drafts' | 'tokens' | 'codes', personId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} of person ${personId}`}, 0))`.execute(tx)
}
