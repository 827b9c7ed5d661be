import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { placeOf, seen } from '../access/seen.ts'
import type { Db } from '../engine/database.ts'
import { EQUIPMENT_JSON, type ViewedEquipment } from './equipment.ts'

/** Venues that the person has as a customer; 200 at most. */
export async function listMyVenues(db: Db, personId: number) {
  const { rows } = await sql<{ id: number; code: string; name: string; address: string; zone: string }>`
    select v.id, v.code, v.name, v.address, v.zone from venues v where v.works and ${placeOf(personId)}
    order by v.name, v.address limit 200`.execute(db)
  const { rows: last } = await sql<{ venue_id: number | null }>`select venue_id from requests
    where contact_id = ${personId} and venue_id is not null order by number desc limit 1`.execute(db)
  const lastUsed = last[0]?.venue_id ?? null
  return { venues: rows, lastUsedId: rows.some(({ id }) => id === lastUsed) ? lastUsed : null }
}

/** What stands at a venue that the person has as a customer; null when it is not his. */
export async function listMyEquipment(db: Db, personId: number, venueId: number): Promise<ViewedEquipment[] | null> {
  const { rows } = await sql<{ equipment: ViewedEquipment[] }>`select coalesce((select
      jsonb_agg(${sql.raw(EQUIPMENT_JSON)} order by e.kind, e.name) from equipment e where e.venue_id = v.id), '[]') as equipment
    from venues v where v.id = ${venueId} and v.works and ${placeOf(personId)}`.execute(db)
  return rows[0]?.equipment ?? null
}

/** Whether the person may know what is promised at a venue, and by which contract. */
export async function mayKnowPromiseAt(db: Db, actor: Actor, venueId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from venues v where v.id = ${venueId} and ${seen(actor, 'promise')}`.execute(db)
  return rows.length > 0
}

/** Whether the person has this venue as a customer, and it works. */
export async function hasVenue(db: Db, personId: number, venueId: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from venues v where v.id = ${venueId} and v.works and ${placeOf(personId)}`.execute(db)
  return rows.length > 0
}
