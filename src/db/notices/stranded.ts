import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { LooseNotice, NoticeKind } from '../../domain/ground/words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { JOB_LIVES, MOST_STRANDED } from '../engine/queue-locks.ts'
import { deliveryKey, NO_SERVER } from './outbox.ts'

/** A delivery that has neither an end nor a job. */
export interface Stranded {
  readonly id: number
  readonly kind: NoticeKind | LooseNotice
  readonly way: string
  readonly address: string
  readonly request: number | null
  readonly bringsMessage: boolean
  /** When it was to leave. */
  readonly dueAt: Instant
  /** There was no server to take it. */
  readonly waitedForServer: boolean
}

const STRANDED = sql`d.id, n.kind, d.way, d.address, n.request_number as request, n.message_id is not null as "bringsMessage",
  (extract(epoch from coalesce(d.not_before, d.created_at)) * 1000)::bigint as "dueAt",
  d.error is not distinct from ${NO_SERVER} as "waitedForServer"`

/** Those that could leave: of the ones that wait for a server, only what its way can send now; of what gathers, nothing while a summary is on its way. */
export async function listStranded(db: Db, sendable: readonly number[]): Promise<Stranded[]> {
  const { rows } = await sql<Stranded>`
    select ${STRANDED} from deliveries d join notices n on n.id = d.notice_id
    where d.sent_at is null and d.gave_up_at is null and d.told_in is null
      and not (d.gathers and exists (select from notices m join deliveries s on s.notice_id = m.id
        where m.kind = 'summary' and m.person_id = n.person_id and s.way = d.way and s.address = d.address
          and s.sent_at is null and s.gave_up_at is null))
      and (d.error is distinct from ${NO_SERVER} or d.id = any(${[...sendable]}::bigint[]))
      and not exists (select from graphile_worker._private_jobs j where j.key = 'delivery:' || d.id and ${JOB_LIVES})
    order by d.id limit ${MOST_STRANDED}`.execute(db)
  return rows
}

/** What a summary without an end was to tell, in the order of their requests. */
export async function strandedWith(db: Db, summary: number): Promise<Stranded[]> {
  const { rows } = await sql<Stranded>`select ${STRANDED} from deliveries d join notices n on n.id = d.notice_id
    where d.told_in = ${summary} and d.sent_at is null and d.gave_up_at is null order by n.request_number, d.id`.execute(
    db,
  )
  return rows
}

/** Deliveries of a way that wait for a server, the oldest first. */
export async function waitingForServer(db: Db, way: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from deliveries where way = ${way} and sent_at is null
    and gave_up_at is null and error = ${NO_SERVER} order by id limit ${MOST_STRANDED}`.execute(db)
  return rows.map(({ id }) => id)
}

/** No attempt will be made any more; false when it has its end already. */
export async function markTooLate(tx: Tx, id: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update deliveries set gave_up_at = ${iso(now)}
    where id = ${id} and sent_at is null and gave_up_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** Jobs of a delivery that have failed for the last time; a new one takes their place. */
export async function forgetDeadDelivery(tx: Tx, id: number): Promise<void> {
  await sql`select graphile_worker.complete_jobs(array(select j.id from graphile_worker._private_jobs j
    where j.key = ${deliveryKey(id)} and not ${JOB_LIVES}))`.execute(tx)
}
