import type { Insertable } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Priority, Role } from '../../domain/ground/words.ts'
import type { DayInterval, HoursVersion, LocalDate } from '../../domain/hours/service-hours.ts'
import type { Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import type { DB } from '../tables.ts'

/** Rows of the things a desk stands on; each resolves with its id. */
export function insertOrganisation(tx: Tx, row: Insertable<DB['organisations']>): Promise<number> {
  return idOf(tx.insertInto('organisations').values(row).returning('id').executeTakeFirstOrThrow())
}

export function insertTeam(tx: Tx, row: Insertable<DB['teams']>): Promise<number> {
  return idOf(tx.insertInto('teams').values(row).returning('id').executeTakeFirstOrThrow())
}

export interface NewPerson {
  readonly name: string
  readonly position?: string
  readonly locale?: 'ru' | 'en'
  readonly zone?: string
  readonly passwordHash?: string
  readonly email?: string
  readonly phone?: string
}

/** A person with verified addresses. */
export async function insertPerson(tx: Tx, now: Instant, person: NewPerson): Promise<number> {
  const { name, position = null, locale = 'ru', zone = 'Europe/Moscow', passwordHash = null, email, phone } = person
  const row = { name, position, locale, zone, password_hash: passwordHash }
  const id = await idOf(tx.insertInto('people').values(row).returning('id').executeTakeFirstOrThrow())
  const addresses = [
    ...(email === undefined ? [] : [{ kind: 'email', value: email }]),
    ...(phone === undefined ? [] : [{ kind: 'phone', value: phone }]),
  ]
  for (const address of addresses) {
    await tx
      .insertInto('person_addresses')
      .values({ person_id: id, ...address, verified_at: iso(now) })
      .execute()
  }
  return id
}

export interface RoleGrant {
  readonly role: Role
  readonly organisationId?: number
  readonly venueId?: number
  readonly withSubDealers?: boolean
}

export async function grantRole(
  tx: Tx,
  personId: number,
  { role, organisationId, venueId, withSubDealers = false }: RoleGrant,
): Promise<void> {
  await tx
    .insertInto('person_roles')
    .values({
      person_id: personId,
      role,
      organisation_id: organisationId ?? null,
      venue_id: venueId ?? null,
      with_sub_dealers: withSubDealers,
    })
    .execute()
}

export async function joinTeam(tx: Tx, teamId: number, personId: number, leads = false): Promise<void> {
  await tx.insertInto('team_members').values({ team_id: teamId, person_id: personId, leads }).execute()
}

export interface NewHours {
  readonly name: string
  readonly zone: string
  readonly version: Omit<HoursVersion, 'exceptions' | 'shortDayCutMinutes'>
}

export async function insertHours(tx: Tx, { name, zone, version }: NewHours): Promise<number> {
  const id = await idOf(tx.insertInto('service_hours').values({ name, zone }).returning('id').executeTakeFirstOrThrow())
  await tx
    .insertInto('service_hours_versions')
    .values({
      service_hours_id: id,
      effective_from: version.effectiveFrom,
      round_the_clock: version.roundTheClock,
      weekly: JSON.stringify(version.weekly),
      calendar: version.calendar,
    })
    .execute()
  return id
}

/** Monday to Friday, or the whole week, with the same intervals each day. */
export function everyWeek(
  intervals: readonly DayInterval[],
  { weekends }: { readonly weekends: boolean },
): HoursVersion['weekly'] {
  return Array.from({ length: 7 }, (_, day) => (day < 5 || weekends ? intervals : []))
}

export interface NewContract {
  readonly number: string
  readonly name: string
  readonly kind: 'contract' | 'agreement'
  readonly isDefault?: boolean
  readonly hoursId: number
  readonly contractServiceType?: boolean
  readonly hourPackage?: number
  readonly startsOn: LocalDate
  readonly endsOn?: LocalDate
  readonly demonstrationValues?: boolean
  readonly levelId: number
}

/** An active contract that covers every service. */
export function insertContract(tx: Tx, contract: NewContract): Promise<number> {
  return idOf(
    tx
      .insertInto('contracts')
      .values({
        number: contract.number,
        name: contract.name,
        kind: contract.kind,
        state: 'active',
        is_default: contract.isDefault ?? false,
        service_hours_id: contract.hoursId,
        sla_level_id: contract.levelId,
        contract_service_type: contract.contractServiceType ?? false,
        hour_package: contract.hourPackage ?? null,
        starts_on: contract.startsOn,
        ends_on: contract.endsOn ?? null,
        demonstration_values: contract.demonstrationValues ?? false,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
}

export interface NewLevel {
  readonly name: string
  /** Reaction and resolution in minutes, by priority. */
  readonly times: Readonly<Record<Priority, readonly [number, number]>>
  readonly effectiveFrom: Instant
}

/** A level with one rule for each priority. */
export async function insertLevel(tx: Tx, { name, times, effectiveFrom }: NewLevel): Promise<number> {
  const id = await idOf(tx.insertInto('sla_levels').values({ name }).returning('id').executeTakeFirstOrThrow())
  const version = { level_id: id, version: 1, effective_from: iso(effectiveFrom) }
  await tx.insertInto('sla_level_versions').values(version).execute()
  const rules = Object.entries(times).map(([priority, [reaction, resolution]]) => ({
    level_id: id,
    priority: Number(priority),
    reaction_minutes: reaction,
    resolution_minutes: resolution,
    effective_from: iso(effectiveFrom),
  }))
  await tx.insertInto('sla_rules').values(rules).execute()
  return id
}

export async function coverCustomer(
  tx: Tx,
  contractId: number,
  customer: { organisationId: number } | { venueId: number } | { personId: number },
): Promise<void> {
  await tx
    .insertInto('contract_customers')
    .values({
      contract_id: contractId,
      organisation_id: 'organisationId' in customer ? customer.organisationId : null,
      venue_id: 'venueId' in customer ? customer.venueId : null,
      person_id: 'personId' in customer ? customer.personId : null,
    })
    .execute()
}

async function idOf(row: Promise<{ id: number }>): Promise<number> {
  return (await row).id
}
