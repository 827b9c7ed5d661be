import { sql } from 'kysely'
import type { SlaRule } from '../../domain/sla/sla-rules.ts'
import type { ExampleTerms } from '../../domain/terms/escalation-example.ts'
import type { Db } from '../engine/database.ts'
import { HOURS_JSON, hoursOf } from './hours.ts'
import { RULES_JSON } from './terms.ts'

/** What a contract of this level promises, and in which hours; null: no contract has the level. */
export async function termsOfLevel(db: Db, levelId: number): Promise<ExampleTerms | null> {
  const { rows } = await sql<{ rules: readonly SlaRule[]; hours: string }>`select ${sql.raw(RULES_JSON)} as rules,
      (select ${sql.raw(HOURS_JSON)}::text from service_hours h where h.id = c.service_hours_id) as hours
    from contracts c where c.sla_level_id = ${levelId} order by c.state = 'active' desc, c.id limit 1`.execute(db)
  return rows[0] ? { rules: rows[0].rules, hours: hoursOf(rows[0].hours) } : null
}

export async function listLevelNames(db: Db): Promise<{ id: number; name: string }[]> {
  return db.selectFrom('sla_levels').select(['id', 'name']).orderBy('name').execute()
}
