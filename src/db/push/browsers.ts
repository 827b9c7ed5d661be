import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { PushServiceName } from '../../domain/push/services.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** What a browser has given us to reach it by. */
export interface PushAddress {
  readonly endpoint: string
  readonly p256dh: Buffer
  readonly auth: Buffer
}

/** By which services the app on a telephone is reached: its token of each. */
export type PhoneTokens = Readonly<Record<PushServiceName, string | null>>

interface Listening {
  readonly id: number
  readonly personId: number
  readonly locale: 'ru' | 'en'
  readonly waitUntil: Instant | null
}

/** A device that listens: a browser, or the app on a telephone. */
export type PushSubscription =
  | (Listening & PushAddress & { readonly kind: 'browser' })
  | (Listening & { readonly kind: 'phone'; readonly tokens: PhoneTokens })

export interface NewListener {
  readonly session: number
  readonly name: string
}

/** More browsers than anybody works with; the latest are told. */
const MOST = 20

/** A telephone whose services are switched off is reached by nothing, and its person has no device there. */
const IS_REACHED = sql.raw(`(s.endpoint is not null or exists (select 1 from push_services v where v.switched_on
  and (v.service = 'rustore' and s.rustore_token is not null or v.service = 'fcm' and s.fcm_token is not null)))`)

const LIVE = sql`s.id, n.person_id as "personId", p.locale, s.endpoint, s.p256dh, s.auth,
  s.rustore_token as rustore, s.fcm_token as fcm, (extract(epoch from s.wait_until) * 1000)::bigint as "waitUntil"
  from push_subscriptions s join sessions n on n.id = s.session_id join people p on p.id = n.person_id and ${IS_REACHED}`

type Row = Listening & { [Field in keyof PushAddress]: PushAddress[Field] | null } & PhoneTokens

function subscriptionOf({ endpoint, p256dh, auth, rustore, fcm, ...listening }: Row): PushSubscription {
  if (endpoint !== null && p256dh !== null && auth !== null)
    return { ...listening, kind: 'browser', endpoint, p256dh, auth }
  return { ...listening, kind: 'phone', tokens: { rustore, fcm } }
}

/** Browsers in which this person is signed in and listens. */
export async function livePushOf(db: Db, personId: number, now: Instant): Promise<PushSubscription[]> {
  const { rows } = await sql<Row>`select ${LIVE}
    where n.person_id = ${personId} and n.expires_at > ${iso(now)}::timestamptz order by s.id desc limit ${MOST}`.execute(
    db,
  )
  return rows.map(subscriptionOf)
}

export async function findLivePush(db: Db, id: number, now: Instant): Promise<PushSubscription | null> {
  const { rows } = await sql<Row>`select ${LIVE}
    where s.id = ${id} and n.expires_at > ${iso(now)}::timestamptz`.execute(db)
  return rows[0] ? subscriptionOf(rows[0]) : null
}

/** Which of these people listen in some browser. */
export async function whoListens(db: Db, people: readonly number[], now: Instant): Promise<number[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ id: number }>`select distinct n.person_id as id
    from push_subscriptions s join sessions n on n.id = s.session_id
    where n.person_id = any(${people}::bigint[]) and n.expires_at > ${iso(now)}::timestamptz and ${IS_REACHED}`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

export interface ListedPush {
  readonly id: number
  readonly session: number
  readonly kind: PushSubscription['kind']
  readonly name: string
  readonly since: string
  readonly isRefused: boolean
}

export async function listPush(db: Db, personId: number, now: Instant): Promise<ListedPush[]> {
  const { rows } = await sql<ListedPush>`select s.id, s.session_id as session,
      case when s.endpoint is null then 'phone' else 'browser' end as kind, s.name, s.since, s.refused_at is not null as "isRefused"
    from push_subscriptions s join sessions n on n.id = s.session_id
    where n.person_id = ${personId} and n.expires_at > ${iso(now)}::timestamptz order by s.since desc, s.id desc`.execute(
    db,
  )
  return rows
}

/** The session stays as it is until the transaction ends; false: it has ended. */
export async function lockSession(tx: Tx, session: number): Promise<boolean> {
  const { rows } = await sql`select 1 from sessions where id = ${session} for update`.execute(tx)
  return rows.length > 0
}

/** A browser listens for whoever says so last in it, and a session listens in one browser. */
export async function keepPush(tx: Tx, order: NewListener & PushAddress, now: Instant): Promise<number> {
  const { session, endpoint, p256dh, auth, name } = order
  await sql`delete from push_subscriptions where (endpoint = ${endpoint}) <> (session_id = ${session})`.execute(tx)
  const { rows } = await sql<{
    id: number
  }>`insert into push_subscriptions (session_id, endpoint, p256dh, auth, name, since)
    values (${session}, ${endpoint}, ${p256dh}, ${auth}, ${name}, ${iso(now)})
    on conflict on constraint push_browser_is_one_person do update set session_id = excluded.session_id,
      p256dh = excluded.p256dh, auth = excluded.auth, name = excluded.name, wait_until = null, refused_at = null, error = null
    returning id`.execute(tx)
  const [kept] = rows
  if (!kept) throw new Error('a subscription was neither kept nor renewed')
  return kept.id
}

/** A telephone listens for whoever says so last in its app: what it told of itself before, to whichever session, is over. */
export async function keepPhone(
  tx: Tx,
  order: NewListener & { readonly tokens: PhoneTokens },
  now: Instant,
): Promise<number> {
  const { session, name, tokens } = order
  await sql`delete from push_subscriptions where session_id <> ${session}
    and (rustore_token = ${tokens.rustore} or fcm_token = ${tokens.fcm})`.execute(tx)
  const { rows } = await sql<{
    id: number
  }>`insert into push_subscriptions (session_id, rustore_token, fcm_token, name, since)
    values (${session}, ${tokens.rustore}, ${tokens.fcm}, ${name}, ${iso(now)})
    on conflict on constraint push_session_listens_once do update set endpoint = null, p256dh = null, auth = null,
      rustore_token = excluded.rustore_token, fcm_token = excluded.fcm_token, name = excluded.name,
      wait_until = null, refused_at = null, error = null
    returning id`.execute(tx)
  const [kept] = rows
  if (!kept) throw new Error('a telephone was neither kept nor renewed')
  return kept.id
}

/** The service knows this token no more; with its last one the telephone is forgotten. False: it has another one by now. */
export async function forgetToken(db: Db, id: number, service: PushServiceName, token: string): Promise<boolean> {
  const [own, other] = [sql.ref(`${service}_token`), sql.ref(service === 'rustore' ? 'fcm_token' : 'rustore_token')]
  const { rows } = await sql`with last as (
      delete from push_subscriptions where id = ${id} and ${own} = ${token} and ${other} is null returning id),
    one as (update push_subscriptions set ${own} = null where id = ${id} and ${own} = ${token} and ${other} is not null
      returning id)
    select id from last union all select id from one`.execute(db)
  return rows.length > 0
}

/** False: this person has no such browser. */
export async function deletePush(tx: Tx, personId: number, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from push_subscriptions s using sessions n
    where s.id = ${id} and n.id = s.session_id and n.person_id = ${personId}`.execute(tx)
  return (numAffectedRows ?? 0n) > 0n
}

/** Its push service knows it no more. */
export async function forgetPush(db: Db, id: number): Promise<void> {
  await sql`delete from push_subscriptions where id = ${id}`.execute(db)
}

export async function notePushTaken(db: Db, id: number): Promise<void> {
  await sql`update push_subscriptions set wait_until = null, refused_at = null, error = null where id = ${id}
    and (wait_until is not null or refused_at is not null or error is not null)`.execute(db)
}

export async function notePushWait(db: Db, id: number, until: Instant | null, error: string): Promise<void> {
  await sql`update push_subscriptions set error = ${error},
    wait_until = coalesce(${until === null ? null : iso(until)}::timestamptz, wait_until) where id = ${id}`.execute(db)
}

export async function notePushRefused(db: Db, id: number, error: string, now: Instant): Promise<void> {
  await sql`update push_subscriptions set error = ${error},
    refused_at = coalesce(refused_at, ${iso(now)}::timestamptz) where id = ${id}`.execute(db)
}

/** A word to one's own browser, not oftener than every ten seconds. */
export async function queuePushTrial(tx: Tx, id: number, now: Instant): Promise<void> {
  await sql`with due as (update push_subscriptions set tried_at = ${iso(now)} where id = ${id}
      and (tried_at is null or tried_at <= ${iso(now)}::timestamptz - interval '10 seconds') returning id)
    select graphile_worker.add_job('push-trial', json_build_object('id', due.id), max_attempts := 5,
      job_key := 'push-trial:' || due.id) from due`.execute(tx)
}

export interface PushFigures {
  readonly browsers: number
  readonly phones: number
  /** Their push service refuses what we send. */
  readonly refused: number
}

/** Devices that listen. */
export async function pushFigures(db: Db): Promise<PushFigures> {
  const { rows } = await sql<PushFigures>`select count(endpoint)::integer as browsers,
    count(*) filter (where endpoint is null)::integer as phones,
    count(refused_at)::integer as refused from push_subscriptions`.execute(db)
  return rows[0] ?? { browsers: 0, phones: 0, refused: 0 }
}
