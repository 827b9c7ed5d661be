import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Metric } from '../../domain/sla/sla-clock.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** A step that somebody was asked to confirm. */
export interface Alarm {
  readonly id: number
  readonly request: number
  readonly metric: Metric
  readonly percent: number
  /** One after the other; the last of them is asked now. */
  readonly asked: readonly number[]
}

const ALARM = sql`a.id, a.request_number as request, a.metric, a.percent, a.asked`

export interface NewAlarm extends Omit<Alarm, 'id'> {
  readonly step: string
  readonly nextAt: Instant
}

/** Once for a step; one that was taken back with a letter and is told again asks anew. */
export async function insertAlarm(tx: Tx, { request, step, metric, percent, asked, nextAt }: NewAlarm): Promise<void> {
  await sql`insert into alarms (request_number, step, metric, percent, asked, next_at)
    values (${request}, ${step}, ${metric}, ${percent}, ${[...asked]}::bigint[], ${iso(nextAt)})
    on conflict (request_number, step) do update set asked = excluded.asked, next_at = excluded.next_at, confirmed_at = null,
      confirmed_by = null`.execute(tx)
}

/** The request whose alarm waits longest beyond its time, held; skips those that another worker holds. */
export async function holdNextAlarmed(tx: Tx, now: Instant): Promise<number | null> {
  const { rows } = await sql<{
    number: number
  }>`select r.number from alarms a join requests r on r.number = a.request_number
    where a.next_at <= ${iso(now)} order by a.next_at limit 1 for no key update of r skip locked`.execute(tx)
  return rows[0]?.number ?? null
}

/** Alarms of a request that the desk still asks somebody to confirm; with `until` only those that should have been confirmed by then. */
export async function listWaitingAlarms(db: Db, request: number, until: Instant | null = null): Promise<Alarm[]> {
  const { rows } =
    await sql<Alarm>`select ${ALARM} from alarms a where a.request_number = ${request} and a.next_at is not null
    and (${until === null ? null : iso(until)}::timestamptz is null or a.next_at <= ${until === null ? null : iso(until)}::timestamptz)
    order by a.id`.execute(db)
  return rows
}

export async function passAlarmOn(tx: Tx, { id, asked }: Pick<Alarm, 'id' | 'asked'>, nextAt: Instant): Promise<void> {
  await sql`update alarms set asked = ${[...asked]}::bigint[], next_at = ${iso(nextAt)} where id = ${id}`.execute(tx)
}

/** Nobody is asked any more. */
export async function endAlarm(tx: Tx, id: number): Promise<void> {
  await sql`update alarms set next_at = null where id = ${id}`.execute(tx)
}

export async function confirmAlarm(tx: Tx, id: number, by: number, now: Instant): Promise<void> {
  await sql`update alarms set next_at = null, confirmed_by = ${by}, confirmed_at = ${iso(now)} where id = ${id}`.execute(
    tx,
  )
}
