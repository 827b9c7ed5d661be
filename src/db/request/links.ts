import { sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { LinkKind, Status } from '../../domain/ground/words.ts'
import { readableBy } from '../access/readable.ts'
import type { Db, Tx } from '../engine/database.ts'

export interface RequestLink {
  readonly from: number
  readonly to: number
  readonly kind: LinkKind
}

/** False when they were linked like this already. */
export async function insertLink(tx: Tx, { from, to, kind }: RequestLink): Promise<boolean> {
  const made = await tx
    .insertInto('request_links')
    .values({ from_number: from, to_number: to, kind })
    .onConflict((conflict) => conflict.doNothing())
    .returning('from_number')
    .executeTakeFirst()
  return made !== undefined
}

/** False when there was no such link. */
export async function deleteLink(tx: Tx, { from, to, kind }: RequestLink): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('request_links')
    .where('from_number', '=', from)
    .where('to_number', '=', to)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/**
 * Links change one after the other, so that none that cross make a circle. Taken before any request is locked: a
 * transaction that holds a request never waits for this lock.
 */
export async function lockLinks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('request links', 0))`.execute(tx)
}

/** What a duplicate is said to be one of. */
export async function mainsOf(db: Db, number: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select to_number as number from request_links
    where from_number = ${number} and kind = 'duplicate_of' order by 1`.execute(db)
  return rows.map((row) => row.number)
}

/** The request that a duplicate is one of, over as many duplicates as lead there; null when it is none, or they lead in a circle. */
export async function mainOf(db: Db, number: number): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    with recursive mains as (
      select to_number as number from request_links where from_number = ${number} and kind = 'duplicate_of'
      union select l.to_number from request_links l join mains m on l.from_number = m.number where l.kind = 'duplicate_of')
    select number from mains m where not exists (
      select 1 from request_links l where l.from_number = m.number and l.kind = 'duplicate_of')
    order by number limit 1`.execute(db)
  return rows[0]?.number ?? null
}

/** Whether links of this kind lead from the one to the other. */
export async function leadsTo(db: Db, { from, to, kind }: RequestLink): Promise<boolean> {
  const { rows } = await sql`
    with recursive ahead as (
      select to_number as number from request_links where from_number = ${from} and kind = ${kind}
      union select l.to_number from request_links l join ahead a on l.from_number = a.number where l.kind = ${kind})
    select 1 from ahead where number = ${to}`.execute(db)
  return rows.length > 0
}

export interface DuplicatePeople {
  readonly number: number
  /** Its contact and its watchers. */
  readonly people: number[]
}

/** The duplicates of a request, the oldest first, with those whom their marks concern. */
export async function duplicatesOf(db: Db, main: number): Promise<DuplicatePeople[]> {
  const { rows } = await sql<DuplicatePeople>`
    select d.number, d.contact_id || array(select w.person_id from watchers w
      where w.request_number = d.number and w.copied_since is null) as people
    from request_links l join requests d on d.number = l.from_number
    where l.to_number = ${main} and l.kind = 'duplicate_of' order by d.number`.execute(db)
  return rows
}

export interface ViewedLink {
  readonly kind: LinkKind
  readonly back: boolean
  readonly number: number
  /** Null, like the status: of a request that this person may not read. */
  readonly subject: string | null
  readonly status: Status | null
}

/** What a request is linked to, as this person may see it: of foreign ones the support sees the number alone, a customer nothing. */
export async function linksOf(
  db: Db,
  actor: Actor,
  { number, internal }: { readonly number: number; readonly internal: boolean },
): Promise<ViewedLink[]> {
  const { rows } = await sql<ViewedLink>`
    select l.kind, l.back, l.number, r.subject, r.status
    from (select kind, false as back, to_number as number from request_links where from_number = ${number}
      union all select kind, true, from_number from request_links where to_number = ${number}) l
      left join requests r on r.number = l.number and ${readableBy(actor)}
    where r.number is not null or ${internal}::boolean order by l.number, l.kind, l.back`.execute(db)
  return rows
}
