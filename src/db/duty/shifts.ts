import { type RawBuilder, sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import type { DutyNeed } from '../../domain/duty/need.ts'
import type { AwayFor } from '../../domain/duty/on-duty.ts'
import type { Shift } from '../../domain/duty/shift.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import type { AbsenceReason } from '../../domain/people/absence.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

export interface KeptShift extends Shift {
  readonly id: number
}

const millis = (moment: RawBuilder<unknown>) => sql<Instant>`(extract(epoch from ${moment}) * 1000)::float8`

/** Shift `s` as rules have it. */
const SHIFT = sql`s.id, s.team_id as "teamId", s.person_id as "personId", s.kind,
  ${millis(sql`s.starts_at`)} as "startsAt", ${millis(sql`s.ends_at`)} as "endsAt"`

/** Shifts of all teams that have a part between the two moments, the earliest first; of people who are still with us. */
export async function listShifts(db: Db, from: Instant, to: Instant): Promise<KeptShift[]> {
  const { rows } = await sql<KeptShift>`select ${SHIFT} from duty_shifts s join people p on p.id = s.person_id
    where s.ends_at > ${iso(from)} and s.starts_at < ${iso(to)} and p.archived_at is null
    order by s.starts_at, s.id`.execute(db)
  return rows
}

/** The next duty of a team that begins after a moment. */
export async function findNextDuty(db: Db, teamId: number, after: Instant): Promise<KeptShift | null> {
  const { rows } = await sql<KeptShift>`select ${SHIFT} from duty_shifts s join people p on p.id = s.person_id
    where s.team_id = ${teamId} and s.kind = 'duty' and s.starts_at > ${iso(after)} and p.archived_at is null
    order by s.starts_at limit 1`.execute(db)
  return rows[0] ?? null
}

/** An absence as moments, and as it was entered. */
export interface KeptAway extends AwayFor {
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: AbsenceReason
}

/** Absences that have a part between the two moments: days of the zone of whoever is away, as moments. */
export async function listAway(db: Db, from: Instant, to: Instant): Promise<KeptAway[]> {
  const { rows } = await sql<KeptAway>`
    with away as (select a.person_id, u.id as substitute_id, a.starts_on, a.ends_on, a.reason,
        a.starts_on::timestamp at time zone p.zone as starts_at, (a.ends_on + 1)::timestamp at time zone p.zone as ends_at
      from absences a join people p on p.id = a.person_id
        left join people u on u.id = a.substitute_id and u.archived_at is null
      where a.ends_on >= (${iso(from)}::timestamptz at time zone 'UTC')::date - 1
        and a.starts_on <= (${iso(to)}::timestamptz at time zone 'UTC')::date + 1)
    select person_id as "personId", substitute_id as "substituteId", starts_on::text as "startsOn", ends_on::text as "endsOn",
      reason, ${millis(sql`starts_at`)} as "startsAt", ${millis(sql`ends_at`)} as "endsAt"
    from away where ends_at > ${iso(from)} and starts_at < ${iso(to)} order by starts_at`.execute(db)
  return rows
}

/** Shifts are planned by one person at a time. */
export async function lockShifts(tx: Tx): Promise<void> {
  await sql`lock table duty_shifts in share row exclusive mode`.execute(tx)
}

export async function findShift(db: Db, id: number): Promise<KeptShift | null> {
  const { rows } = await sql<KeptShift>`select ${SHIFT} from duty_shifts s where s.id = ${id}`.execute(db)
  return rows[0] ?? null
}

export async function insertShifts(tx: Tx, shifts: readonly Shift[]): Promise<number[]> {
  if (shifts.length === 0) return []
  const rows = await tx.insertInto('duty_shifts').values(shifts.map(columnsOf)).returning('id').execute()
  return rows.map(({ id }) => id)
}

export async function updateShift(tx: Tx, id: number, shift: Shift): Promise<void> {
  await tx.updateTable('duty_shifts').set(columnsOf(shift)).where('id', '=', id).execute()
}

export async function deleteShift(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom('duty_shifts').where('id', '=', id).execute()
}

/** Whoever leaves is there no more: shifts that have not begun go, and the one that he has ends now. */
export async function endShifts(tx: Tx, personId: number, now: Instant): Promise<void> {
  await sql`delete from duty_shifts where person_id = ${personId} and starts_at >= ${iso(now)}::timestamptz`.execute(tx)
  await sql`update duty_shifts set ends_at = ${iso(now)} where person_id = ${personId} and ends_at > ${iso(now)}::timestamptz`.execute(
    tx,
  )
}

function columnsOf({ teamId, personId, startsAt, endsAt, kind }: Shift) {
  return { team_id: teamId, person_id: personId, starts_at: iso(startsAt), ends_at: iso(endsAt), kind }
}

export interface DutyTeam {
  readonly id: number
  readonly name: string
  readonly zone: string
  readonly need: DutyNeed
  readonly memberIds: readonly number[]
}

/** Teams that are there, with those of their people who work requests. */
export async function listDutyTeams(db: Db): Promise<DutyTeam[]> {
  const { rows } =
    await sql<DutyTeam>`select t.id, t.name, t.zone, t.duty_need as need, coalesce((select jsonb_agg(m.person_id order by p.name)
      from team_members m join people p on p.id = m.person_id
      where m.team_id = t.id and p.archived_at is null and ${works(sql`p.id`)}), '[]') as "memberIds"
    from teams t where t.archived_at is null order by t.line nulls last, t.name`.execute(db)
  return rows
}

/** Everybody who can have a shift, who works requests; or only those of some roles. */
export async function listDutyPeople(db: Db, roles = WORKING_ROLES): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`select p.id, p.name from people p
    where p.archived_at is null and ${works(sql`p.id`, roles)} order by p.name`.execute(db)
  return rows
}

function works(person: RawBuilder<unknown>, roles = WORKING_ROLES) {
  return sql<boolean>`exists (select 1 from person_roles r where r.person_id = ${person} and r.role = any(${[...roles]}))`
}
