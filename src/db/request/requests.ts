import { sql } from 'kysely'
import { type Actor, type Belonging, may, mayKnowOf } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'
import { type LoadedRow, requestOf } from './request-row.ts'

/** A request to be changed, locked until the transaction ends. One that the actor may not read is not found. */
export async function lockRequest(tx: Tx, actor: Actor, number: number): Promise<ServiceRequest> {
  const request = await findRequest(tx, number, 'for no key update of r, k')
  if (!request || !mayKnowOf(actor, request)) throw new Refusal('request.not-found', { number })
  return request
}

/**
 * Holds several requests, in the order of their numbers, so that those who want the same ones never wait for each other. Each is
 * then looked at by `lockRequest`, which finds it as the one before left it.
 */
export async function lockInOrder(tx: Tx, numbers: readonly number[]): Promise<void> {
  await sql`select 1 from requests r where r.number = any(${[...numbers]}::bigint[]) order by r.number
    for no key update of r`.execute(tx)
}

/** Those of the requests that this person may read. */
export async function readableAmong(db: Db, actor: Actor, numbers: readonly number[]): Promise<ReadonlySet<number>> {
  if (numbers.length === 0) return new Set()
  const { rows } = await sql<{ number: number }>`select r.number from requests r
    where r.number = any(${[...numbers]}::bigint[]) and ${readableBy(actor)}`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** A request to be looked at. Foreign ones do not exist. */
export async function readRequest(db: Db, actor: Actor, number: number): Promise<ServiceRequest> {
  const request = await findRequest(db, number, '')
  if (!request || !may(actor, 'read', request)) throw new Refusal('request.not-found', { number })
  return request
}

/** The next request that time has something to do with; skips those that another worker holds. */
export async function lockNextToWake(tx: Tx, now: string): Promise<ServiceRequest | null> {
  const { rows } = await sql<LoadedRow>`
    ${sql.raw(SELECT_REQUESTS)} where r.wakes_at <= ${now}::timestamptz
    order by r.wakes_at limit 1 for no key update of r, k skip locked`.execute(tx)
  return rows[0] ? requestOf(rows[0]) : null
}

/** When time will next have something to do; null when nothing waits. */
export async function nextWake(db: Db): Promise<string | null> {
  const found = await db
    .selectFrom('requests')
    .select('wakes_at')
    .where('wakes_at', 'is not', null)
    .orderBy('wakes_at')
    .limit(1)
    .executeTakeFirst()
  return found?.wakes_at ?? null
}

/**
 * A transaction that waited for the lock must see the ledger that the other one committed. A row that is joined but not locked would
 * still be the version from before the wait, so both rows are locked.
 */
export const SELECT_REQUESTS = `select r.*, k.ledger, k.steps_told,
  array(select w.person_id from watchers w where w.request_number = r.number and w.copied_since is null order by w.person_id) as watcher_ids,
  array(select w.person_id from watchers w where w.request_number = r.number and w.copied_since is not null) as copied_ids
  from requests r join request_clocks k on k.request_number = r.number`

async function findRequest(
  db: Db,
  number: number,
  lock: '' | 'for no key update of r, k',
): Promise<ServiceRequest | null> {
  const { rows } =
    await sql<LoadedRow>`${sql.raw(SELECT_REQUESTS)} where r.number = ${number} ${sql.raw(lock)}`.execute(db)
  return rows[0] ? requestOf(rows[0]) : null
}

/** Whom requests belong to: all that `may` needs to know of them. */
export async function belongingsOf(db: Db, numbers: readonly number[]): Promise<ReadonlyMap<number, Belonging>> {
  const { rows } = await sql<Belonging & { number: number }>`
    select r.number, r.contact_id as "contactId", r.author_id as "authorId", r.organisation_id as "organisationId",
      r.venue_id as "venueId", r.dealer_id as "dealerId", r.team_id as "teamId", r.specialist_id as "specialistId",
      array(select w.person_id from watchers w where w.request_number = r.number
        and w.copied_since is null) as "watcherIds",
      array(select w.person_id from watchers w where w.request_number = r.number
        and w.copied_since is not null) as "copiedIds"
    from requests r where r.number = any(${[...numbers]})`.execute(db)
  return new Map(rows.map((row) => [row.number, row]))
}
