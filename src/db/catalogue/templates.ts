import { sql } from 'kysely'
import type { Bilingual } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'

export async function findTemplate(
  db: Db,
  id: number,
): Promise<{ readonly name: string; readonly text: Bilingual } | null> {
  const { rows } = await sql<{
    name: string
    text: Bilingual
  }>`select name, text from templates where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Templates of these teams and those of everybody. */
export async function listTemplates(db: Db, teamIds: readonly number[]) {
  const { rows } = await sql<{ id: number; name: string; text: Bilingual; teamId: number | null }>`
    select id, name, text, team_id as "teamId" from templates
    where team_id is null or team_id = any(${[...teamIds]}) order by position, name`.execute(db)
  return rows
}
