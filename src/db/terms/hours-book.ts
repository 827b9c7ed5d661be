import { sql } from 'kysely'
import type { HoursVersion, ServiceHours } from '../../domain/hours/service-hours.ts'
import type { Desk } from '../desk.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { HOURS_JSON, hoursOf } from './hours.ts'

/** Hours that contracts are served in now, and the contracts. */
export interface KeptHours {
  readonly hours: ServiceHours
  readonly revision: number
  readonly contracts: number
}

export interface HoursRevision {
  readonly id: number
  readonly revision: number
  readonly madeAt: string
  readonly madeBy: string | null
  readonly reason: string
  readonly recounted: number | null
}

interface Row {
  readonly hours: string
  readonly revision: number
  readonly contracts: number
}

/** All hours that nothing has taken the place of. */
export async function listHours(db: Db): Promise<KeptHours[]> {
  const { rows } = await sql<Row>`${sql.raw(SELECT)} where h.replaced_by is null order by h.name, h.id`.execute(db)
  return rows.map(keptOf)
}

export async function findHours(db: Db, id: number): Promise<KeptHours | null> {
  const { rows } = await sql<Row>`${sql.raw(SELECT)} where h.id = ${id} and h.replaced_by is null`.execute(db)
  return rows[0] ? keptOf(rows[0]) : null
}

/** These hours, or those that stand in for them by now. */
export async function findHoursNow(db: Db, id: number): Promise<KeptHours | null> {
  const { rows } = await sql<{ id: number }>`
    with recursive line(id, next) as (select h.id, h.replaced_by from service_hours h where h.id = ${id}
      union all select h.id, h.replaced_by from service_hours h join line on h.id = line.next)
    select id from line where next is null`.execute(db)
  return rows[0] ? findHours(db, rows[0].id) : null
}

/** Held until the transaction ends; null when there are none, or others have taken their place. */
export async function lockHours(tx: Tx, id: number): Promise<KeptHours | null> {
  await sql`select 1 from service_hours where id = ${id} for update`.execute(tx)
  return findHours(tx, id)
}

/** How these hours came to be, the latest first. */
export async function listRevisions(db: Db, id: number): Promise<HoursRevision[]> {
  const { rows } = await sql<HoursRevision>`
    with recursive line(id) as (select ${id}::bigint
      union all select h.id from service_hours h join line on h.replaced_by = line.id)
    select h.id, h.revision, h.made_at as "madeAt", h.reason, h.recounted,
      (select p.name from people p where p.id = h.made_by) as "madeBy"
    from line join service_hours h on h.id = line.id order by h.revision desc limit 100`.execute(db)
  return rows
}

export async function isHoursNameTaken(tx: Tx, name: string, own: number | null): Promise<boolean> {
  const { rows } = await sql`select 1 from service_hours where replaced_by is null and lower(name) = lower(${name})
    and id is distinct from ${own}`.execute(tx)
  return rows.length > 0
}

/** An id for hours that are not kept yet, so that clocks can be counted in them first. */
export async function nextHoursId(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    id: number
  }>`select nextval(pg_get_serial_sequence('service_hours', 'id')) as id`.execute(tx)
  return Number(rows[0]?.id)
}

interface Made {
  readonly revision: number
  readonly reason: string
  readonly recounted: number | null
}

export async function insertMadeHours({ tx, actor, now }: Desk, hours: ServiceHours, made: Made): Promise<void> {
  const { id, name, zone, versions } = hours
  await sql`insert into service_hours (id, name, zone, revision, made_at, made_by, reason, recounted) overriding system value
    values (${id}, ${name}, ${zone}, ${made.revision}, ${iso(now)}::timestamptz, ${actor.personId}, ${made.reason}, ${made.recounted})`.execute(
    tx,
  )
  await tx
    .insertInto('service_hours_versions')
    .values(versions.map((version) => versionRow(id, version)))
    .execute()
}

/** From now on contracts are served, and teams work, in the others. */
export async function replaceHours(tx: Tx, id: number, by: number): Promise<void> {
  await tx.updateTable('service_hours').set({ replaced_by: by }).where('id', '=', id).execute()
  await tx.updateTable('contracts').set({ service_hours_id: by }).where('service_hours_id', '=', id).execute()
  await tx.updateTable('teams').set({ service_hours_id: by }).where('service_hours_id', '=', id).execute()
}

const SELECT = `select ${HOURS_JSON}::text as hours, h.revision,
  (select count(*)::int from contracts c where c.service_hours_id = h.id) as contracts from service_hours h`

function keptOf({ hours, ...rest }: Row): KeptHours {
  return { hours: hoursOf(hours), ...rest }
}

function versionRow(id: number, version: HoursVersion) {
  return {
    service_hours_id: id,
    effective_from: version.effectiveFrom,
    round_the_clock: version.roundTheClock,
    weekly: JSON.stringify(version.weekly),
    calendar: version.calendar,
    years: JSON.stringify(version.years ?? []),
    short_day_cut_minutes: version.shortDayCutMinutes,
    exceptions: JSON.stringify(version.exceptions),
  }
}
