import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { type LooseNotice, NOTICE_KINDS, type NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { MOST_STRANDED } from '../engine/queue-locks.ts'
import { deliveryKey } from './outbox.ts'

/** A delivery whose notice is to be told by another way. */
export interface Overdue {
  readonly id: number
  readonly noticeId: number
  readonly way: string
  readonly kind: NoticeKind | LooseNotice
  readonly side: Side
  readonly request: number | null
  readonly change: number | null
  readonly personId: number | null
  readonly messageId: number | null
}

const OVERDUE =
  sql.raw(`d.id, d.notice_id as "noticeId", d.way, n.kind, n.side, n.request_number as request, n.change_id as change,
  n.person_id as "personId", n.message_id as "messageId"`)

/** Deliveries by a way that were to leave before then and have not. */
export async function overdueBy(db: Db, way: string, before: Instant): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`select ${OVERDUE} from deliveries d join notices n on n.id = d.notice_id
    where d.way = ${way} and d.sent_at is null and d.gave_up_at is null and not d.gathers
      and coalesce(d.not_before, d.created_at) <= ${iso(before)}::timestamptz order by d.id limit ${MOST_STRANDED}`.execute(
    db,
  )
  return rows
}

export async function findOverdue(db: Db, id: number): Promise<Overdue | null> {
  const { rows } = await sql<Overdue>`select ${OVERDUE} from deliveries d join notices n on n.id = d.notice_id
    where d.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** No job comes back to it. */
export async function dropDeliveryJob(tx: Tx, id: number): Promise<void> {
  await sql`select graphile_worker.remove_job(${deliveryKey(id)})`.execute(tx)
}

export function isOfRequest(kind: string): kind is NoticeKind {
  return NOTICE_KINDS.some((known) => known === kind)
}
