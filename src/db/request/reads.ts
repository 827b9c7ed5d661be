import type { Instant } from '../../domain/ground/instant.ts'
import type { Desk } from '../desk.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** The person has seen everything up to now. */
export async function markRead({ tx, actor, now }: Desk, request: number): Promise<void> {
  await tx
    .insertInto('request_reads')
    .values({ person_id: actor.personId, request_number: request, read_at: iso(now) })
    .onConflict((conflict) => conflict.columns(['person_id', 'request_number']).doUpdateSet({ read_at: iso(now) }))
    .execute()
}

export interface RequestRead {
  readonly personId: number
  readonly request: number
  readonly at: Instant
}

/** Marks that are known from elsewhere, each pair of person and request once. */
export async function insertReads(tx: Tx, reads: readonly RequestRead[]): Promise<void> {
  for (let from = 0; from < reads.length; from += 1000) {
    const rows = reads
      .slice(from, from + 1000)
      .map(({ personId, request, at }) => ({ person_id: personId, request_number: request, read_at: iso(at) }))
    await tx.insertInto('request_reads').values(rows).execute()
  }
}
