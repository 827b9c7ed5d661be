import { sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import type {
  EntityState,
  EquipmentState,
  Known,
  OrganisationState,
  PersonState,
  VenueState,
} from '../../domain/imports/decide.ts'
import type { ImportSubject } from '../../domain/imports/fields.ts'
import type { KnownOrganisation } from '../../domain/imports/knowledge.ts'
import { normalisedWords } from '../../domain/imports/words-of-header.ts'
import { CUSTOMER_ROLES } from '../../domain/people/customer.ts'
import type { ContractState } from '../../domain/terms/contract-state.ts'
import type { Db } from '../engine/database.ts'

export interface Found extends Known<EntityState> {
  /** No import touches it: somebody of the support, or the agreement for whoever has no contract. */
  readonly isFixed: boolean
  readonly keys: readonly string[]
}

/** All organisations that work, by the words of their names, their codes and INNs; what several are called by names none. */
export async function organisationsByWords(db: Db): Promise<Map<string, KnownOrganisation | null>> {
  const { rows } = await sql<
    KnownOrganisation & { name: string; inn: string | null }
  >`select o.id, o.kind, o.code, o.name, o.inn
    from organisations o where o.archived_at is null order by o.id`.execute(db)
  const found = new Map<string, KnownOrganisation | null>()
  const put = (words: string | null, one: KnownOrganisation) => {
    if (words === null || words === '') return
    found.set(words, found.has(words) ? null : one)
  }
  for (const { name, inn, ...one } of rows) {
    put(normalisedWords(name), one)
    put(inn, one)
  }
  // A code is one organisation's, whatever else is called so.
  for (const one of rows) if (one.code !== null) found.set(normalisedWords(one.code), one)
  return found
}

export async function venuesByCode(db: Db, codes: readonly string[]): Promise<Map<string, { readonly id: number }>> {
  const { rows } = await sql<{
    id: number
    code: string
  }>`select v.id, v.code from venues v where v.code = any(${[...codes]}::text[])`.execute(db)
  return new Map(rows.map(({ id, code }) => [code, { id }]))
}

/** Records by any of these keys, as they are now; held until the transaction ends where `locks` says so. */
export async function findByKeys(
  db: Db,
  subject: ImportSubject,
  keys: readonly string[],
  { locks }: { readonly locks: boolean },
): Promise<Found[]> {
  const lock = locks ? sql`for no key update of t` : sql``
  const valuesOf = (kind: string) =>
    keys.filter((key) => key.startsWith(`${kind} `)).map((key) => key.slice(kind.length + 1))
  switch (subject) {
    case 'organisations':
      return organisations(
        db,
        { codes: valuesOf('code'), external: valuesOf('external'), inns: valuesOf('inn'), names: valuesOf('name') },
        lock,
      )
    case 'venues':
      return venues(db, valuesOf('code'), lock)
    case 'people':
      return people(db, { mails: valuesOf('email'), phones: valuesOf('phone'), external: valuesOf('external') }, lock)
    case 'equipment':
      return equipment(
        db,
        { external: valuesOf('external'), serials: valuesOf('serial'), names: valuesOf('name') },
        lock,
      )
    case 'contracts':
      return contracts(db, valuesOf('number'), lock)
  }
}

type Lock = ReturnType<typeof sql>

/** Records by their ids, as they are now; held until the transaction ends where `locks` says so. */
export async function findByIds(
  db: Db,
  subject: ImportSubject,
  ids: readonly number[],
  { locks }: { readonly locks: boolean },
): Promise<Map<number, EntityState>> {
  const { rows } = await sql<{ id: number; state: EntityState }>`select t.id, ${STATE[subject]} as state
    from ${sql.raw(TABLE[subject])} t where t.id = any(${[...ids]}::bigint[]) ${locks ? sql`for no key update of t` : sql``}`.execute(
    db,
  )
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** A page of all records as they are kept, for an export. */
export async function pageOfStates(db: Db, subject: ImportSubject, after: number, limit: number) {
  const { rows } = await sql<{ id: number; state: EntityState }>`select t.id, ${STATE[subject]} as state
    from ${sql.raw(TABLE[subject])} t where t.id > ${after} and ${EXPORTED[subject]} order by t.id limit ${sql.lit(limit)}`.execute(
    db,
  )
  return rows
}

export const TABLE: Readonly<Record<ImportSubject, string>> = {
  organisations: 'organisations',
  venues: 'venues',
  people: 'people',
  equipment: 'equipment',
  contracts: 'contracts',
}

const IS_STAFF = sql`exists (select 1 from person_roles s where s.person_id = t.id and s.role = any(${[...STAFF_ROLES]}))`

const EXPORTED: Readonly<Record<ImportSubject, Lock>> = {
  organisations: sql`t.kind <> 'support_service' and t.archived_at is null`,
  venues: sql`true`,
  people: sql`t.archived_at is null and not ${IS_STAFF}`,
  equipment: sql`true`,
  contracts: sql`not t.is_default`,
}

const STATE: Readonly<Record<ImportSubject, Lock>> = {
  organisations: sql`jsonb_build_object('kind', t.kind, 'code', t.code, 'name', t.name, 'parentId', t.parent_id, 'inn', t.inn,
    'kpp', t.kpp, 'vip', t.vip, 'domains', array(select d.domain from organisation_domains d where d.organisation_id = t.id
    order by d.domain), 'personalSpecialistId', t.personal_specialist_id, 'externalCode', t.external_code)`,
  venues: sql`jsonb_build_object('code', t.code, 'name', t.name, 'address', t.address, 'zone', t.zone,
    'openingHours', t.opening_hours, 'corporationId', t.corporation_id, 'dealerId', t.dealer_id, 'works', t.works)`,
  people: sql`jsonb_build_object('name', t.name, 'position', t.position, 'locale', t.locale, 'zone', t.zone,
    'externalCode', t.external_code,
    'places', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'organisationId', r.organisation_id,
      'venueId', r.venue_id, 'withSubDealers', r.with_sub_dealers) order by r.id) from person_roles r
      where r.person_id = t.id and r.role = any(${[...CUSTOMER_ROLES]})), '[]'),
    'addresses', coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'value', a.value) order by a.id)
      from person_addresses a where a.person_id = t.id), '[]'))`,
  equipment: sql`jsonb_build_object('venueId', t.venue_id, 'kind', t.kind, 'name', t.name, 'serialNumber', t.serial_number,
    'softwareVersion', t.software_version, 'fiscalDriveExpiresOn', t.fiscal_drive_expires_on, 'externalCode', t.external_code)`,
  contracts: sql`jsonb_build_object('number', t.number, 'name', t.name, 'kind', t.kind, 'state', t.state, 'startsOn', t.starts_on,
    'endsOn', t.ends_on, 'hoursId', t.service_hours_id, 'levelId', t.sla_level_id, 'contractServiceType', t.contract_service_type,
    'waitingExternalPauses', t.waiting_external_pauses, 'hourPackage', t.hour_package, 'coversAllServices', t.covers_all_services,
    'serviceIds', array(select s.service_id from contract_services s where s.contract_id = t.id order by s.service_id),
    'customers', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('organisationId', c.organisation_id,
      'venueId', c.venue_id, 'personId', c.person_id)) order by c.organisation_id, c.venue_id, c.person_id)
      from contract_customers c where c.contract_id = t.id), '[]'))`,
}

async function organisations(
  db: Db,
  by: { codes: string[]; external: string[]; inns: string[]; names: string[] },
  lock: Lock,
): Promise<Found[]> {
  // Names are compared by their words, which the database does not know: few are asked for without any number.
  const named = by.names.length === 0 ? sql`false` : sql`true`
  const { rows } = await sql<{ id: number; state: OrganisationState }>`select t.id, ${STATE.organisations} as state
    from organisations t where t.code = any(${by.codes}::text[]) or t.external_code = any(${by.external}::text[])
      or t.inn = any(${by.inns}::text[]) or ${named} order by t.id ${lock}`.execute(db)
  return rows.map(({ id, state }) => ({
    id,
    state,
    isFixed: false,
    keys: keysIn([
      ['code', state.code],
      ['external', state.externalCode],
      ['inn', state.inn],
      ['name', normalisedWords(state.name)],
    ]),
  }))
}

async function venues(db: Db, codes: string[], lock: Lock): Promise<Found[]> {
  const { rows } = await sql<{ id: number; state: VenueState }>`select t.id, ${STATE.venues} as state from venues t
    where t.code = any(${codes}::text[]) ${lock}`.execute(db)
  return rows.map(({ id, state }) => ({ id, state, isFixed: false, keys: [`code ${state.code}`] }))
}

async function people(
  db: Db,
  by: { mails: string[]; phones: string[]; external: string[] },
  lock: Lock,
): Promise<Found[]> {
  const { rows } = await sql<{ id: number; state: PersonState; isFixed: boolean }>`
    select t.id, ${STATE.people} as state, ${IS_STAFF} as "isFixed" from people t where t.id in (
      select a.person_id from person_addresses a where a.kind = 'email' and a.value = any(${by.mails}::text[])
      union select a.person_id from person_addresses a where a.kind = 'phone' and a.value = any(${by.phones}::text[])
      union select e.id from people e where e.external_code = any(${by.external}::text[])) order by t.id ${lock}`.execute(
    db,
  )
  return rows.map(({ id, state, isFixed }) => ({
    id,
    state,
    isFixed,
    keys: keysIn([
      ['external', state.externalCode],
      ...state.addresses.map(({ kind, value }) => [kind, value] as const),
    ]),
  }))
}

async function equipment(
  db: Db,
  by: { external: string[]; serials: string[]; names: string[] },
  lock: Lock,
): Promise<Found[]> {
  const venueIds = [...by.serials, ...by.names].map((key) => Number(key.split(' ', 1)[0]))
  const { rows } = await sql<{
    id: number
    state: EquipmentState
  }>`select t.id, ${STATE.equipment} as state from equipment t
    where t.external_code = any(${by.external}::text[]) or t.venue_id = any(${venueIds}::bigint[]) order by t.id ${lock}`.execute(
    db,
  )
  return rows.map(({ id, state }) => ({
    id,
    state,
    isFixed: false,
    keys: keysIn([
      ['external', state.externalCode],
      [`serial ${state.venueId}`, state.serialNumber],
      [`name ${state.venueId}`, state.name],
    ]),
  }))
}

async function contracts(db: Db, numbers: string[], lock: Lock): Promise<Found[]> {
  const { rows } = await sql<{
    id: number
    state: ContractState
    isFixed: boolean
  }>`select t.id, ${STATE.contracts} as state,
      t.is_default as "isFixed" from contracts t where lower(t.number) = any(${numbers}::text[]) order by t.id ${lock}`.execute(
    db,
  )
  return rows.map((one) => ({ ...one, keys: [`number ${one.state.number.toLowerCase()}`] }))
}

function keysIn(pairs: readonly (readonly [string, string | null])[]): string[] {
  return pairs.flatMap(([kind, value]) => (value === null || value === '' ? [] : [`${kind} ${value}`]))
}

/** How an import finds an organisation again, and under whom it stands. */
export async function organisationNames(db: Db) {
  const { rows } = await sql<{
    id: number
    words: string
    parentId: number | null
  }>`select o.id, coalesce(o.code, o.name) as words,
    o.parent_id as "parentId" from organisations o`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

/** Codes of the venues that these records name. */
export async function venueCodes(db: Db, states: readonly EntityState[]): Promise<Map<number, string>> {
  const ids = states.flatMap((state) => {
    if ('serialNumber' in state) return [state.venueId]
    if ('customers' in state) return state.customers.flatMap((one) => ('venueId' in one ? one.venueId : []))
    return 'places' in state ? state.places.flatMap(({ venueId }) => venueId ?? []) : []
  })
  const { rows } = await sql<{
    id: number
    code: string
  }>`select v.id, v.code from venues v where v.id = any(${ids}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, code }) => [id, code]))
}
