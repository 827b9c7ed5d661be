import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import { OPEN } from '../../domain/ground/status.ts'
import type { Status } from '../../domain/ground/words.ts'
import { readableBy } from '../access/readable.ts'
import { placeOf, seen } from '../access/seen.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'

interface Named {
  readonly id: number
  readonly name: string
}

/** Somebody who may be calling. */
export interface KnownCaller extends Named {
  /** In ISO 8601; null: never before. */
  readonly lastCallAt: string | null
}

/** A place that he may be calling from, and what is open there or for him. */
export interface CallersPlace {
  readonly venue: (Named & { readonly address: string; readonly zone: string }) | null
  readonly organisation: Named | null
  readonly isVip: boolean
  readonly open: readonly {
    readonly number: number
    readonly subject: string
    readonly status: Status
    readonly dueAt: string | null
  }[]
  readonly openCount: number
}

/** So many people and places before nobody looks through them while a telephone rings. */
const MOST_PEOPLE = 4
const MOST_PLACES = 5
const OPEN_SHOWN = 5

/** Whose number it is, then who called by it before; who was chosen for this call is the only one. Only those whom the actor sees. */
export async function callersBehind(
  db: Db,
  actor: Actor,
  { number, chosen }: { readonly number: string | null; readonly chosen: number | null },
): Promise<KnownCaller[]> {
  const who =
    chosen === null
      ? sql`(p.id in (select a.person_id from person_addresses a where a.kind = 'phone' and a.value = ${number})
          or p.id in (select c.person_id from phone_calls c where c.number = ${number}))`
      : sql`p.id = ${chosen}`
  const { rows } = await sql<KnownCaller>`select p.id, p.name,
      to_char((select max(c.started_at) from phone_calls c where c.person_id = p.id and c.state = 'ended') at time zone 'UTC',
        'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastCallAt"
    from people p where ${who} and p.archived_at is null and ${seen(actor, 'person')}
    order by exists (select 1 from person_addresses a where a.person_id = p.id and a.kind = 'phone' and a.value = ${number}) desc,
      (select max(c.id) from phone_calls c where c.number = ${number} and c.person_id = p.id) desc nulls last, p.id
    limit ${sql.lit(MOST_PEOPLE)}`.execute(db)
  return rows
}

/** His venues, the one that he last filed for first; who has none is at his organisation. */
export async function placesOfCaller(db: Db, actor: Actor, personId: number): Promise<CallersPlace[]> {
  const { rows } = await sql<CallersPlace>`select
      jsonb_build_object('id', v.id, 'name', v.name, 'address', v.address, 'zone', v.zone) as venue,
      jsonb_build_object('id', o.id, 'name', o.name) as organisation, o.vip as "isVip", w.open, w."openCount"
    from venues v join organisations o on o.id = v.corporation_id
      cross join lateral ${openOf(actor, personId, sql`v.id`)} w
    where v.works and ${placeOf(personId)} and ${seen(actor, 'venue')}
    order by (select max(q.number) from requests q where q.contact_id = ${personId} and q.venue_id = v.id) desc nulls last, v.name, v.id
    limit ${sql.lit(MOST_PLACES)}`.execute(db)
  return rows.length > 0 ? rows : [await placeWithoutVenue(db, actor, personId)]
}

async function placeWithoutVenue(db: Db, actor: Actor, personId: number): Promise<CallersPlace> {
  const { rows } = await sql<CallersPlace>`select null as venue,
      case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name) end as organisation,
      coalesce(o.vip, false) as "isVip", w.open, w."openCount"
    from ${openOf(actor, personId, sql`null::bigint`)} w
      left join organisations o on o.id = (select r.organisation_id from person_roles r
        where r.person_id = ${personId} and r.organisation_id is not null order by r.id limit 1)`.execute(db)
  const [row] = rows
  if (!row) throw new Error('an aggregate gave no row')
  return row
}

/** What is open for him or at the venue, his own first, of what the actor reads. */
function openOf(actor: Actor, personId: number, venue: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(select count(*)::int as "openCount", coalesce(jsonb_agg(jsonb_build_object('number', f.number, 'subject', f.subject,
      'status', f.status, 'dueAt', f.due) order by f.place) filter (where f.place <= ${sql.lit(OPEN_SHOWN)}), '[]') as open
    from (select r.number, r.subject, r.status, to_char(r.next_due_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as due,
        row_number() over (order by (r.contact_id = ${personId}) desc, r.number desc) as place
      from requests r where (r.contact_id = ${personId} or r.venue_id = ${venue}) and r.status in ${inSql(OPEN)}
        and ${readableBy(actor)}) f)`
}

/** Whose number it is; null: nobody's who is not archived. */
export async function ownerOfNumber(db: Db, number: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select p.id from person_addresses a join people p on p.id = a.person_id
    where a.kind = 'phone' and a.value = ${number} and p.archived_at is null`.execute(db)
  return rows[0]?.id ?? null
}

/** For which venue somebody would call: the one of his last request that he has still, else his first. */
export async function likelyVenueOf(db: Db, personId: number): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`select v.id from venues v where v.works and ${placeOf(personId)}
    order by (select max(q.number) from requests q where q.contact_id = ${personId} and q.venue_id = v.id) desc nulls last, v.name, v.id
    limit 1`.execute(db)
  return rows[0]?.id ?? null
}
