import { sql } from 'kysely'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import type { Needless } from '../../domain/notices/needless.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { tellLive } from '../request/save.ts'
import { type Delivery, insertLoose } from './outbox.ts'

/** A notice that is told in a summary. */
export interface Gathered {
  /** Its delivery. */
  readonly id: number
  readonly noticeId: number
  readonly kind: NoticeKind
  readonly side: Side
  readonly request: number
  readonly change: number
  readonly messageId: number | null
}

/** One summary tells as many as this; the others come in the next. */
const MOST_GATHERED = 500

type Place = Pick<Delivery, 'personId' | 'way' | 'address'>

/** What gathers for a person at a place, locked until the transaction ends; another worker that gathers it too finds nothing left. */
export async function lockGathering(tx: Tx, { personId, way, address }: Place) {
  const { rows } = await sql<{ id: number; dueAt: Instant }>`
    select d.id, (extract(epoch from d.not_before) * 1000)::bigint as "dueAt"
    from deliveries d join notices n on n.id = d.notice_id
    where d.gathers and d.told_in is null and d.sent_at is null and d.gave_up_at is null
      and n.person_id = ${personId} and d.way = ${way} and d.address = ${address}
    order by d.id limit ${MOST_GATHERED} for update of d`.execute(tx)
  return rows
}

/** Whether a summary to that place has neither arrived nor been given up: what gathers meanwhile waits for its end. */
export async function isSummaryUnderway(tx: Tx, { personId, way, address }: Place): Promise<boolean> {
  const { rows } = await sql`select 1 from deliveries d join notices n on n.id = d.notice_id
    where n.kind = 'summary' and n.person_id = ${personId} and d.way = ${way} and d.address = ${address}
      and d.sent_at is null and d.gave_up_at is null limit 1`.execute(tx)
  return rows.length > 0
}

/** A summary of these deliveries is on its way; it is written when it leaves. */
export async function insertSummary(
  tx: Tx,
  { personId, ...place }: Place & { readonly personId: number; readonly side: Side },
  gathered: readonly number[],
  now: Instant,
): Promise<void> {
  const id = await insertLoose(tx, { kind: 'summary', personId, ...place, payload: {}, now })
  await sql`update deliveries set told_in = ${id} where id = any(${[...gathered]}::bigint[])`.execute(tx)
}

/** What a summary tells that was not spared meanwhile, in the order in which it was told. */
export async function gatheredIn(db: Db, summary: number): Promise<Gathered[]> {
  const { rows } = await sql<Gathered>`
    select d.id, n.id as "noticeId", n.kind, n.side, n.request_number as request, n.change_id as change, n.message_id as "messageId"
    from deliveries d join notices n on n.id = d.notice_id
    where d.told_in = ${summary} and d.spared is null and n.request_number is not null and n.change_id is not null
    order by n.request_number, d.id`.execute(db)
  return rows
}

/** Its notices have arrived with the summary. */
export async function takenWith(tx: Tx, summary: number, receipt: string, now: Instant): Promise<void> {
  await sql`update deliveries set sent_at = ${iso(now)}, receipt = ${keptReason(receipt)}
    where told_in = ${summary} and sent_at is null and gave_up_at is null`.execute(tx)
  await tellScreens(tx, summary)
}

/** Its notices are given up with the summary. */
export async function givenUpWith(tx: Tx, summary: number, reason: string, now: Instant): Promise<void> {
  await sql`update deliveries set gave_up_at = ${iso(now)}, error = ${keptReason(reason)}
    where told_in = ${summary} and sent_at is null and gave_up_at is null`.execute(tx)
  await tellScreens(tx, summary)
}

/** It is not sent, and that is no trouble. */
export async function spare(
  tx: Tx,
  { id, request }: Pick<Delivery, 'id' | 'request'>,
  why: Needless,
  now: Instant,
): Promise<void> {
  await sql`update deliveries set gave_up_at = ${iso(now)}, spared = ${why}
    where id = ${id} and sent_at is null and gave_up_at is null`.execute(tx)
  await tellLive(tx, request, 'delivery.changed')
}

async function tellScreens(tx: Tx, summary: number): Promise<void> {
  const { rows } = await sql<{ request: number }>`select distinct n.request_number as request
    from deliveries d join notices n on n.id = d.notice_id where d.told_in = ${summary} and n.request_number is not null`.execute(
    tx,
  )
  for (const { request } of rows) await tellLive(tx, request, 'delivery.changed')
}
