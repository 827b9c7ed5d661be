import type { Desk } from './desk.ts'
import { iso } from './request-row.ts'

export async function insertWatchers({ tx, now }: Desk, request: number, people: readonly number[]): Promise<void> {
  if (people.length === 0) return
  await tx
    .insertInto('watchers')
    .values(people.map((personId) => ({ request_number: request, person_id: personId, added_at: iso(now) })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteWatcher({ tx }: Desk, request: number, personId: number): Promise<void> {
  await tx.deleteFrom('watchers').where('request_number', '=', request).where('person_id', '=', personId).execute()
}
