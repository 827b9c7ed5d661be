import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/**
 * Watchers read the request; a person who was only in copy of its letters becomes one. Resolves with those who were not watchers
 * before. Called by `letIn` alone, which adds the events.
 */
export async function insertWatchers(
  { tx, now }: Desk,
  request: number,
  people: ReadonlySet<number>,
): Promise<Set<number>> {
  if (people.size === 0) return new Set()
  const rows = await tx
    .insertInto('watchers')
    .values([...people].map((personId) => ({ request_number: request, person_id: personId, added_at: iso(now) })))
    .onConflict((conflict) =>
      conflict
        .columns(['request_number', 'person_id'])
        .doUpdateSet({ copied_since: null })
        .where('watchers.copied_since', 'is not', null),
    )
    .returning('person_id')
    .execute()
  return new Set(rows.map((row) => row.person_id))
}

export async function deleteWatcher({ tx }: Desk, request: number, personId: number): Promise<void> {
  await tx.deleteFrom('watchers').where('request_number', '=', request).where('person_id', '=', personId).execute()
}

/** From now on they hear by mail what is said aloud and read nothing of the request. Resolves with those who are new there. */
export async function insertCopied({ tx, now }: Desk, request: number, people: ReadonlySet<number>): Promise<number[]> {
  if (people.size === 0) return []
  const added = { request_number: request, added_at: iso(now), copied_since: iso(now) }
  const rows = await tx
    .insertInto('watchers')
    .values([...people].map((personId) => ({ ...added, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id')
    .execute()
  return rows.map((row) => row.person_id)
}

export async function isCopied(tx: Tx, request: number, personId: number): Promise<boolean> {
  const found = await tx
    .selectFrom('watchers')
    .select('person_id')
    .where('request_number', '=', request)
    .where('person_id', '=', personId)
    .where('copied_since', 'is not', null)
    .executeTakeFirst()
  return found !== undefined
}
