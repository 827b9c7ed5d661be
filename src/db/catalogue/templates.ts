import { sql } from 'kysely'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

/** Templates of these teams and those of everybody. */
export async function listTemplates(db: Db, teamIds: readonly number[]) {
  const { rows } = await sql<{ id: number; name: string; text: Bilingual; teamId: number | null }>`
    select id, name, text, team_id as "teamId" from templates
    where team_id is null or team_id = any(${[...teamIds]}) order by position, name`.execute(db)
  return rows
}
