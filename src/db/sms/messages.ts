import { sql } from 'kysely'
import { keptReason } from '../../domain/ground/clean-text.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { periodsAt, type Spent } from '../../domain/sms/money.ts'
import type { SmsProviderName } from '../../domain/sms/providers.ts'
import type { SmsEnd, SmsTrouble } from '../../domain/sms/trouble.ts'
import type { SmsPurpose } from '../../domain/sms/uses.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** `asked`: nobody has heard whether the provider took it. */
export type SmsState = 'asked' | 'accepted' | 'delivered' | 'failed' | 'refused'

export interface SmsMessage {
  /** Our own number of it, which SMSC takes for its own. */
  readonly id: number
  readonly provider: SmsProviderName
  readonly phone: string
  readonly purpose: SmsPurpose
  readonly segments: number
  /** In kopecks. */
  readonly price: number
  readonly delivery: number | null
  readonly state: SmsState
  readonly createdAt: Instant
  readonly askedAt: Instant
  readonly externalId: string | null
  readonly reportedAt: Instant | null
  readonly trouble: SmsTrouble | null
  readonly error: string | null
}

const MESSAGE = sql.raw(`m.id, m.provider, m.phone, m.purpose, m.segments, m.price, m.delivery_id as delivery, m.state,
  (extract(epoch from m.created_at) * 1000)::bigint as "createdAt", (extract(epoch from m.asked_at) * 1000)::bigint as "askedAt",
  m.external_id as "externalId", (extract(epoch from m.reported_at) * 1000)::bigint as "reportedAt", m.trouble, m.error`)

/** Of a message that was refused nothing is paid; what is asked, or did not arrive, is paid for as far as anybody knows. `except` is left out. */
export async function spentAt(
  db: Db,
  now: Instant,
  { except = null }: { except?: number | null } = {},
): Promise<Spent> {
  const { day, month } = periodsAt(now)
  const { rows } = await sql<Spent>`select
      coalesce(sum(price) filter (where created_at >= ${iso(day)}::timestamptz), 0)::bigint as day,
      coalesce(sum(price), 0)::bigint as month
    from sms_messages where created_at >= ${iso(month)}::timestamptz and state <> 'refused'
      and id is distinct from ${except}::integer`.execute(db)
  return rows[0] ?? { day: 0, month: 0 }
}

export type NewSms = Pick<SmsMessage, 'provider' | 'phone' | 'purpose' | 'segments' | 'price' | 'delivery'>

/** Its money is held from now on, and its provider is about to be asked. */
export async function insertSms(tx: Tx, message: NewSms, now: Instant): Promise<number> {
  const { provider, phone, purpose, segments, price, delivery } = message
  const row = { provider, phone, purpose, segments, price, delivery_id: delivery }
  const { id } = await tx
    .insertInto('sms_messages')
    .values({ ...row, created_at: iso(now), asked_at: iso(now) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function smsOfDelivery(db: Db, delivery: number): Promise<SmsMessage | null> {
  const { rows } =
    await sql<SmsMessage>`select ${MESSAGE} from sms_messages m where m.delivery_id = ${delivery}`.execute(db)
  return rows[0] ?? null
}

/** Of these names that a provider gave to messages, those of messages we know. */
export async function smsKnownAs(db: Db, provider: SmsProviderName, externalIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ own: string }>`select external_id as own from sms_messages
    where provider = ${provider} and external_id = any(${[...new Set(externalIds)]}::text[])`.execute(db)
  return rows.map(({ own }) => own)
}

export async function findSms(db: Db, id: number): Promise<SmsMessage | null> {
  const { rows } = await sql<SmsMessage>`select ${MESSAGE} from sms_messages m where m.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function lastTrial(db: Db): Promise<SmsMessage | null> {
  const { rows } = await sql<SmsMessage>`select ${MESSAGE} from sms_messages m where m.purpose = 'trial'
    order by m.id desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** It was refused before, or its provider does not know it: asked once more, at the price of today. */
export async function noteAskedAgain(
  tx: Tx,
  id: number,
  { provider, price, now }: { readonly provider: SmsProviderName; readonly price: number; readonly now: Instant },
): Promise<void> {
  await sql`update sms_messages set state = 'asked', provider = ${provider}, price = ${price}, asked_at = ${iso(now)},
    created_at = ${iso(now)}, trouble = null, error = null where id = ${id}`.execute(tx)
}

export interface Acceptance {
  readonly externalId: string
  /** What it really cost, where the provider says so; null: what was held. */
  readonly price: number | null
}

/** An end that was heard of in the meantime stays. */
export async function markSmsAccepted(
  db: Db,
  id: number,
  { externalId, price }: Acceptance,
  now: Instant,
): Promise<void> {
  await sql`update sms_messages set state = case state when 'asked' then 'accepted' else state end, external_id = ${externalId},
    price = coalesce(${price}::integer, price), accepted_at = ${iso(now)} where id = ${id}`.execute(db)
}

interface Refused {
  readonly trouble: SmsTrouble
  readonly error: string
}

/** The provider said no: nothing is paid. */
export async function markSmsRefused(db: Db, id: number, { trouble, error }: Refused): Promise<void> {
  await sql`update sms_messages set state = 'refused', trouble = ${trouble}, error = ${keptReason(error)}
    where id = ${id} and state = 'asked'`.execute(db)
}

/** No answer came: it stays asked, and its money held. */
export async function noteSmsUnheard(db: Db, id: number, { trouble, error }: Refused): Promise<void> {
  await sql`update sms_messages set trouble = ${trouble}, error = ${keptReason(error)} where id = ${id}`.execute(db)
}

/** By which name of a message its provider tells of it. */
export type Reported = { readonly id: number; readonly phone: string } | { readonly externalId: string }

/**
 * What became of a message, once: whoever tells it again changes nothing. One that did not arrive gets the job that tells its notice
 * by another way, in the same statement.
 */
export async function keepSmsEnd(
  db: Db,
  provider: SmsProviderName,
  { of, end, now }: { readonly of: Reported; readonly end: SmsEnd; readonly now: Instant },
): Promise<void> {
  const own = 'id' in of ? sql`id = ${of.id} and phone = ${of.phone}` : sql`external_id = ${of.externalId}`
  const { trouble, said } = end.state === 'failed' ? end : { trouble: null, said: null }
  await sql`with ended as (update sms_messages set state = ${end.state}, reported_at = ${iso(now)}, trouble = ${trouble},
      error = ${said === null ? null : keptReason(said)}
      where provider = ${provider} and ${own} and state in ('asked', 'accepted') returning id, state, delivery_id)
    select (select graphile_worker.add_job('sms-failed', json_build_object('id', ended.id),
      job_key := 'sms-failed:' || ended.id)).id from ended where state = 'failed' and delivery_id is not null`.execute(
    db,
  )
}

/** How long a report is waited for before one asks, how often one asks again, and when nobody expects an answer any more. */
const ASKED_AFTER = sql.raw(`interval '2 minutes'`)
const ASKED_EVERY = sql.raw(`interval '10 minutes'`)
const ASKED_FOR = sql.raw(`interval '3 days'`)
const MOST_ASKED = 50

/** Messages whose end nobody has told, and which nobody has asked about lately; those who waited longest first. */
export async function smsWithoutReport(db: Db, now: Instant): Promise<SmsMessage[]> {
  const at = sql`${iso(now)}::timestamptz`
  const { rows } = await sql<SmsMessage>`select ${MESSAGE} from sms_messages m where m.state = 'accepted'
    and m.accepted_at <= ${at} - ${ASKED_AFTER} and m.accepted_at > ${at} - ${ASKED_FOR}
    and (m.looked_at is null or m.looked_at <= ${at} - ${ASKED_EVERY})
    order by m.looked_at nulls first, m.id limit ${MOST_ASKED}`.execute(db)
  return rows
}

export async function noteSmsLooked(db: Db, id: number, now: Instant): Promise<void> {
  await sql`update sms_messages set looked_at = ${iso(now)} where id = ${id}`.execute(db)
}

/** Longer than anybody argues about a bill. */
export async function forgetOldSms(tx: Tx, now: Instant): Promise<void> {
  await sql`delete from sms_messages where created_at < ${iso(now)}::timestamptz - interval '400 days'`.execute(tx)
}

/** How messages of the last day fared, for alarms. */
export async function smsFigures(db: Db, now: Instant) {
  const { rows } = await sql<{ sent: number; failed: number; unheard: number }>`select
      count(*) filter (where state in ('accepted', 'delivered'))::integer as sent,
      count(*) filter (where state = 'failed')::integer as failed,
      count(*) filter (where state = 'asked' and asked_at < ${iso(now)}::timestamptz - interval '5 minutes')::integer as unheard
    from sms_messages where created_at > ${iso(now)}::timestamptz - interval '1 day'`.execute(db)
  return rows[0] ?? { sent: 0, failed: 0, unheard: 0 }
}
