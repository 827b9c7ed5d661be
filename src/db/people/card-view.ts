import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Role } from '../../domain/ground/words.ts'
import { placeOf, seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ViewedRole {
  readonly role: Role
  readonly organisation: (Named & { readonly dealers: Named[] }) | null
  readonly venue: Named | null
}

export interface ViewedPlace {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly address: string
  readonly dealer: Named | null
}

/** So many venues of a person; who has more finds one by its name. */
const MOST_VENUES = 20
const MOST_PEOPLE = 30

/** What a person is, and where; of a venue only its name, and that where it may be seen. */
export async function listRoles(db: Db, actor: Actor, personId: number): Promise<ViewedRole[]> {
  const { rows } = await sql<ViewedRole>`
    select r.role,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'dealers', coalesce((
        select jsonb_agg(jsonb_build_object('id', d.id, 'name', d.name) order by d.name) from (
          select distinct s.id, s.name from venues b join organisations s on s.id = b.dealer_id where b.corporation_id = o.id) d), '[]'))
        end as organisation,
      case when v.id is not null and ${seen(actor, 'venue')} then jsonb_build_object('id', v.id, 'name', v.name) end as venue
    from person_roles r left join venues v on v.id = r.venue_id
      left join organisations o on o.id = coalesce(r.organisation_id, v.corporation_id)
    where r.person_id = ${personId} order by r.id`.execute(db)
  return rows
}

/** Working venues that a person has as a customer and that may be seen. */
export async function listVenuesOf(db: Db, actor: Actor, personId: number) {
  const { rows } = await sql<ViewedPlace>`
    select v.id, v.code, v.name, v.address,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer
    from venues v left join organisations d on d.id = v.dealer_id
    where v.works and ${placeOf(personId)} and ${seen(actor, 'venue')}
    order by v.name, v.address, v.id limit ${sql.lit(MOST_VENUES + 1)}`.execute(db)
  return { venues: rows.slice(0, MOST_VENUES), moreVenues: rows.length > MOST_VENUES }
}

/** Who has a role at the venue itself, of those that may be seen. */
export async function listPeopleOf(db: Db, actor: Actor, venueId: number) {
  const { rows } = await sql<{ id: number; name: string; position: string | null; role: Role }>`
    select p.id, p.name, p.position, o.role from person_roles o join people p on p.id = o.person_id
    where o.venue_id = ${venueId} and p.archived_at is null and ${seen(actor, 'person')}
    order by p.name, p.id limit ${sql.lit(MOST_PEOPLE)}`.execute(db)
  return rows
}
