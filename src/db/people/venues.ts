import { sql } from 'kysely'
import type { Db } from '../engine/database.ts'

/** Venues where the person has a role himself, through his organisation or through his dealer; 200 at most. */
export async function listMyVenues(db: Db, personId: number) {
  const { rows } = await sql<{ id: number; code: string; name: string; address: string; zone: string }>`
    with recursive home(id) as (
      select organisation_id from person_roles where person_id = ${personId} and organisation_id is not null
      union select o.id from organisations o join home on o.parent_id = home.id)
    select v.id, v.code, v.name, v.address, v.zone from venues v where v.works and (
      v.id in (select venue_id from person_roles where person_id = ${personId})
      or v.corporation_id in (select id from home) or v.dealer_id in (select id from home))
    order by v.name, v.address limit 200`.execute(db)
  const { rows: last } = await sql<{ venue_id: number | null }>`select venue_id from requests
    where contact_id = ${personId} and venue_id is not null order by number desc limit 1`.execute(db)
  const lastUsed = last[0]?.venue_id ?? null
  return { venues: rows, lastUsedId: rows.some(({ id }) => id === lastUsed) ? lastUsed : null }
}
