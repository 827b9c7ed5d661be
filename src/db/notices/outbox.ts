import { sql } from 'kysely'
import { keptReason } from '../../domain/ground/clean-text.ts'
import { DAY, HOUR, type Instant } from '../../domain/ground/instant.ts'
import { WITH_CUSTOMER } from '../../domain/ground/status.ts'
import type { LooseNotice, NoticeKind } from '../../domain/ground/words.ts'
import type { Side } from '../../domain/notices/audience.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'
import { tellLive } from '../request/save.ts'

/** What a channel sends; only that channel knows what is in it. */
export type Payload = Readonly<Record<string, unknown>>

/** A notice on its way to one address, by one channel. */
export interface Delivery {
  readonly id: number
  readonly noticeId: number
  readonly kind: NoticeKind | LooseNotice
  readonly side: Side
  readonly way: string
  readonly address: string
  readonly payload: Payload
  readonly writtenAt: Instant
  /** When it was to leave. */
  readonly dueAt: Instant
  /** The gate kept it back until then. */
  readonly hasWaited: boolean
  /** It is told together with others, in a summary. */
  readonly gathers: boolean
  /** Null: the address belongs to no person any more. */
  readonly personId: number | null
  readonly locale: 'ru' | 'en'
  readonly request: number | null
  readonly change: number | null
  /** The public message that it brings. */
  readonly messageId: number | null
  /** Whose an address is: what its link lets its reader answer. */
  readonly question: number | null
  /** Its request still waits for its customer. */
  readonly isAwaited: boolean
}

export interface NewDelivery {
  readonly noticeId: number
  readonly way: string
  readonly address: string
  readonly payload: Payload
  readonly now: Instant
  /** The gate lets it out then; null: at once. */
  readonly notBefore: Instant | null
  /** It has arrived as soon as it is kept. */
  readonly isDone?: boolean
  /** From `notBefore` on it is told together with others; nothing of it is written before. */
  readonly gathers?: boolean
}

/** The queue comes back after 3 s, 7 s … 6 h: about two days, then the delivery is given up. */
export const DELIVERY_ATTEMPTS = 17

/** A delivery and the job that sends it, in one transaction with its notice. Null: this notice already has a delivery to this address. */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<number | null> {
  const [id = null] = await insertDeliveries(tx, [delivery])
  return id
}

/** The same for several at once; their numbers, in the order of the deliveries. */
export async function insertDeliveries(
  tx: Tx,
  deliveries: readonly NewDelivery[],
): Promise<readonly (number | null)[]> {
  if (deliveries.length === 0) return []
  const written = await tx
    .insertInto('deliveries')
    .values(
      deliveries.map(({ noticeId, way, address, payload, now, notBefore, isDone = false, gathers = false }) => ({
        notice_id: noticeId,
        way,
        address,
        payload: JSON.stringify(payload),
        created_at: iso(now),
        not_before: maybeIso(notBefore),
        sent_at: isDone ? iso(now) : null,
        gathers,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'notice_id', 'way', 'address'])
    .execute()
  const keyOf = (noticeId: number, way: string, address: string) => JSON.stringify([noticeId, way, address])
  const ids = new Map(written.map((row) => [keyOf(row.notice_id, row.way, row.address), row.id]))
  const numbers = deliveries.map(({ noticeId, way, address }) => ids.get(keyOf(noticeId, way, address)) ?? null)
  for (const [place, { isDone = false, notBefore }] of deliveries.entries()) {
    const id = numbers[place] ?? null
    if (id !== null && !isDone) await deliverLater(tx, id, maybeIso(notBefore))
  }
  return numbers
}

export interface NewLoose {
  readonly kind: LooseNotice
  readonly personId: number
  readonly way: string
  readonly address: string
  readonly payload: Payload
  readonly now: Instant
  readonly question?: number
  /** On which side its person hears it; left out: as a customer. */
  readonly side?: Side
}

/** A notice that belongs to no request: a sign-in code, a question about an address. It leaves at once. The number of its delivery. */
export async function insertLoose(
  tx: Tx,
  { kind, personId, question, side = 'customer', ...delivery }: NewLoose,
): Promise<number> {
  const notice = await tx
    .insertInto('notices')
    .values({
      kind,
      person_id: personId,
      side,
      address_question_id: question ?? null,
      written_at: iso(delivery.now),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const id = await insertDelivery(tx, { ...delivery, noticeId: notice.id, notBefore: null })
  if (id === null) throw new Error(`notice ${notice.id} is new and has a delivery already`)
  return id
}

/** The one job that makes a delivery, at that moment or at once. */
export async function deliverLater(tx: Tx, id: number, at: string | null): Promise<void> {
  await sql`select graphile_worker.add_job('deliver', ${JSON.stringify({ id })}::json, run_at := ${at}::timestamptz,
    max_attempts := ${DELIVERY_ATTEMPTS}::integer, job_key := ${deliveryKey(id)})`.execute(tx)
}

/** The name of the job that makes a delivery. */
export function deliveryKey(id: number): string {
  return `delivery:${id}`
}

/** A delivery that still has to be made; null when it was made, given up, or is told in a summary. */
export async function loadDelivery(db: Db, id: number): Promise<Delivery | null> {
  const { rows } = await sql<Delivery>`
    select d.id, d.notice_id as "noticeId", n.kind, n.side, d.way, d.address, d.payload,
      (extract(epoch from d.created_at) * 1000)::bigint as "writtenAt",
      (extract(epoch from coalesce(d.not_before, d.created_at)) * 1000)::bigint as "dueAt", d.not_before is not null as "hasWaited", d.gathers,
      n.person_id as "personId",
      coalesce(p.locale, 'ru') as locale, n.request_number as request, n.change_id as change, n.message_id as "messageId",
      n.address_question_id as question,
      exists (select 1 from requests r where r.number = n.request_number and r.status in ${inSql(WITH_CUSTOMER)}) as "isAwaited"
    from deliveries d join notices n on n.id = d.notice_id left join people p on p.id = n.person_id
    where d.id = ${id} and d.told_in is null and d.sent_at is null and d.gave_up_at is null`.execute(db)
  return rows[0] ?? null
}

/** What it says now. */
export async function rewriteDelivery(tx: Tx, id: number, payload: Payload): Promise<void> {
  await tx
    .updateTable('deliveries')
    .set({ payload: JSON.stringify(payload) })
    .where('id', '=', id)
    .execute()
}

type OnItsWay = Pick<Delivery, 'id' | 'request'>

/** The receiving server or service has accepted it; its last answer is the receipt. */
export async function markTaken(tx: Tx, { id, request }: OnItsWay, receipt: string, now: Instant): Promise<void> {
  await sql`update deliveries set sent_at = ${iso(now)}, attempts = attempts + 1, error = null, receipt = ${keptReason(receipt)}
    where id = ${id}`.execute(tx)
  await tellLive(tx, request, 'delivery.changed')
}

/** The attempt failed; the queue tries again. */
export async function markTrouble(tx: Tx, { id, request }: OnItsWay, reason: string): Promise<void> {
  await sql`update deliveries set attempts = attempts + 1, error = ${keptReason(reason)} where id = ${id}`.execute(tx)
  await tellLive(tx, request, 'delivery.changed')
}

/** No further attempt is made. */
export async function markGivenUp(tx: Tx, { id, request }: OnItsWay, reason: string, now: Instant): Promise<void> {
  await sql`update deliveries set attempts = attempts + 1, error = ${keptReason(reason)}, gave_up_at = ${iso(now)}
    where id = ${id}`.execute(tx)
  await tellLive(tx, request, 'delivery.changed')
}

/** Nothing was tried: there is no server to try. */
export async function markStays(tx: Tx, { id, request }: OnItsWay): Promise<void> {
  await sql`update deliveries set error = ${NO_SERVER} where id = ${id}`.execute(tx)
  await tellLive(tx, request, 'delivery.changed')
}

/** Stored instead of a server's answer; the screen translates it. */
export const NO_SERVER = 'no-mail-server'

/** One that went to a place, or is on its way there: of whom, of what. */
type OfKind = Pick<Delivery, 'way' | 'address' | 'kind' | 'personId' | 'request'>

const alike = ({ way, address, kind, personId, request }: OfKind) => sql`d.way = ${way} and d.address = ${address}
  and n.kind = ${kind} and n.person_id = ${personId} and n.request_number = ${request}
  and not d.gathers and d.spared is null and d.gave_up_at is null`

/** When the last notice of a kind about a request left for a place, or is to leave; null: there was none lately. */
export async function lastLeft(db: Db, one: OfKind, now: Instant): Promise<Instant | null> {
  const { rows } = await sql<{ at: Instant | null }>`
    select (extract(epoch from max(coalesce(d.not_before, d.created_at))) * 1000)::bigint as at
    from deliveries d join notices n on n.id = d.notice_id
    where ${alike(one)} and d.created_at > ${iso(now - LONGEST_QUIET)}::timestamptz`.execute(db)
  return rows[0]?.at ?? null
}

/** A night, a weekend, and the night after it. */
const LONGEST_QUIET = 4 * DAY

/** Whether a later one of its kind has left, or leaves at the latest when this one does. */
export async function isToldByLater(db: Db, delivery: OfKind & Pick<Delivery, 'id' | 'dueAt'>): Promise<boolean> {
  const { rows } = await sql`select 1 from deliveries d join notices n on n.id = d.notice_id
    where ${alike(delivery)} and d.id > ${delivery.id}
      and coalesce(d.not_before, d.created_at) <= ${iso(delivery.dueAt)}::timestamptz limit 1`.execute(db)
  return rows.length > 0
}

/** How many of its kind were not told since the last one left, and are told by this one, itself among them. */
export async function countStoodFor(db: Db, delivery: OfKind & Pick<Delivery, 'id' | 'dueAt'>): Promise<number> {
  const { id, dueAt, way, address, kind, personId, request } = delivery
  const { rows } = await sql<{ count: number }>`with earlier as (
      select d.id, d.sent_at is not null as told from deliveries d join notices n on n.id = d.notice_id
      where d.id < ${id} and d.way = ${way} and d.address = ${address} and n.kind = ${kind} and n.person_id = ${personId}
        and n.request_number = ${request} and not d.gathers and (d.sent_at is not null or d.spared = 'repeated'
          or (d.gave_up_at is null and coalesce(d.not_before, d.created_at) <= ${iso(dueAt)}::timestamptz)))
    select 1 + count(*) as count from earlier
    where id > coalesce((select max(id) from earlier where told), 0)`.execute(db)
  return rows[0]?.count ?? 1
}

/** How many notices of a kind went to a place within the hour and within the day, each by itself. */
export async function countSent(
  db: Db,
  { way, address }: Pick<Delivery, 'way' | 'address'>,
  kind: NoticeKind | LooseNotice,
  now: Instant,
) {
  const { rows } = await sql<{ withinHour: number; withinDay: number }>`
    select count(*) filter (where d.created_at > ${iso(now - HOUR)}::timestamptz) as "withinHour", count(*) as "withinDay"
    from deliveries d join notices n on n.id = d.notice_id where d.way = ${way} and d.address = ${address} and n.kind = ${kind}
      and not d.gathers and d.created_at > ${iso(now - DAY)}::timestamptz`.execute(db)
  return rows[0] ?? { withinHour: 0, withinDay: 0 }
}
