import { type RawBuilder, sql } from 'kysely'
import { OVER } from '../../domain/ground/status.ts'
import type { Venue } from '../../domain/people/venue.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { afterName, hasWords, pageByName } from '../engine/name-pages.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ListedVenue extends Named {
  readonly code: string
  readonly address: string
  readonly zone: string
  readonly works: boolean
  readonly corporation: Named
  readonly dealer: Named | null
  readonly open: number
}

export interface VenueQuestion {
  readonly q?: string | undefined
  /** Its owner or its dealer. */
  readonly organisation?: number | undefined
  readonly works?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** A page of venues by name, with how many requests each has open. */
export async function listVenueRecords(db: Db, { q = '', organisation, works, cursor, limit }: VenueQuestion) {
  const conditions = [matches(q), afterName('v', cursor)]
  if (organisation !== undefined)
    conditions.push(sql`(v.corporation_id = ${organisation} or v.dealer_id = ${organisation})`)
  if (works !== undefined) conditions.push(sql`v.works = ${works}`)
  const { rows } = await sql<ListedVenue>`
    with page as (select v.* from venues v where ${sql.join(conditions, sql` and `)}
      order by v.name, v.id limit ${sql.lit(limit + 1)})
    select v.id, v.code, v.name, v.address, v.zone, v.works,
      jsonb_build_object('id', c.id, 'name', c.name) as corporation,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer,
      (select count(*) from requests r where r.venue_id = v.id and r.status not in ${inSql(OVER)}) as open
    from page v join organisations c on c.id = v.corporation_id left join organisations d on d.id = v.dealer_id
    order by v.name, v.id`.execute(db)
  return pageByName(rows, limit)
}

/** Words of name and address; digits are the beginning of a code. */
function matches(q: string): RawBuilder<unknown> {
  const code = q.trim()
  if (/^\d{3,9}$/.test(code)) return sql`v.code between ${code.padEnd(9, '0')} and ${code.padEnd(9, '9')}`
  return hasWords(sql`(v.name || ' ' || v.address)`, q)
}

export interface KeptVenue extends Venue {
  readonly id: number
  readonly dealerId: number | null
}

const KEPT = sql`v.id, v.code, v.name, v.address, v.zone, v.opening_hours as "openingHours", v.corporation_id as "corporationId",
  v.works, v.dealer_id as "dealerId"`

/** As it is kept, with its owner, its dealer and what day it is there; null when there is none. */
export async function findVenueRecord(db: Db, id: number) {
  const { rows } = await sql<
    KeptVenue & { corporation: Named & { code: string | null }; dealer: Named | null; today: string }
  >`select ${KEPT}, jsonb_build_object('id', c.id, 'name', c.name, 'code', c.code) as corporation,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer,
      (now() at time zone v.zone)::date as today
    from venues v join organisations c on c.id = v.corporation_id left join organisations d on d.id = v.dealer_id
    where v.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Held until the transaction ends; requests are filed for it meanwhile. */
export async function lockVenue(tx: Tx, id: number): Promise<KeptVenue | null> {
  const { rows } = await sql<KeptVenue>`select ${KEPT} from venues v where v.id = ${id} for no key update`.execute(tx)
  return rows[0] ?? null
}

export async function isVenueCodeTaken(db: Db, id: number | null, code: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from venues v where v.code = ${code} and v.id is distinct from ${id}::bigint`.execute(db)
  return rows.length > 0
}

export async function insertVenue(tx: Tx, venue: Venue & { readonly dealerId: number | null }): Promise<number> {
  const row = { ...rowOf(venue), dealer_id: venue.dealerId }
  const { id } = await tx.insertInto('venues').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

export async function updateVenue(tx: Tx, id: number, venue: Venue): Promise<void> {
  await tx.updateTable('venues').set(rowOf(venue)).where('id', '=', id).execute()
}

function rowOf({ code, name, address, zone, openingHours, corporationId, works }: Venue) {
  return { code, name, address, zone, opening_hours: openingHours, corporation_id: corporationId, works }
}
