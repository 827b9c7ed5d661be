import { sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import type { Db } from '../engine/database.ts'

/** A venue and who files there; without a venue it is a person who is a customer himself. */
export interface Place {
  readonly venueId: number | null
  readonly people: readonly number[]
}

/** Everywhere requests may come from. */
export async function listPlaces(db: Db): Promise<readonly Place[]> {
  const { rows: venues } = await sql<Place>`
    select v.id as "venueId", array_agg(distinct r.person_id) as people
    from venues v join person_roles r on r.venue_id = v.id or r.organisation_id = v.corporation_id
    where v.works group by v.id order by v.id`.execute(db)
  const { rows: people } = await sql<Place>`
    select null as "venueId", array[p.id] as people from people p
    where p.archived_at is null and not exists (select 1 from person_roles r where r.person_id = p.id) order by p.id`.execute(
    db,
  )
  return [...venues, ...people]
}

/** Who works in each team. */
export async function listWorkers(db: Db): Promise<ReadonlyMap<number, readonly number[]>> {
  const { rows } = await sql<{ team: number; people: number[] }>`
    select m.team_id as team, array_agg(distinct m.person_id) as people
    from team_members m join person_roles r on r.person_id = m.person_id
    where r.role = any(${[...WORKING_ROLES]}) group by 1`.execute(db)
  return new Map(rows.map(({ team, people }) => [team, people]))
}
