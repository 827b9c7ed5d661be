import type { Desk } from './desk.ts'
import { iso } from './request-row.ts'

/** The person has seen everything up to now. */
export async function markRead({ tx, actor, now }: Desk, request: number): Promise<void> {
  await tx
    .insertInto('request_reads')
    .values({ person_id: actor.personId, request_number: request, read_at: iso(now) })
    .onConflict((conflict) => conflict.columns(['person_id', 'request_number']).doUpdateSet({ read_at: iso(now) }))
    .execute()
}
