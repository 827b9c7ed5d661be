import { type RawBuilder, sql } from 'kysely'
import type { ContractState } from '../../domain/terms/contract-state.ts'
import type { CoveredCustomer } from '../../domain/terms/coverage.ts'
import type { Db, Tx } from '../engine/database.ts'

/** A contract as it is kept, without the rules and hours that it names. */
export interface KeptContract extends ContractState {
  readonly id: number
  readonly revision: number
  readonly isDefault: boolean
  readonly demonstrationValues: boolean
}

export async function findContract(db: Db, id: number): Promise<KeptContract | null> {
  const { rows } = await sql<KeptContract>`${sql.raw(SELECT)} where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Every contract with all its terms, the default agreement first. */
export async function listContracts(db: Db): Promise<KeptContract[]> {
  const { rows } = await sql<KeptContract>`${sql.raw(SELECT)} order by c.is_default desc, c.number, c.id`.execute(db)
  return rows
}

const SELECT = `select c.id, c.revision, c.number, c.name, c.kind, c.state, c.is_default as "isDefault", c.starts_on as "startsOn",
    c.ends_on as "endsOn", c.service_hours_id as "hoursId", c.sla_level_id as "levelId",
    c.contract_service_type as "contractServiceType", c.waiting_external_pauses as "waitingExternalPauses",
    c.hour_package as "hourPackage", c.covers_all_services as "coversAllServices", c.demonstration_values as "demonstrationValues",
    coalesce((select jsonb_agg(s.service_id order by s.service_id) from contract_services s where s.contract_id = c.id), '[]') as "serviceIds",
    coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisationId', cc.organisation_id, 'venueId', cc.venue_id,
      'personId', cc.person_id)) order by cc.organisation_id, cc.venue_id, cc.person_id)
      from contract_customers cc where cc.contract_id = c.id), '[]') as customers
  from contracts c`

export async function lockContract(tx: Tx, id: number): Promise<KeptContract | null> {
  await sql`select 1 from contracts c where c.id = ${id} for update`.execute(tx)
  return findContract(tx, id)
}

export async function isNumberTaken(tx: Tx, number: string, own: number | null): Promise<boolean> {
  const { rows } = await sql`select 1 from contracts c where lower(c.number) = lower(${number})
    and c.id is distinct from ${own}`.execute(tx)
  return rows.length > 0
}

export async function insertKeptContract(tx: Tx, state: ContractState): Promise<number> {
  const { id } = await tx.insertInto('contracts').values(rowOf(state)).returning('id').executeTakeFirstOrThrow()
  await keepCoverage(tx, id, state)
  return id
}

/** What is decided here is no demonstration any more. */
export async function updateContract(tx: Tx, { id, revision }: KeptContract, state: ContractState): Promise<void> {
  await tx
    .updateTable('contracts')
    .set({ ...rowOf(state), revision: revision + 1, demonstration_values: false })
    .where('id', '=', id)
    .execute()
  await keepCoverage(tx, id, state)
}

async function keepCoverage(tx: Tx, id: number, { serviceIds, customers }: ContractState): Promise<void> {
  await tx.deleteFrom('contract_services').where('contract_id', '=', id).execute()
  await tx.deleteFrom('contract_customers').where('contract_id', '=', id).execute()
  if (serviceIds.length > 0) {
    const rows = serviceIds.map((service) => ({ contract_id: id, service_id: service }))
    await tx.insertInto('contract_services').values(rows).execute()
  }
  if (customers.length > 0) {
    const rows = customers.map((customer) => ({
      contract_id: id,
      organisation_id: 'organisationId' in customer ? customer.organisationId : null,
      venue_id: 'venueId' in customer ? customer.venueId : null,
      person_id: 'personId' in customer ? customer.personId : null,
    }))
    await tx.insertInto('contract_customers').values(rows).execute()
  }
}

function rowOf(state: ContractState) {
  return {
    number: state.number,
    name: state.name,
    kind: state.kind,
    state: state.state,
    starts_on: state.startsOn,
    ends_on: state.endsOn,
    service_hours_id: state.hoursId,
    sla_level_id: state.levelId,
    contract_service_type: state.contractServiceType,
    waiting_external_pauses: state.waitingExternalPauses,
    hour_package: state.hourPackage,
    covers_all_services: state.coversAllServices,
  }
}

export interface BookLine {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly kind: 'contract' | 'agreement'
  readonly state: ContractState['state']
  readonly isDefault: boolean
  readonly startsOn: string
  readonly endsOn: string | null
  readonly level: string
  readonly hours: string
  readonly customer: string | null
  readonly customers: number
}

export interface BookQuestion {
  readonly q: string
  readonly standing: 'all' | 'active' | 'ending' | 'over' | 'draft' | 'suspended'
  readonly today: string
  readonly offset: number
}

/** Contracts of one page of the book, and how many there are in all. */
export const BOOK_PAGE = 50

export async function listContractBook(db: Db, question: BookQuestion): Promise<{ items: BookLine[]; count: number }> {
  const words = question.q.split(/\s+/).filter(Boolean)
  const conditions = [standingOf(question), ...words.map((word) => mentions(`%${word.replace(/[\\%_]/g, '\\$&')}%`))]
  const where = sql.join(conditions, sql` and `)
  const { rows } = await sql<BookLine & { total: number }>`
    select c.id, c.number, c.name, c.kind, c.state, c.is_default as "isDefault", c.starts_on as "startsOn", c.ends_on as "endsOn",
      l.name as level, h.name as hours, count(*) over ()::int as total,
      (select count(*)::int from contract_customers cc where cc.contract_id = c.id) as customers,
      (select coalesce(o.name, v.name, p.name) from contract_customers cc left join organisations o on o.id = cc.organisation_id
        left join venues v on v.id = cc.venue_id left join people p on p.id = cc.person_id
        where cc.contract_id = c.id order by cc.organisation_id, cc.venue_id limit 1) as customer
    from contracts c join sla_levels l on l.id = c.sla_level_id join service_hours h on h.id = c.service_hours_id
    where ${where} order by c.is_default desc, c.name, c.id limit ${BOOK_PAGE} offset ${question.offset}`.execute(db)
  return { items: rows.map(({ total: _, ...line }) => line), count: rows[0]?.total ?? 0 }
}

function mentions(like: string): RawBuilder<unknown> {
  return sql`(c.number ilike ${like} or c.name ilike ${like} or exists (select 1 from contract_customers cc
    left join organisations o on o.id = cc.organisation_id left join venues v on v.id = cc.venue_id
    where cc.contract_id = c.id and (o.name ilike ${like} or v.name ilike ${like} or v.code ilike ${like})))`
}

function standingOf({ standing, today }: BookQuestion): RawBuilder<unknown> {
  const over = sql`(c.state = 'expired' or c.ends_on < ${today}::date)`
  switch (standing) {
    case 'all':
      return sql`true`
    case 'over':
      return over
    case 'ending':
      return sql`c.state = 'active' and c.ends_on between ${today}::date and ${today}::date + ${ENDING_DAYS}::int`
    case 'active':
      return sql`c.state = 'active' and not coalesce(${over}, false)`
    default:
      return sql`c.state = ${standing}`
  }
}

/** So many days before its end a contract is one to be renewed. */
export const ENDING_DAYS = 60

export interface CoveredName {
  readonly organisationId?: number
  readonly venueId?: number
  readonly personId?: number
  readonly name: string
  readonly code: string | null
  /** Venues that an organisation has, with those of its children. */
  readonly venues: number | null
}

/** How those whom a contract covers are called. */
export async function coveredNames(db: Db, customers: readonly CoveredCustomer[]): Promise<CoveredName[]> {
  const ids = (name: 'organisationId' | 'venueId' | 'personId') =>
    customers.flatMap((one) => (name in one ? Object.values(one) : []))
  const { rows } = await sql<CoveredName>`
    select o.id as "organisationId", o.name, o.code, (with recursive below(id) as (select o.id
        union all select c.id from organisations c join below on c.parent_id = below.id)
      select count(*)::int from venues v where v.corporation_id in (select id from below)) as venues
    from organisations o where o.id = any(${ids('organisationId')}::bigint[])`.execute(db)
  const venues = await sql<CoveredName>`select v.id as "venueId", v.name, v.code, null::int as venues from venues v
    where v.id = any(${ids('venueId')}::bigint[])`.execute(db)
  const people =
    await sql<CoveredName>`select p.id as "personId", p.name, null as code, null::int as venues from people p
    where p.id = any(${ids('personId')}::bigint[])`.execute(db)
  return [...rows, ...venues.rows, ...people.rows]
}

/** Organisations by name or code, the first few. */
export async function findOrganisations(db: Db, q: string): Promise<CoveredName[]> {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } =
    await sql<CoveredName>`select o.id as "organisationId", o.name, o.code, null::int as venues from organisations o
    where o.archived_at is null and o.kind <> 'support_service' and (o.name ilike ${like} or o.code = ${q})
    order by o.name, o.id limit 8`.execute(db)
  return rows
}
