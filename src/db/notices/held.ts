import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { deliverLater } from './outbox.ts'

/** A delivery that waits for its moment. */
export interface Held {
  readonly id: number
  readonly way: string
  readonly address: string
  /** It waits for a summary, and not for the end of quiet hours alone. */
  readonly gathers: boolean
  readonly request: number | null
}

/** Deliveries to a person that wait for the end of his quiet hours or for a summary, locked: no worker sends them until the transaction ends. */
export async function heldFor(tx: Tx, personId: number, now: Instant): Promise<Held[]> {
  const { rows } = await sql<Held>`
    select d.id, d.way, d.address, d.gathers, n.request_number as request from deliveries d join notices n on n.id = d.notice_id
    where n.person_id = ${personId} and d.not_before > ${iso(now)}::timestamptz and d.told_in is null
      and d.sent_at is null and d.gave_up_at is null
    order by d.id for update of d`.execute(tx)
  return rows
}

/** It leaves then, and not at the time that it was given before. */
export async function retime(tx: Tx, id: number, at: Instant): Promise<void> {
  await sql`update deliveries set not_before = ${iso(at)}::timestamptz where id = ${id}`.execute(tx)
  await deliverLater(tx, id, iso(at))
}

/** It goes there instead. */
export async function readdress(tx: Tx, id: number, address: string): Promise<void> {
  await tx.updateTable('deliveries').set({ address }).where('id', '=', id).execute()
}
