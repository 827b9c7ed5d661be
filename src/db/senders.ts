import { sql } from 'kysely'
import type { Tx } from './database.ts'

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
