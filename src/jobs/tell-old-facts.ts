import type { Db } from '../db/engine/database.ts'
import { keepMissingFacts } from '../db/request/facts.ts'

/** A batch holds its requests locked: so few that a person who saves one of them hardly waits. */
const AT_ONCE = 50

/** Gives facts to every request from before there were any. Killed anywhere it goes on with those that still have none. */
export async function tellOldFacts(db: Db): Promise<void> {
  let last: number | null = 0
  while (last !== null) last = await keepMissingFacts(db, last, AT_ONCE)
}
