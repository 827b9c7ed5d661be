import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { OVER } from '../../domain/ground/status.ts'
import { CUSTOMER_ROLES, type CustomerRole } from '../../domain/people/customer.ts'
import type { EquipmentKind } from '../../domain/people/equipment.ts'
import { placeName } from '../../domain/people/place-name.ts'
import { readableBy } from '../access/readable.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'

interface Named {
  readonly id: number
  readonly name: string
}

/** So many of each are shown; who has more asks the support. */
const MOST = 500

/** Organisations `id` that a person manages as a customer, with those below them. */
function managed(personId: number): RawBuilder<unknown> {
  return sql`(with recursive home(id) as (select m.organisation_id from person_roles m where m.person_id = ${personId}
      and m.role = 'customer_manager' and m.organisation_id is not null
    union select o.id from organisations o join home on o.parent_id = home.id where o.kind <> 'dealer') select id from home)`
}

/** Venues `v` of those organisations, and those that he manages by themselves. */
function managedVenues(personId: number): RawBuilder<unknown> {
  return sql`(v.corporation_id in ${managed(personId)} or v.id in (select m.venue_id from person_roles m
    where m.person_id = ${personId} and m.role = 'customer_manager' and m.venue_id is not null))`
}

/** Roles `r` that belong to what he manages. */
function managedRoles(personId: number): RawBuilder<unknown> {
  return sql`(r.role = any(${[...CUSTOMER_ROLES]}) and (r.organisation_id in ${managed(personId)}
    or r.venue_id in (select v.id from venues v where ${managedVenues(personId)})))`
}

export async function managedOrganisations(db: Db, personId: number) {
  const { rows } = await sql<
    Named & { code: string | null; specialist: string | null }
  >`select o.id, o.name, o.code, s.name as specialist
    from organisations o left join people s on s.id = o.personal_specialist_id where o.id in ${managed(personId)}
    order by o.parent_id nulls first, o.name, o.id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

export interface CompanyVenue extends Named {
  readonly code: string
  readonly address: string
  readonly zone: string
  readonly works: boolean
  readonly open: number
}

/** Venues of the company, those with open requests first. */
export async function companyVenues(db: Db, actor: Actor): Promise<CompanyVenue[]> {
  const { rows } = await sql<CompanyVenue>`select * from (select v.id, v.code, v.name, v.address, v.zone, v.works,
      (select count(*) from requests r where r.venue_id = v.id and r.status not in ${inSql(OVER)} and ${readableBy(actor)}) as open
    from venues v where ${managedVenues(actor.personId)}) venue order by open desc, name, address, id limit ${sql.lit(MOST)}`.execute(
    db,
  )
  return rows
}

export interface CompanyPerson extends Named {
  readonly position: string | null
  readonly hasEntered: boolean
  readonly places: { readonly role: CustomerRole; readonly where: string }[]
}

interface Place {
  readonly name: string
  readonly address: string
}

/** Whoever has a role in the company, by name; how each is reached is his own. */
export async function companyPeople(db: Db, personId: number): Promise<CompanyPerson[]> {
  type Row = Omit<CompanyPerson, 'places'> & {
    readonly places: { role: CustomerRole; organisation: string | null; venue: Place | null }[]
  }
  const { rows } = await sql<Row>`select p.id, p.name, p.position,
      (p.password_hash is not null or exists (select 1 from sessions s where s.person_id = p.id)) as "hasEntered",
      (select jsonb_agg(jsonb_build_object('role', r.role, 'organisation', o.name,
          'venue', case when v.id is not null then jsonb_build_object('name', v.name, 'address', v.address) end) order by r.id)
        from person_roles r left join organisations o on o.id = r.organisation_id left join venues v on v.id = r.venue_id
        where r.person_id = p.id and ${managedRoles(personId)}) as places
    from people p where p.archived_at is null and p.id in (select r.person_id from person_roles r where ${managedRoles(personId)})
    order by p.name, p.id limit ${sql.lit(MOST)}`.execute(db)
  return rows.map(({ places, ...person }) => ({
    ...person,
    places: places.map(({ role, organisation, venue }) => ({
      role,
      where: venue ? placeName(venue) : (organisation ?? ''),
    })),
  }))
}

export async function companyEquipment(db: Db, personId: number) {
  const { rows } = await sql<
    Named & { kind: EquipmentKind; venue: Place; fiscalDriveExpiresOn: string | null }
  >`select e.id, e.name, e.kind, jsonb_build_object('name', v.name, 'address', v.address) as venue,
      e.fiscal_drive_expires_on as "fiscalDriveExpiresOn"
    from equipment e join venues v on v.id = e.venue_id where ${managedVenues(personId)}
    order by e.fiscal_drive_expires_on nulls last, v.name, e.name, e.id limit ${sql.lit(MOST)}`.execute(db)
  return rows.map((one) => ({ ...one, venue: placeName(one.venue) }))
}

/** Contracts that name an organisation or a venue of the company, or whoever stands above it. */
export async function companyContracts(db: Db, personId: number) {
  const { rows } = await sql<
    Named & {
      number: string
      endsOn: string | null
      hourPackage: number | null
      hasPhone: boolean
      zone: string
      hours: string
    }
  >`select c.id, c.name, c.number, c.ends_on as "endsOn", c.hour_package as "hourPackage",
      c.contract_service_type as "hasPhone", h.zone, h.name as hours
    from contracts c join service_hours h on h.id = c.service_hours_id
    where c.state = 'active' and exists (select 1 from contract_customers k where k.contract_id = c.id
      and (k.organisation_id in ${managed(personId)}
        or k.organisation_id in (with recursive up(id) as (select o.parent_id from organisations o where o.id in ${managed(personId)}
          union select o.parent_id from organisations o join up on o.id = up.id) select id from up where id is not null)
        or k.venue_id in (select v.id from venues v where ${managedVenues(personId)})))
    order by c.number limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

/** Whether somebody may be let in there by this manager: an organisation of the company, or one of its venues. */
export async function managesPlace(
  db: Db,
  personId: number,
  { organisationId, venueId }: { readonly organisationId: number | null; readonly venueId: number | null },
): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`select coalesce(${organisationId}::bigint in ${managed(personId)}, false)
    or exists (select 1 from venues v where v.id = ${venueId} and ${managedVenues(personId)}) as is`.execute(db)
  return rows[0]?.is ?? false
}

/** Takes his roles in the company away; how many were taken, and how many he has elsewhere. */
export async function takeRolesInCompany(tx: Tx, manager: number, personId: number) {
  const { rows: taken } =
    await sql`delete from person_roles r where r.person_id = ${personId} and ${managedRoles(manager)}
    returning 1`.execute(tx)
  const { rows: left } = await sql`select 1 from person_roles r where r.person_id = ${personId}`.execute(tx)
  return { taken: taken.length, left: left.length }
}
