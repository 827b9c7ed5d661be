import { type RawBuilder, sql } from 'kysely'
import { type Actor, isStaff } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Bilingual, Channel } from '../../domain/ground/words.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { maybeIso } from '../engine/moments.ts'
import { audienceOf, type Customers, isFor, keepAudience, type NamedCustomers } from './audience.ts'

export type Availability = 'available' | 'limited' | 'unavailable'

export interface OfferState {
  readonly availability: Availability
  /** What is said of it, where it is not as usual. */
  readonly note: Bilingual | null
  readonly from: Instant | null
  readonly until: Instant | null
  /** The ways by which it may be asked for; null: all of them. */
  readonly ways: readonly Channel[] | null
  readonly customers: readonly Customers[]
}

export interface KeptOffer {
  readonly revision: number
  readonly name: Bilingual
  readonly availability: Availability
  readonly note: Bilingual | null
  readonly from: string | null
  readonly until: string | null
  readonly ways: Channel[] | null
  readonly customers: NamedCustomers[]
}

/** Of a service `s`: whether what is said of its availability holds now. Outside its term a service is as usual. */
const HOLDS = `(coalesce(s.availability_from, '-infinity') <= now() and coalesce(s.availability_until, 'infinity') > now())`
export const AVAILABILITY_NOW = `case when ${HOLDS} then s.availability else 'available' end`
export const NOTE_NOW = `case when ${HOLDS} and s.availability <> 'available' then s.availability_note end`

/** Whether a service `s` is offered to this person by the way he comes; the support sees all of them. */
export function isOffered(actor: Actor): RawBuilder<boolean> {
  if (isStaff(actor)) return sql<boolean>`true`
  return sql<boolean>`((s.ways is null or ${actor.channel} = any(s.ways)) and ${isFor(actor, 'service_customers', sql`s.id`)})`
}

export interface OfferStanding {
  readonly isByThisWay: boolean
  readonly availability: Availability
  /** It names its customers; whether this person is one of them `isOfferedTo` knows. */
  readonly isForSome: boolean
}

/** SQL that tells how a service is offered to who comes by this way; null: there is no such service. */
export function standingOfOffer(channel: Channel, id: number): RawBuilder<OfferStanding | null> {
  return sql`(select jsonb_build_object('isByThisWay', s.ways is null or ${channel} = any(s.ways), 'availability', ${sql.raw(AVAILABILITY_NOW)},
    'isForSome', exists (select 1 from service_customers x where x.service_id = s.id)) from services s where s.id = ${id})`
}

/** Whether a service is for this person: his places and all above them are looked through. */
export async function isOfferedTo(db: Db, actor: Actor, id: number): Promise<boolean> {
  const { rows } =
    await sql`select 1 from services s where s.id = ${id} and ${isFor(actor, 'service_customers', sql`s.id`)}`.execute(
      db,
    )
  return rows.length > 0
}

export async function findOffer(db: Db, actor: Actor, id: number): Promise<KeptOffer | null> {
  const { rows } =
    await sql<KeptOffer>`select s.offer_revision as revision, s.name, s.availability, s.availability_note as note,
      s.availability_from as "from", s.availability_until as until, s.ways, ${audienceOf(actor, 'service_customers', sql`s.id`)} as customers
    from services s where s.id = ${id} and not s.is_group`.execute(db)
  return rows[0] ?? null
}

export async function lockOffer({ tx, actor }: Pick<Desk, 'tx' | 'actor'>, id: number): Promise<KeptOffer | null> {
  await sql`select 1 from services where id = ${id} for update`.execute(tx)
  return findOffer(tx, actor, id)
}

export async function updateOffer(
  tx: Tx,
  id: number,
  { availability, note, from, until, ways, customers }: OfferState,
) {
  await tx
    .updateTable('services')
    .set({
      availability,
      availability_note: note && JSON.stringify(note),
      availability_from: maybeIso(from),
      availability_until: maybeIso(until),
      ways: ways && [...ways],
      offer_revision: sql`offer_revision + 1`,
    })
    .where('id', '=', id)
    .execute()
  await keepAudience(tx, 'service_customers', id, customers)
}
