import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER } from '../../domain/ground/status.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso, maybeIso } from '../engine/moments.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ViewedDealerChange {
  readonly id: number
  readonly dealer: Named | null
  readonly previous: Named | null
  readonly startsOn: string
  readonly ground: string
  readonly madeBy: Named
  readonly tookEffectAt: string | null
  /** Requests of the venue that have this dealer. */
  readonly requests: number
}

/** Who served the venue from which day on, the last one first; one that has not taken effect is a plan. */
export async function listDealerChanges(db: Db, venue: number): Promise<ViewedDealerChange[]> {
  const { rows } = await sql<ViewedDealerChange>`
    select h.id, case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer,
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as previous,
      h.starts_on as "startsOn", h.ground, jsonb_build_object('id', m.id, 'name', m.name) as "madeBy",
      h.took_effect_at as "tookEffectAt",
      (select count(*) from requests r where r.venue_id = h.venue_id and r.dealer_id is not distinct from h.dealer_id) as requests
    from venue_dealer_changes h left join organisations d on d.id = h.dealer_id
      left join organisations b on b.id = h.previous_dealer_id join people m on m.id = h.made_by
    where h.venue_id = ${venue} order by h.starts_on desc, h.id desc limit 100`.execute(db)
  return rows
}

export interface DealerChangeEffect {
  /** People of the new dealer, and of those above him with that right, who will read new requests. */
  readonly readers: number
  /** Open requests that stay with the dealer they have: how many, and the first of them. */
  readonly open: number
  readonly openNumbers: number[]
  /** All requests that the present dealer goes on reading. */
  readonly past: number
}

/** What a change of dealer would mean for people and requests. */
export async function effectOfDealer(db: Db, venue: number, dealer: number | null): Promise<DealerChangeEffect> {
  const { rows } = await sql<DealerChangeEffect>`
    with recursive up(id, distance) as (select ${dealer}::bigint, 0
      union select o.parent_id, up.distance + 1 from organisations o join up on o.id = up.id
        where o.parent_id is not null and up.distance < 30),
    mine as (select r.number, r.status from requests r join venues v on v.id = r.venue_id
      where r.venue_id = ${venue} and r.dealer_id is not distinct from v.dealer_id)
    select (select count(distinct o.person_id) from person_roles o join up on up.id = o.organisation_id
        join people p on p.id = o.person_id where p.archived_at is null and o.role in ('dealer_user', 'dealer_manager')
        and (up.distance = 0 or o.with_sub_dealers)) as readers,
      (select count(*) from mine where status not in ${inSql(OVER)}) as open,
      array(select number from mine where status not in ${inSql(OVER)} order by number limit 5) as "openNumbers",
      (select count(*) from mine) as past`.execute(db)
  return rows[0] ?? { readers: 0, open: 0, openNumbers: [], past: 0 }
}

/** Its changes that count for a new one: the day of the last, and whether one lies ahead. */
export async function standingOfDealers(db: Db, venue: number) {
  const { rows } = await sql<{ last: string | null; ahead: boolean }>`select max(starts_on) as last,
      coalesce(bool_or(took_effect_at is null), false) as ahead
    from venue_dealer_changes where venue_id = ${venue}`.execute(db)
  return rows[0] ?? { last: null, ahead: false }
}

export interface NewDealerChange {
  readonly venueId: number
  readonly dealerId: number | null
  readonly previousDealerId: number | null
  readonly startsOn: string
  readonly ground: string
  readonly madeBy: number
  readonly at: Instant
  readonly tookEffectAt: Instant | null
}

export async function insertDealerChange(tx: Tx, change: NewDealerChange): Promise<number> {
  const { id } = await tx
    .insertInto('venue_dealer_changes')
    .values({
      venue_id: change.venueId,
      dealer_id: change.dealerId,
      previous_dealer_id: change.previousDealerId,
      starts_on: change.startsOn,
      ground: change.ground,
      made_by: change.madeBy,
      made_at: iso(change.at),
      took_effect_at: maybeIso(change.tookEffectAt),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function setDealer(tx: Tx, venue: number, dealer: number | null): Promise<void> {
  await tx.updateTable('venues').set({ dealer_id: dealer }).where('id', '=', venue).execute()
}

/** Takes a plan back; null when it has taken effect or is gone. */
export async function deletePlannedDealer(tx: Tx, venue: number, id: number) {
  const { rows } = await sql<{ dealerId: number | null; startsOn: string }>`delete from venue_dealer_changes
    where id = ${id} and venue_id = ${venue} and took_effect_at is null
    returning dealer_id as "dealerId", starts_on as "startsOn"`.execute(tx)
  return rows[0] ?? null
}

/** Plans whose day has come where the venue is, held until the transaction ends; what another worker holds is his. */
export async function lockDueDealers(tx: Tx, now: Instant) {
  const { rows } = await sql<{
    id: number
    venueId: number
    venue: string
    dealerId: number | null
    previousDealerId: number | null
  }>`select h.id, h.venue_id as "venueId", v.name as venue, h.dealer_id as "dealerId", v.dealer_id as "previousDealerId"
    from venue_dealer_changes h join venues v on v.id = h.venue_id
    where h.took_effect_at is null and h.starts_on <= (${iso(now)}::timestamptz at time zone v.zone)::date
    order by h.id limit 500 for update of h skip locked`.execute(tx)
  return rows
}

export async function markDealerTurned(tx: Tx, id: number, now: Instant): Promise<void> {
  await tx
    .updateTable('venue_dealer_changes')
    .set({ took_effect_at: iso(now) })
    .where('id', '=', id)
    .execute()
}
