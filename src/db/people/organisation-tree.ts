import { sql } from 'kysely'
import type { OrganisationKind } from '../../domain/people/organisation.ts'
import type { Db } from '../engine/database.ts'

/** A line of the tree: an organisation under another one, and how many venues it has there. */
export interface Branch {
  readonly id: number
  readonly name: string
  readonly kind: OrganisationKind
  readonly code: string | null
  readonly archived: boolean
  /** Venues that the place where it stands in the tree has of it. */
  readonly venues: number
  /** Venues it has in all. */
  readonly ofVenues: number
  readonly opens: boolean
}

export interface Leaf {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly address: string
  readonly works: boolean
}

/** So many lines of one place come at once; who looks for another one searches. */
const MOST = 200

/** Dealers that stand under no dealer, and how many venues nobody serves. */
export async function dealerRoots(db: Db): Promise<{ branches: Branch[]; withoutDealer: number }> {
  const branches = await dealersUnder(db, null)
  const { rows } = await sql<{ count: number }>`select count(*) from venues v where v.dealer_id is null`.execute(db)
  return { branches, withoutDealer: rows[0]?.count ?? 0 }
}

/** Under a dealer: its sub-dealers, then the corporations whose venues it serves itself. */
export async function underDealer(db: Db, dealer: number): Promise<Branch[]> {
  const { rows } = await sql<Branch>`select o.id, o.name, o.kind, o.code, o.archived_at is not null as archived,
      served.count as venues, (select count(*) from venues v where v.corporation_id = o.id) as "ofVenues", true as opens
    from (select v.corporation_id, count(*) from venues v where v.dealer_id = ${dealer} group by 1) served
      join organisations o on o.id = served.corporation_id order by o.name, o.id limit ${sql.lit(MOST)}`.execute(db)
  return [...(await dealersUnder(db, dealer)), ...rows]
}

/** Corporations whose venues no dealer serves. */
export async function withoutDealer(db: Db): Promise<Branch[]> {
  const { rows } = await sql<Branch>`select o.id, o.name, o.kind, o.code, o.archived_at is not null as archived,
      left_over.count as venues, (select count(*) from venues v where v.corporation_id = o.id) as "ofVenues", true as opens
    from (select v.corporation_id, count(*) from venues v where v.dealer_id is null group by 1) left_over
      join organisations o on o.id = left_over.corporation_id order by o.name, o.id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

/** Owners that stand under nobody (`parent` null) or under another owner, with all venues below each. */
export async function ownersUnder(db: Db, parent: number | null): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    with here as (select o.* from organisations o where o.kind <> 'dealer' and o.parent_id is not distinct from ${parent}::bigint
      and (${parent}::bigint is not null or o.kind = 'corporation') order by o.name, o.id limit ${sql.lit(MOST)})
    select o.id, o.name, o.kind, o.code, o.archived_at is not null as archived, below.count as venues, below.count as "ofVenues",
      below.count > 0 or exists (select 1 from organisations c where c.parent_id = o.id and c.kind <> 'dealer') as opens
    from here o cross join lateral (
      with recursive down(id) as (select o.id union select c.id from organisations c join down on c.parent_id = down.id)
      select count(*) from venues v where v.corporation_id in (select id from down)) below
    order by o.name, o.id`.execute(db)
  return rows
}

/** Venues of a corporation at a place of the tree: those that the dealer serves, those that nobody serves (0), or all (null). */
export async function leavesOf(db: Db, corporation: number, dealer: number | null): Promise<Leaf[]> {
  const where = dealer === null ? sql`true` : dealer === 0 ? sql`v.dealer_id is null` : sql`v.dealer_id = ${dealer}`
  const { rows } = await sql<Leaf>`select v.id, v.code, v.name, v.address, v.works from venues v
    where v.corporation_id = ${corporation} and ${where} order by v.address, v.id limit ${sql.lit(MOST)}`.execute(db)
  return rows
}

async function dealersUnder(db: Db, parent: number | null): Promise<Branch[]> {
  const { rows } = await sql<Branch>`
    with recursive here as (select o.id, o.name, o.kind, o.code, o.archived_at from organisations o where o.kind = 'dealer'
        and (o.parent_id is not distinct from ${parent}::bigint or (${parent}::bigint is null
          and exists (select 1 from organisations m where m.id = o.parent_id and m.kind <> 'dealer')))),
      down(root, id) as (select id, id from here
        union select down.root, o.id from organisations o join down on o.parent_id = down.id where o.kind = 'dealer'),
      served as (select down.root, sum(own.count)::int as count from down
        join (select v.dealer_id, count(*) from venues v where v.dealer_id is not null group by 1) own on own.dealer_id = down.id group by 1)
    select o.id, o.name, o.kind, o.code, o.archived_at is not null as archived, coalesce(served.count, 0) as venues,
      coalesce(served.count, 0) as "ofVenues",
      coalesce(served.count, 0) > 0 or exists (select 1 from organisations c where c.parent_id = o.id and c.kind = 'dealer') as opens
    from here o left join served on served.root = o.id order by o.name, o.id`.execute(db)
  return rows
}
