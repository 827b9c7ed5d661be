import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { sees, type Thing } from '../../domain/access/sight.ts'
import { readableAsStaff } from './readable.ts'

/**
 * The SQL of domain/access/sight.ts: of people `p`, venues `v` (what stands, is promised and is noted there goes with them) and
 * contracts `c`, those that the person may see. A test proves that both say the same, and that no statement goes past it.
 */
export function seen(actor: Actor, thing: Thing): RawBuilder<boolean> {
  if (sees(actor, thing, 'all')) return sql<boolean>`true`
  const ways: RawBuilder<unknown>[] = thing === 'person' || thing === 'address' ? [sql`p.id = ${actor.personId}`] : []
  if (sees(actor, thing, 'requests')) ways.push(...ofRequests(actor, thing))
  if (sees(actor, thing, 'places')) ways.push(placeOf(actor.personId))
  return ways.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(ways, sql` or `)})`
}

function ofRequests(actor: Actor, thing: Thing): RawBuilder<unknown>[] {
  const of = (here: RawBuilder<unknown>) =>
    sql`exists (select 1 from requests r where ${here} and ${readableAsStaff(actor)})`
  switch (thing) {
    case 'person':
    case 'address':
    case 'person_note':
      return [of(sql`r.contact_id = p.id`), of(sql`r.author_id = p.id and r.author_id <> r.contact_id`)]
    case 'venue':
    case 'equipment':
    case 'venue_note':
    case 'promise':
      return [of(sql`r.venue_id = v.id`)]
    case 'contract':
      return [of(sql`r.contract_id = c.id`)]
  }
}

/**
 * Venues `v` that a person has as a customer: by a role there, in the organisation or above it, or with the dealer; with
 * sub-dealers where that right was given.
 */
export function placeOf(personId: number): RawBuilder<boolean> {
  const mine = sql`person_roles o where o.person_id = ${personId} and o.role in ('customer_user', 'customer_manager',
    'dealer_user', 'dealer_manager')`
  return sql<boolean>`(v.id in (select o.venue_id from ${mine}) or v.corporation_id in (
      with recursive home(id) as (select o.organisation_id from ${mine} and o.organisation_id is not null
        union select o.id from organisations o join home on o.parent_id = home.id where o.kind <> 'dealer')
      select id from home)
    or v.dealer_id in (
      with recursive dealers(id, below) as (select o.organisation_id, o.with_sub_dealers from ${mine}
          and o.role in ('dealer_user', 'dealer_manager') and o.organisation_id is not null
        union select o.id, below from organisations o join dealers on o.parent_id = dealers.id where o.kind = 'dealer' and below)
      select id from dealers))`
}
