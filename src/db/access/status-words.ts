import type { Status } from '../../domain/ground/words.ts'

/** A list of statuses as SQL. Literals on purpose: the planner finds the partial indexes of `requests` by these words. */
export function inSql(statuses: readonly Status[]): string {
  return `(${statuses.map((status) => `'${status}'`).join(', ')})`
}
