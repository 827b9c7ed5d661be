import { sql } from 'kysely'
import type { ImportSubject } from '../../domain/imports/fields.ts'
import type { Db } from '../engine/database.ts'
import { TABLE } from './known.ts'

/** What goes with a record: it keeps nothing from going. */
const PARTS: Readonly<Record<ImportSubject, readonly string[]>> = {
  organisations: ['organisation_domains.organisation_id'],
  venues: ['venue_dealer_changes.venue_id'],
  people: ['person_roles.person_id', 'person_addresses.person_id'],
  equipment: [],
  contracts: ['contract_services.contract_id', 'contract_customers.contract_id'],
}

/** Of these records, those that something else in the database points to. Which columns may point, the database says itself. */
export async function neededAmong(db: Db, subject: ImportSubject, ids: readonly number[]): Promise<Set<number>> {
  const table = TABLE[subject]
  const { rows: columns } = await sql<{
    table: string
    column: string
  }>`select c.conrelid::regclass::text as table, a.attname as column
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = ${table}::regclass and cardinality(c.conkey) = 1`.execute(db)
  const pointing = columns.filter(({ table: from, column }) => !PARTS[subject].includes(`${from}.${column}`))
  const needed = new Set<number>()
  for (const { table: from, column } of pointing) {
    const others = from === table ? sql`and t.id <> all(${[...ids]}::bigint[])` : sql``
    const { rows } = await sql<{ id: number }>`select distinct t.${sql.ref(column)} as id from ${sql.table(from)} t
      where t.${sql.ref(column)} = any(${[...ids]}::bigint[]) ${others}`.execute(db)
    for (const { id } of rows) needed.add(id)
  }
  return needed
}

/** The first requests that tell of these records. */
export async function requestsOf(db: Db, subject: ImportSubject, ids: readonly number[]): Promise<number[]> {
  const column = REQUEST_COLUMN[subject]
  const { rows } = await sql<{ number: number }>`select r.number from requests r
    where r.${sql.ref(column)} = any(${[...ids]}::bigint[]) order by r.number limit 3`.execute(db)
  return rows.map(({ number }) => number)
}

const REQUEST_COLUMN: Readonly<Record<ImportSubject, string>> = {
  organisations: 'organisation_id',
  venues: 'venue_id',
  people: 'contact_id',
  equipment: 'equipment_id',
  contracts: 'contract_id',
}

/** Whose mail domains are. */
export async function domainOwners(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{
    domain: string
    id: number
  }>`select domain, organisation_id as id from organisation_domains`.execute(db)
  return new Map(rows.map(({ domain, id }) => [domain, id]))
}

/** Changes of dealer that came by an import are in the history of the venue, under its file's name. */
export async function noteDealers(
  db: Db,
  changes: readonly {
    readonly venueId: number
    readonly dealerId: number | null
    readonly previousDealerId: number | null
  }[],
  { ground, by }: { readonly ground: string; readonly by: number },
): Promise<void> {
  if (changes.length === 0) return
  await sql`insert into venue_dealer_changes (venue_id, dealer_id, previous_dealer_id, starts_on, ground, made_by, made_at, took_effect_at)
    select given."venueId", given."dealerId", given."previousDealerId", (now() at time zone v.zone)::date, ${ground}, ${by}, now(), now()
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) given("venueId" bigint, "dealerId" bigint, "previousDealerId" bigint)
      join venues v on v.id = given."venueId"`.execute(db)
}

export async function forgetDealers(db: Db, venueIds: readonly number[], ground: string): Promise<void> {
  await sql`delete from venue_dealer_changes where venue_id = any(${[...venueIds]}::bigint[]) and ground = ${ground}`.execute(
    db,
  )
}
