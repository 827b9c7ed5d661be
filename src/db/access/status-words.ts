import { type RawBuilder, sql } from 'kysely'
import type { Status } from '../../domain/ground/words.ts'

/** A list of statuses as SQL. Literals on purpose: the planner finds the partial indexes of `requests` by these words. */
export function inSql(statuses: readonly Status[]): RawBuilder<unknown> {
  return sql`(${sql.join(statuses.map((status) => sql.lit(status)))})`
}
