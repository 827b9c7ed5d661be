import type { Db } from '../src/db/engine/database.ts'
import { wholeFactsRow } from '../src/db/request/facts.ts'
import { readRequest } from '../src/db/request/requests.ts'
import { storyOf } from '../src/db/request/story.ts'
import { loadTerms } from '../src/db/terms/terms.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'

/** The facts of a request as they are kept, and as its whole story tells them anew. */
export async function bothFacts(db: Db, number: number) {
  const kept = await db.selectFrom('request_facts').selectAll().where('request_number', '=', number).executeTakeFirst()
  const request = await readRequest(db, THE_DESK, number)
  const story = await storyOf(db, number)
  const told = wholeFactsRow(request, story, await loadTerms(db, request))
  return { kept: kept && inMs(kept), told: inMs(told), story }
}

function inMs<T extends { readonly first_reacted_at: string | null }>(row: T) {
  return { ...row, first_reacted_at: row.first_reacted_at && Date.parse(row.first_reacted_at) }
}
