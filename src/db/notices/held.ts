import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { deliverLater } from './outbox.ts'

/** Deliveries to a person that wait for the end of his quiet hours, locked: no worker sends them until the transaction ends. */
export async function heldFor(tx: Tx, personId: number, now: Instant) {
  const { rows } = await sql<{ id: number; request: number | null }>`
    select d.id, n.request_number as request from deliveries d join notices n on n.id = d.notice_id
    where n.person_id = ${personId} and d.not_before > ${iso(now)}::timestamptz and d.sent_at is null and d.gave_up_at is null
    order by d.id for update of d`.execute(tx)
  return rows
}

/** It leaves then, and not at the time that it was given before. */
export async function retime(tx: Tx, id: number, at: Instant): Promise<void> {
  await sql`update deliveries set not_before = ${iso(at)}::timestamptz where id = ${id}`.execute(tx)
  await deliverLater(tx, id, iso(at))
}
