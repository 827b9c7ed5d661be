import { type RawBuilder, sql } from 'kysely'
import type { EntityState } from '../../domain/imports/decide.ts'
import type { ImportSubject } from '../../domain/imports/fields.ts'
import { CUSTOMER_ROLES } from '../../domain/people/customer.ts'
import type { Tx } from '../engine/database.ts'
import { TABLE } from './known.ts'

export interface Written {
  readonly id: number
  readonly state: EntityState
}

/** Ids for records that are about to be made; one that is not used is never used. */
export async function newIds(tx: Tx, subject: ImportSubject, count: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select nextval(pg_get_serial_sequence(${TABLE[subject]}, 'id')) as id
    from generate_series(1, ${count}::int)`.execute(tx)
  return rows.map(({ id }) => id)
}

type Column = readonly [column: string, field: string, type: RawBuilder<unknown>]

const WORDS = sql`text`
const ID = sql`bigint`
const YES = sql`boolean`

/** Columns, the fields of the state that fill them, and of which type these are. */
const ROWS: Readonly<Record<ImportSubject, readonly Column[]>> = {
  organisations: [
    ['kind', 'kind', WORDS],
    ['code', 'code', WORDS],
    ['name', 'name', WORDS],
    ['parent_id', 'parentId', ID],
    ['inn', 'inn', WORDS],
    ['kpp', 'kpp', WORDS],
    ['vip', 'vip', YES],
    ['external_code', 'externalCode', WORDS],
  ],
  venues: [
    ['code', 'code', WORDS],
    ['name', 'name', WORDS],
    ['address', 'address', WORDS],
    ['zone', 'zone', WORDS],
    ['opening_hours', 'openingHours', WORDS],
    ['corporation_id', 'corporationId', ID],
    ['dealer_id', 'dealerId', ID],
    ['works', 'works', YES],
  ],
  people: [
    ['name', 'name', WORDS],
    ['position', 'position', WORDS],
    ['locale', 'locale', WORDS],
    ['zone', 'zone', WORDS],
    ['external_code', 'externalCode', WORDS],
  ],
  equipment: [
    ['venue_id', 'venueId', ID],
    ['kind', 'kind', WORDS],
    ['name', 'name', WORDS],
    ['serial_number', 'serialNumber', WORDS],
    ['software_version', 'softwareVersion', WORDS],
    ['fiscal_drive_expires_on', 'fiscalDriveExpiresOn', sql`date`],
    ['external_code', 'externalCode', WORDS],
  ],
  contracts: [
    ['number', 'number', WORDS],
    ['name', 'name', WORDS],
    ['kind', 'kind', WORDS],
    ['state', 'state', WORDS],
    ['starts_on', 'startsOn', sql`date`],
    ['ends_on', 'endsOn', sql`date`],
    ['service_hours_id', 'hoursId', ID],
    ['sla_level_id', 'levelId', ID],
    ['contract_service_type', 'contractServiceType', YES],
    ['waiting_external_pauses', 'waitingExternalPauses', YES],
    ['hour_package', 'hourPackage', sql`int`],
    ['covers_all_services', 'coversAllServices', YES],
  ],
}

/** New records under the ids they were given, all at once. */
export async function insertRecords(tx: Tx, subject: ImportSubject, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return
  const columns = ROWS[subject]
  await sql`insert into ${sql.table(TABLE[subject])} (id, ${sql.join(columns.map(([column]) => sql.ref(column)))})
    overriding system value
    select id, ${sql.join(columns.map(([, field]) => sql.ref(field)))} from ${given(subject, written)}`.execute(tx)
  await writeParts(tx, subject, written)
}

/** Records as they are to be from now on, all at once. */
export async function updateRecords(tx: Tx, subject: ImportSubject, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return
  const changes = ROWS[subject].map(([column, field]) => sql`${sql.ref(column)} = ${sql.ref(`given.${field}`)}`)
  // Whoever has the contract open on his screen is told; and what is decided by a file is no demonstration any more.
  if (subject === 'contracts') changes.push(sql`revision = t.revision + 1`, sql`demonstration_values = false`)
  await sql`update ${sql.table(TABLE[subject])} t set ${sql.join(changes)}
    from ${given(subject, written)} where t.id = given.id`.execute(tx)
  await writeParts(tx, subject, written)
}

/** Records that an import made go again, with what is a part of them. */
export async function deleteRecords(tx: Tx, subject: ImportSubject, ids: readonly number[]): Promise<void> {
  const all = sql`any(${[...ids]}::bigint[])`
  if (subject === 'organisations') {
    await sql`delete from organisation_domains where organisation_id = ${all}`.execute(tx)
  } else if (subject === 'people') {
    await sql`delete from person_roles where person_id = ${all}`.execute(tx)
    await sql`delete from person_addresses where person_id = ${all}`.execute(tx)
  } else if (subject === 'venues') {
    await sql`delete from venue_dealer_changes where venue_id = ${all}`.execute(tx)
  } else if (subject === 'contracts') {
    await deleteCoverage(tx, ids)
  }
  await sql`delete from ${sql.table(TABLE[subject])} where id = ${all}`.execute(tx)
}

function given(subject: ImportSubject, written: readonly Written[]) {
  const rows = JSON.stringify(written.map(({ id, state }) => ({ id, ...state })))
  const fields = ROWS[subject].map(([, field, type]) => sql`${sql.ref(field)} ${type}`)
  return sql`jsonb_to_recordset(${rows}::jsonb) given(id bigint, ${sql.join(fields)})`
}

async function writeParts(tx: Tx, subject: ImportSubject, written: readonly Written[]): Promise<void> {
  const ids = written.map(({ id }) => id)
  const rows = JSON.stringify(written.map(({ id, state }) => ({ id, ...state })))
  if (subject === 'organisations') {
    await sql`delete from organisation_domains where organisation_id = any(${ids}::bigint[])`.execute(tx)
    await sql`insert into organisation_domains (organisation_id, domain) select given.id, domain
      from jsonb_to_recordset(${rows}::jsonb) given(id bigint, domains jsonb), jsonb_array_elements_text(given.domains) domain`.execute(
      tx,
    )
  }
  if (subject === 'contracts') await writeCoverage(tx, ids, rows)
  if (subject !== 'people') return
  const places = sql`(select given.id, p.role, p."organisationId", p."venueId", p."withSubDealers"
    from jsonb_to_recordset(${rows}::jsonb) given(id bigint, places jsonb),
      jsonb_to_recordset(given.places) p(role text, "organisationId" bigint, "venueId" bigint, "withSubDealers" boolean))`
  await sql`delete from person_roles r where r.person_id = any(${ids}::bigint[]) and r.role = any(${[...CUSTOMER_ROLES]})
    and not exists (select 1 from ${places} p where p.id = r.person_id and p.role = r.role
      and p."organisationId" is not distinct from r.organisation_id and p."venueId" is not distinct from r.venue_id)`.execute(
    tx,
  )
  await sql`insert into person_roles (person_id, role, organisation_id, venue_id, with_sub_dealers)
    select * from ${places} p on conflict on constraint role_is_given_once do nothing`.execute(tx)
  const addresses = sql`(select given.id, a.kind, a.value from jsonb_to_recordset(${rows}::jsonb) given(id bigint, addresses jsonb),
    jsonb_to_recordset(given.addresses) a(kind text, value text))`
  await sql`delete from person_addresses a where a.person_id = any(${ids}::bigint[])
    and not exists (select 1 from ${addresses} g where g.id = a.person_id and g.kind = a.kind and g.value = a.value)`.execute(
    tx,
  )
  await sql`insert into person_addresses (person_id, kind, value) select * from ${addresses} g
    on conflict on constraint address_belongs_to_one_person do nothing`.execute(tx)
}

async function deleteCoverage(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`delete from contract_services where contract_id = any(${[...ids]}::bigint[])`.execute(tx)
  await sql`delete from contract_customers where contract_id = any(${[...ids]}::bigint[])`.execute(tx)
}

/** Whom and what contracts cover from now on. */
async function writeCoverage(tx: Tx, ids: readonly number[], rows: string): Promise<void> {
  await deleteCoverage(tx, ids)
  await sql`insert into contract_services (contract_id, service_id) select given.id, service::bigint
    from jsonb_to_recordset(${rows}::jsonb) given(id bigint, "serviceIds" jsonb), jsonb_array_elements_text(given."serviceIds") service`.execute(
    tx,
  )
  await sql`insert into contract_customers (contract_id, organisation_id, venue_id, person_id)
    select given.id, c."organisationId", c."venueId", c."personId" from jsonb_to_recordset(${rows}::jsonb) given(id bigint, customers jsonb),
      jsonb_to_recordset(given.customers) c("organisationId" bigint, "venueId" bigint, "personId" bigint)`.execute(tx)
}
