import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { deliverLater } from '../mail/letters.ts'

/** Letters to a person that wait for the end of his quiet hours; nobody sends them until the transaction ends. */
export async function lettersHeldFor(tx: Tx, personId: number, now: Instant) {
  const { rows } = await sql<{ id: number; request: number | null }>`
    select id, request_number as request from letters
    where recipient_id = ${personId} and not_before > ${iso(now)}::timestamptz and sent_at is null and gave_up_at is null
    order by id for update`.execute(tx)
  return rows
}

/** It leaves then, and not at the time that it was given before. */
export async function retimeLetter(tx: Tx, id: number, at: Instant): Promise<void> {
  await sql`update letters set not_before = ${iso(at)}::timestamptz where id = ${id}`.execute(tx)
  await deliverLater(tx, id, iso(at))
}
