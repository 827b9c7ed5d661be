import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { SOLVED } from '../../domain/ground/status.ts'
import type { Status } from '../../domain/ground/words.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { readableBy } from '../access/readable.ts'
import { seen } from '../access/seen.ts'
import { inSql } from '../access/status-words.ts'
import type { Db } from '../engine/database.ts'
import { EQUIPMENT_JSON, type ViewedEquipment } from '../people/equipment.ts'
import { IS_OPEN } from './request-views.ts'

interface Named {
  readonly id: number
  readonly name: string
}

export interface ViewedPerson {
  readonly id: number
  readonly name: string
  readonly position: string | null
  readonly locale: string
  readonly zone: string
  readonly addresses: readonly {
    readonly kind: 'email' | 'phone' | 'telegram'
    readonly value: string
    readonly verified: boolean
    readonly bounced: boolean
  }[]
}

export interface ViewedVenue {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly address: string
  readonly zone: string
  readonly openingHours: string | null
  readonly works: boolean
  readonly corporation: Named
  readonly dealer: Named | null
  readonly equipment: readonly ViewedEquipment[]
}

export interface ViewedContract {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly kind: 'contract' | 'agreement'
  readonly state: 'draft' | 'active' | 'suspended' | 'expired'
  readonly isDefault: boolean
  readonly contractServiceType: boolean
  readonly serviceHours: { readonly name: string; readonly zone: string }
  readonly startsOn: string
  readonly endsOn: string | null
  readonly demonstrationValues: boolean
}

interface Neighbour {
  readonly number: number
  readonly subject: string
  readonly status: Status
  readonly nextDueAt: string | null
}

/** A person as he may be seen; his addresses where those may be. */
export async function loadPerson(db: Db, actor: Actor, id: number): Promise<ViewedPerson | null> {
  const { rows } = await sql<ViewedPerson>`
    select p.id, p.name, p.position, p.locale, p.zone, coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'value', a.value,
      'verified', a.verified_at is not null, 'bounced', a.bounced_at is not null) order by a.kind, a.id) from person_addresses a
      where a.person_id = p.id and ${seen(actor, 'address')}), '[]') as addresses
    from people p where p.id = ${id} and ${seen(actor, 'person')}`.execute(db)
  return rows[0] ?? null
}

/** A venue as it may be seen; its equipment where that may be. */
export async function loadVenue(db: Db, actor: Actor, id: number): Promise<ViewedVenue | null> {
  const { rows } = await sql<ViewedVenue>`
    select v.id, v.code, v.name, v.address, v.zone, v.opening_hours as "openingHours", v.works,
      jsonb_build_object('id', c.id, 'name', c.name) as corporation,
      case when d.id is not null then jsonb_build_object('id', d.id, 'name', d.name) end as dealer,
      coalesce((select jsonb_agg(${sql.raw(EQUIPMENT_JSON)} order by e.kind, e.name) from equipment e
        where e.venue_id = v.id and ${seen(actor, 'equipment')}), '[]') as equipment
    from venues v join organisations c on c.id = v.corporation_id left join organisations d on d.id = v.dealer_id
    where v.id = ${id} and ${seen(actor, 'venue')}`.execute(db)
  return rows[0] ?? null
}

/** Contracts and agreements that the person may see. */
export async function listContracts(db: Db, actor: Actor): Promise<ViewedContract[]> {
  return contractsWhere(db, seen(actor, 'contract'))
}

/** Those of the contracts that the person may see. */
export async function contractsSeen(db: Db, actor: Actor, ids: readonly number[]): Promise<ViewedContract[]> {
  return contractsWhere(db, sql`c.id = any(${[...ids]}) and ${seen(actor, 'contract')}`)
}

/** The contracts that a request names: the one that rules it, and those that were passed over. The caller has checked that the actor may read the request. */
export async function contractsNamed(db: Db, ids: readonly number[]): Promise<ViewedContract[]> {
  return contractsWhere(db, sql`c.id = any(${[...ids]})`)
}

async function contractsWhere(db: Db, condition: RawBuilder<unknown>): Promise<ViewedContract[]> {
  const { rows } = await sql<ViewedContract>`
    select c.id, c.number, c.name, c.kind, c.state, c.is_default as "isDefault", c.contract_service_type as "contractServiceType",
      jsonb_build_object('name', h.name, 'zone', h.zone) as "serviceHours", c.starts_on as "startsOn", c.ends_on as "endsOn",
      c.demonstration_values as "demonstrationValues"
    from contracts c join service_hours h on h.id = c.service_hours_id
    where ${condition} order by c.is_default, c.name`.execute(db)
  return rows
}

/** What else is open at this venue, or with this person when there is none. */
export async function openHere(db: Db, actor: Actor, request: ServiceRequest): Promise<Neighbour[]> {
  const here =
    request.venueId === null ? sql`r.contact_id = ${request.contactId}` : sql`r.venue_id = ${request.venueId}`
  const { rows } =
    await sql<Neighbour>`select r.number, r.subject, r.status, r.next_due_at as "nextDueAt" from requests r
    where ${IS_OPEN} and ${here} and r.number <> ${request.number} and ${readableBy(actor)}
    order by r.next_due_at nulls last, r.number limit 5`.execute(db)
  return rows
}

/** Resolved requests of the same service with a like subject, the likest first. */
export async function similarResolved(
  db: Db,
  actor: Actor,
  request: ServiceRequest,
  now: Instant,
): Promise<Omit<Neighbour, 'nextDueAt'>[]> {
  const since = new Date(now - 180 * 86_400_000).toISOString()
  const { rows } = await sql<Omit<Neighbour, 'nextDueAt'>>`select r.number, r.subject, r.status from (
      select * from requests where service_id = ${request.serviceId} and status in ${inSql(SOLVED)}
        and closing_code in ('solved', 'workaround', 'advice') and resolved_at > ${since}::timestamptz
      order by resolved_at desc limit 300) r
    where r.number <> ${request.number} and ${readableBy(actor)} and similarity(r.subject, ${request.subject}) > 0.25
    order by similarity(r.subject, ${request.subject}) desc, r.number desc limit 3`.execute(db)
  return rows
}
