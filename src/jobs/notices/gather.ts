import type { Db } from '../../db/engine/database.ts'
import type { Delivery } from '../../db/notices/outbox.ts'
import { insertSummary, isSummaryUnderway, lockGathering } from '../../db/notices/summaries.ts'
import type { Instant } from '../../domain/ground/instant.ts'

/**
 * Makes one summary of all that gathers for a person at a place, in one transaction with the mark of what it tells. The first of several
 * jobs does it for all of them. While a summary is on its way the next waits: `freeStranded` comes back to it.
 */
export async function gather(db: Db, { personId, side, way, address }: Delivery, now: Instant): Promise<void> {
  if (personId === null) return
  const place = { personId, way, address }
  await db.transaction().execute(async (tx) => {
    const gathering = await lockGathering(tx, place)
    // The time of the summary was changed after this job had begun.
    if (!gathering.some(({ dueAt }) => dueAt <= now)) return
    if (await isSummaryUnderway(tx, place)) return
    const ids = gathering.map(({ id }) => id)
    await insertSummary(tx, { ...place, side }, ids, now)
  })
}
