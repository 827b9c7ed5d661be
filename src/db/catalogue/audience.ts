import { type RawBuilder, sql } from 'kysely'
import { type Actor, isStaff } from '../../domain/access/permissions.ts'
import { placeOf, seen } from '../access/seen.ts'
import type { Tx } from '../engine/database.ts'

/** A place, or all places that an organisation owns or serves. */
export interface Customers {
  readonly organisationId: number | null
  readonly venueId: number | null
}

export interface NamedCustomers extends Customers {
  /** Null: a restaurant that its reader does not see. */
  readonly name: string | null
  readonly code: string | null
}

export type AudienceTable = 'announcement_customers' | 'service_customers'

const OWNER = { announcement_customers: 'announcement_id', service_customers: 'service_id' } as const

/** Of a thing by its id: whom it is for; no row means everybody. */
function rowsOf(table: AudienceTable, id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${sql.table(table)} x where x.${sql.ref(OWNER[table])} = ${id}`
}

/**
 * Whether a thing is for this person: for everybody, or for one of his places by the venue, its owner, somebody above that, or its
 * dealer; or for an organisation that he has a role in. The support hears of everything.
 */
export function isFor(actor: Actor, table: AudienceTable, id: RawBuilder<unknown>): RawBuilder<boolean> {
  if (isStaff(actor)) return sql<boolean>`true`
  const rows = rowsOf(table, id)
  return sql<boolean>`(not exists (select 1 from ${rows})
    or exists (select 1 from venues v where ${placeOf(actor.personId)} and ${namesVenue(rows)})
    or exists (select 1 from person_roles o where o.person_id = ${actor.personId}
      and o.organisation_id in (${named(rows)})))`
}

/** Whether a thing is for what happens at this venue. */
export function isForVenue(venueId: number, table: AudienceTable, id: RawBuilder<unknown>): RawBuilder<boolean> {
  const rows = rowsOf(table, id)
  return sql<boolean>`(not exists (select 1 from ${rows})
    or exists (select 1 from venues v where v.id = ${venueId} and ${namesVenue(rows)}))`
}

function namesVenue(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(v.id in (select x.venue_id from ${rows}) or v.corporation_id in (${named(rows)}) or v.dealer_id in (${named(rows)}))`
}

/** The organisations that are named, and those below them. */
function named(rows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with recursive named(id) as (select x.organisation_id from ${rows} and x.organisation_id is not null
    union select o.id from organisations o join named on o.parent_id = named.id) select id from named`
}

/** Whom a thing is for, by name, as JSON. */
export function audienceOf(actor: Actor, table: AudienceTable, id: RawBuilder<unknown>): RawBuilder<NamedCustomers[]> {
  return sql<
    NamedCustomers[]
  >`coalesce((select jsonb_agg(jsonb_build_object('organisationId', x.organisation_id, 'venueId', x.venue_id,
      'name', coalesce(o.name, case when ${seen(actor, 'venue')} then v.name || ', ' || v.address end),
      'code', coalesce(o.code, case when ${seen(actor, 'venue')} then v.code end))
      order by x.organisation_id, x.venue_id)
    from ${sql.table(table)} x left join organisations o on o.id = x.organisation_id left join venues v on v.id = x.venue_id
    where x.${sql.ref(OWNER[table])} = ${id}), '[]')`
}

/** From now on it is for these; an empty list is everybody. */
export async function keepAudience(tx: Tx, table: AudienceTable, id: number, all: readonly Customers[]): Promise<void> {
  await sql`delete from ${sql.table(table)} x where x.${sql.ref(OWNER[table])} = ${id}`.execute(tx)
  if (all.length === 0) return
  const rows = all.map(({ organisationId, venueId }) => ({ organisation: organisationId, venue: venueId }))
  await sql`insert into ${sql.table(table)} (${sql.ref(OWNER[table])}, organisation_id, venue_id)
    select distinct ${id}::bigint, r.organisation, r.venue from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(organisation bigint, venue bigint)`.execute(tx)
}

/** Whether a person sees every restaurant that he names; what was named before may stay. */
export async function seesAllNamed(
  tx: Tx,
  actor: Actor,
  { named: all, before }: { readonly named: readonly Customers[]; readonly before: readonly Customers[] },
): Promise<boolean> {
  const known = new Set(before.map(({ venueId }) => venueId))
  const fresh = [...new Set(all.flatMap(({ venueId }) => (venueId === null || known.has(venueId) ? [] : [venueId])))]
  if (fresh.length === 0) return true
  const { rows } = await sql`select v.id from venues v where v.id = any(${fresh}) and ${seen(actor, 'venue')}`.execute(
    tx,
  )
  return rows.length === fresh.length
}
