import type { Desk } from '../desk.ts'
import { iso } from '../engine/moments.ts'

export async function upsertRating(
  { tx, actor, now }: Desk,
  request: number,
  { score, comment }: { readonly score: number; readonly comment: string },
): Promise<void> {
  const row = { score, comment, rated_by: actor.personId, rated_at: iso(now) }
  await tx
    .insertInto('ratings')
    .values({ request_number: request, ...row })
    .onConflict((conflict) => conflict.column('request_number').doUpdateSet(row))
    .execute()
}
