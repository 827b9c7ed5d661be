import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface Sender {
  readonly personId: number
  readonly archived: boolean
  /** Somebody has proven that the address is his. */
  readonly verified: boolean
}

/** Whose address this is; letters from one address are decided one after the other. */
export async function lockSender(tx: Tx, address: string): Promise<Sender | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sender ${address}`}, 0))`.execute(tx)
  const found = await tx
    .selectFrom('person_addresses as a')
    .innerJoin('people as p', 'p.id', 'a.person_id')
    .select(['p.id as personId', 'p.archived_at as archivedAt', 'a.verified_at as verifiedAt'])
    .where('a.kind', '=', 'email')
    .where('a.value', '=', address)
    .executeTakeFirst()
  if (!found) return null
  return { personId: found.personId, archived: found.archivedAt !== null, verified: found.verifiedAt !== null }
}

export interface NewSender {
  readonly name: string
  readonly address: string
  readonly locale: 'ru' | 'en'
}

/** Somebody who writes for the first time: his address is not proven, its domain may bind him to an organisation. */
export async function insertSender(tx: Tx, { name, address, locale }: NewSender): Promise<number> {
  const { id } = await tx.insertInto('people').values({ name, locale }).returning('id').executeTakeFirstOrThrow()
  await tx.insertInto('person_addresses').values({ person_id: id, kind: 'email', value: address }).execute()
  await sql`insert into person_roles (person_id, role, organisation_id)
    select ${id}, 'customer_user', d.organisation_id from organisation_domains d join organisations o on o.id = d.organisation_id
    where d.domain = ${address.slice(address.lastIndexOf('@') + 1)} and o.kind <> 'support_service' and o.archived_at is null`.execute(
    tx,
  )
  return id
}

/** How many requests a person has filed by mail since then. */
export async function countFiledByMail(db: Db, personId: number, since: Instant): Promise<number> {
  const { count } = await db
    .selectFrom('requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('contact_id', '=', personId)
    .where('channel', '=', 'email')
    .where('registered_at', '>', iso(since))
    .executeTakeFirstOrThrow()
  return count
}

export interface Participant {
  readonly personId: number
  readonly name: string
  readonly addresses: string[]
}

/** The customer's side of a request, with every mail address of each. */
export async function participantsOf(db: Db, request: number): Promise<Participant[]> {
  const { rows } = await sql<Participant>`
    select p.id as "personId", p.name,
      array(select value from person_addresses where person_id = p.id and kind = 'email' order by id) as addresses
    from people p where p.archived_at is null and p.id in (
      select contact_id from requests where number = ${request}
      union select author_id from requests where number = ${request}
      union select person_id from watchers where request_number = ${request})
    order by p.id`.execute(db)
  return rows
}
