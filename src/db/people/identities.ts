import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { MAIN_FIRST } from './own-addresses.ts'

/** One place where a person is reached: an address, a number, an account elsewhere. */
export interface Identity {
  readonly personId: number
  readonly value: string
  /** He has shown that it is his. */
  readonly proven: boolean
  /** What was sent there came back for good. */
  readonly failing: boolean
}

/** The person whom an identity belongs to. */
export interface Owner {
  readonly personId: number
  readonly archived: boolean
  /** The person has proven that the identity is his. */
  readonly verified: boolean
}

interface Place {
  readonly kind: string
  readonly value: string
}

/** Whose an identity is; what comes from one place is decided one after the other. */
export async function lockOwner(tx: Tx, { kind, value }: Place): Promise<Owner | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${value}`}, 0))`.execute(tx)
  const { rows } = await sql<Owner>`select p.id as "personId", p.archived_at is not null as archived,
      a.verified_at is not null as verified
    from person_addresses a join people p on p.id = a.person_id where a.kind = ${kind} and a.value = ${value}`.execute(
    tx,
  )
  return rows[0] ?? null
}

export interface Newcomer extends Place {
  readonly name: string
  readonly locale: 'ru' | 'en'
}

/** Somebody who writes for the first time: his identity is not proven, the domain of a mail address may bind him to an organisation. */
export async function insertNewcomer(tx: Tx, { kind, value, name, locale }: Newcomer): Promise<number> {
  const { id } = await tx.insertInto('people').values({ name, locale }).returning('id').executeTakeFirstOrThrow()
  await tx.insertInto('person_addresses').values({ person_id: id, kind, value }).execute()
  await sql`insert into person_roles (person_id, role, organisation_id)
    select ${id}, 'customer_user', d.organisation_id from organisation_domains d join organisations o on o.id = d.organisation_id
    where ${kind} = 'email' and d.domain = ${value.slice(value.lastIndexOf('@') + 1)} and o.kind <> 'support_service'
      and o.archived_at is null`.execute(tx)
  return id
}

/** The places of these people of one kind: what works first, then the one he chose, then what he has proven. */
export async function listIdentities(db: Db, kind: string, people: readonly number[]): Promise<Identity[]> {
  const { rows } = await sql<Identity>`
    select a.person_id as "personId", a.value, a.verified_at is not null as proven, a.bounced_at is not null as failing
    from person_addresses a where a.kind = ${kind} and a.person_id = any(${[...people]}::bigint[])
    order by a.person_id, a.bounced_at is not null, ${MAIN_FIRST}`.execute(db)
  return rows
}

/** No automatic notice goes to this address until a message comes from it. */
export async function markFailing(tx: Tx, { kind, value }: Place, reason: string, now: Instant): Promise<void> {
  await sql`update person_addresses set bounced_at = ${iso(now)}, bounce_reason = ${reason}
    where kind = ${kind} and value = ${value}`.execute(tx)
}

/** A message that came from the address shows that it works again. */
export async function forgetFailing(tx: Tx, { kind, value }: Place): Promise<void> {
  await sql`update person_addresses set bounced_at = null, bounce_reason = null
    where kind = ${kind} and value = ${value} and bounced_at is not null`.execute(tx)
}
