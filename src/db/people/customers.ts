import { sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import { CUSTOMER_ROLES, type Customer, type CustomerPlace } from '../../domain/people/customer.ts'
import { placeName } from '../../domain/people/place-name.ts'
import type { Db, Tx } from '../engine/database.ts'
import { afterName, hasWords, pageByName } from '../engine/name-pages.ts'
import { inOrganisation } from './organisations.ts'
import { MAIN_FIRST } from './own-addresses.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ListedCustomer extends Named {
  readonly position: string | null
  readonly email: string | null
  readonly phone: string | null
  /** Where he is what: organisations and venues by name. */
  readonly places: string[]
  readonly hasEntered: boolean
  readonly archivedAt: string | null
}

export interface CustomerQuestion {
  readonly q?: string | undefined
  readonly organisation?: number | undefined
  readonly venue?: number | undefined
  readonly archived?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const NO_STAFF = sql`not exists (select 1 from person_roles s where s.person_id = p.id and s.role = any(${[...STAFF_ROLES]}))`
const HAS_ENTERED = sql`(p.password_hash is not null or exists (select 1 from sessions s where s.person_id = p.id))`

/** A page of people of customers by name; whoever has every word in his name, or an address that begins so. */
export async function listCustomers(
  db: Db,
  { q = '', organisation, venue, archived, cursor, limit }: CustomerQuestion,
) {
  const conditions = [NO_STAFF, afterName('p', cursor)]
  if (q.trim() !== '') {
    const start = q
      .trim()
      .toLowerCase()
      .replace(/[\s()-]/g, '')
      .replace(/[\\%_]/g, '\\$&')
    conditions.push(sql`p.id in (select n.id from people n where ${hasWords(sql`n.name`, q)}
      union select a.person_id from person_addresses a where a.value ilike ${`%${start}%`})`)
  }
  if (archived !== undefined) conditions.push(archived ? sql`p.archived_at is not null` : sql`p.archived_at is null`)
  if (organisation !== undefined) {
    conditions.push(sql`p.id in (select r.person_id from person_roles r where ${inOrganisation(organisation)})`)
  }
  if (venue !== undefined)
    conditions.push(sql`p.id in (select r.person_id from person_roles r where r.venue_id = ${venue})`)
  const { rows } = await sql<Omit<ListedCustomer, 'places'> & { readonly places: Where[] }>`
    with page as (select p.* from people p where ${sql.join(conditions, sql` and `)}
      order by p.name, p.id limit ${sql.lit(limit + 1)})
    select p.id, p.name, p.position, p.archived_at as "archivedAt", ${HAS_ENTERED} as "hasEntered",
      (select a.value from person_addresses a where a.person_id = p.id and a.kind = 'email' order by ${MAIN_FIRST} limit 1) as email,
      (select a.value from person_addresses a where a.person_id = p.id and a.kind = 'phone' order by a.id limit 1) as phone,
      coalesce((select jsonb_agg(w.place order by w.id) from (select r.id, jsonb_build_object('organisation', o.name,
        'venue', case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end) as place
        from person_roles r left join venues v on v.id = r.venue_id
        left join organisations o on o.id = r.organisation_id where r.person_id = p.id order by r.id limit 3) w), '[]') as places
    from page p order by p.name, p.id`.execute(db)
  const named = rows.map(({ places, ...row }) => ({ ...row, places: places.map(whereWords) }))
  return pageByName(named, limit)
}

interface Where {
  readonly organisation: string | null
  readonly venue: { readonly name: string; readonly address: string } | null
}

function whereWords({ organisation, venue }: Where): string {
  return venue ? placeName(venue) : (organisation ?? '')
}

export interface ViewedPlace extends CustomerPlace {
  readonly organisation: string | null
  readonly venue: string | null
}

export interface KeptCustomer extends Omit<Customer, 'places'> {
  readonly id: number
  readonly places: ViewedPlace[]
  readonly archivedAt: string | null
  readonly hasEntered: boolean
  readonly isStaff: boolean
  /** He turned out to be somebody else, and was merged with him. */
  readonly isMerged: boolean
  readonly addresses: {
    readonly id: number
    readonly kind: 'email' | 'phone' | 'telegram'
    readonly value: string
    readonly verified: boolean
    readonly bounced: boolean
  }[]
}

/** As he is kept; null when there is nobody. */
export async function findCustomer(db: Db, id: number): Promise<KeptCustomer | null> {
  const { rows } = await sql<
    Omit<KeptCustomer, 'places'> & { readonly places: (CustomerPlace & Where)[] }
  >`select p.id, p.name, p.position, p.locale, p.zone, p.external_code as "externalCode",
      p.archived_at as "archivedAt", ${HAS_ENTERED} as "hasEntered", not ${NO_STAFF} as "isStaff",
      exists (select 1 from person_merges m where m.gone_id = p.id and m.undone_at is null) as "isMerged",
      coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisationId', r.organisation_id, 'venueId', r.venue_id,
          'withSubDealers', r.with_sub_dealers, 'organisation', o.name, 'venue', case when v.id is not null
          then jsonb_build_object('name', v.name, 'address', v.address) end) order by r.id)
        from person_roles r left join organisations o on o.id = r.organisation_id left join venues v on v.id = r.venue_id
        where r.person_id = p.id and r.role = any(${[...CUSTOMER_ROLES]})), '[]') as places,
      coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value,
          'verified', a.verified_at is not null, 'bounced', a.bounced_at is not null) order by a.kind, ${MAIN_FIRST})
        from person_addresses a where a.person_id = p.id), '[]') as addresses
    from people p where p.id = ${id}`.execute(db)
  const [row] = rows
  return row
    ? { ...row, places: row.places.map((one) => ({ ...one, venue: one.venue && placeName(one.venue) })) }
    : null
}

/** The same, held until the transaction ends. */
export async function lockCustomer(tx: Tx, id: number): Promise<KeptCustomer | null> {
  await tx.selectFrom('people').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  return findCustomer(tx, id)
}

export async function isPersonCodeTaken(db: Db, id: number | null, code: string | null): Promise<boolean> {
  const { rows } =
    await sql`select 1 from people p where p.external_code = ${code} and p.id is distinct from ${id}::bigint`.execute(
      db,
    )
  return rows.length > 0
}

export async function insertCustomer(tx: Tx, customer: Customer): Promise<number> {
  const { id } = await tx.insertInto('people').values(rowOf(customer)).returning('id').executeTakeFirstOrThrow()
  await setPlaces(tx, id, customer.places)
  return id
}

export async function updateCustomer(tx: Tx, id: number, customer: Customer): Promise<void> {
  await tx.updateTable('people').set(rowOf(customer)).where('id', '=', id).execute()
  await setPlaces(tx, id, customer.places)
}

/** Not proven: it counts for nothing until he has shown that it is his. */
export async function insertGivenAddress(
  tx: Tx,
  personId: number,
  { kind, value }: { readonly kind: string; readonly value: string },
): Promise<void> {
  await tx.insertInto('person_addresses').values({ person_id: personId, kind, value }).execute()
}

function rowOf({ name, position, locale, zone, externalCode }: Customer) {
  return { name, position, locale, zone, external_code: externalCode }
}

/** His places from now on; what he is in the support stays. */
async function setPlaces(tx: Tx, personId: number, places: readonly CustomerPlace[]): Promise<void> {
  await sql`delete from person_roles where person_id = ${personId} and role = any(${[...CUSTOMER_ROLES]})`.execute(tx)
  for (const { role, organisationId, venueId, withSubDealers } of places) {
    await tx
      .insertInto('person_roles')
      .values({
        person_id: personId,
        role,
        organisation_id: organisationId,
        venue_id: venueId,
        with_sub_dealers: withSubDealers,
      })
      .onConflict((same) => same.constraint('role_is_given_once').doNothing())
      .execute()
  }
}
