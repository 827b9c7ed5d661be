import { sql } from 'kysely'
import { type Ground, groundsOf } from '../../domain/access/grounds.ts'
import {
  type Actor,
  type Belonging,
  isStaff,
  READ_ALL_ROLES,
  READ_TEAM_ROLES,
} from '../../domain/access/permissions.ts'
import type { Role } from '../../domain/ground/words.ts'
import type { Db } from '../engine/database.ts'
import { listActors } from '../people/actors.ts'

export interface RequestReader {
  readonly id: number
  readonly name: string
  readonly isStaff: boolean
  readonly roles: readonly Role[]
  readonly grounds: readonly Ground[]
}

/**
 * Everybody who reads the request, each with every ground of his, by name. The database only proposes who might; who does is said by
 * the rules, out of the same rights that he has when he signs in.
 */
export async function listReadersOf(db: Db, request: Belonging): Promise<RequestReader[]> {
  const people = await listActors(db, mightRead(request))
  return people
    .map(({ name, actor }) => readerOf(name, actor, groundsOf(actor, request)))
    .filter(({ grounds }) => grounds.length > 0)
    .sort((a, b) => a.name.localeCompare(b.name, 'ru') || a.id - b.id)
}

function readerOf(name: string, actor: Actor, grounds: readonly Ground[]): RequestReader {
  const roles = actor.roles.filter((role) => READ_ALL_ROLES.includes(role))
  return { id: actor.personId, name, isStaff: isStaff(actor), roles, grounds }
}

/** Its people, those of its team, those of roles that read everything, and whoever is something at its places or above them. */
function mightRead({ contactId, authorId, specialistId, watcherIds, teamId, venueId, ...places }: Belonging) {
  const people = [contactId, authorId, specialistId, ...watcherIds].filter((id) => id !== null)
  const roots = [places.organisationId, places.dealerId].filter((id) => id !== null)
  return sql`with recursive above(id, parent_id) as (
      select o.id, o.parent_id from organisations o where o.id = any(${roots}::bigint[])
      union select o.id, o.parent_id from organisations o join above on above.parent_id = o.id)
    select unnest(${people}::bigint[])
    union select r.person_id from person_roles r where r.role = any(${[...READ_ALL_ROLES]})
      or r.organisation_id in (select id from above) or r.venue_id = ${venueId}::bigint
    union select m.person_id from team_members m join person_roles r on r.person_id = m.person_id
      where m.team_id = ${teamId} and r.role = any(${[...READ_TEAM_ROLES]})`
}

/** How the places and the team of a request are called, for who reads it because of them. */
export async function namesOfGrounds(db: Db, { organisationId, venueId, dealerId, teamId }: Belonging) {
  const { rows } = await sql<{
    organisation: string | null
    venue: string | null
    dealer: string | null
    team: string
  }>`
    select (select name from organisations where id = ${organisationId}::bigint) as organisation,
      (select v.name || ', ' || v.address from venues v where v.id = ${venueId}::bigint) as venue,
      (select name from organisations where id = ${dealerId}::bigint) as dealer,
      (select name from teams where id = ${teamId}) as team`.execute(db)
  const [names] = rows
  if (!names) throw new Error('a select without a table had no row')
  return names
}
