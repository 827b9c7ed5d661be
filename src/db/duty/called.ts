import { sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import type { Db } from '../engine/database.ts'

/** Who leads a team and works requests, the longest with us first. */
export async function leadsOf(db: Db, teamId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select p.id from team_members m join people p on p.id = m.person_id
    where m.team_id = ${teamId} and m.leads and p.archived_at is null order by p.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The team that owns a version of a service. */
export async function ownerTeamOf(db: Db, serviceVersionId: number): Promise<number | null> {
  const { rows } = await sql<{ teamId: number }>`select team_id as "teamId" from service_versions
    where id = ${serviceVersionId}`.execute(db)
  return rows[0]?.teamId ?? null
}

/** The named people who have not left; all administrators, when the plan names nobody. */
export async function headsAmong(db: Db, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{
    id: number
    named: boolean
  }>`select p.id, p.id = any(${[...ids]}::bigint[]) as named from people p
    where p.archived_at is null and (p.id = any(${[...ids]}::bigint[])
      or exists (select 1 from person_roles r where r.person_id = p.id and r.role = 'administrator'))
    order by p.id`.execute(db)
  const named = rows.filter((row) => row.named)
  return (named.length > 0 ? named : rows).map(({ id }) => id)
}

/** Whether somebody may be given requests at all. */
export async function worksRequests(db: Db, personId: number): Promise<boolean> {
  const { rows } = await sql`select 1 from people p join person_roles r on r.person_id = p.id
    where p.id = ${personId} and p.archived_at is null and r.role = any(${[...WORKING_ROLES]}) limit 1`.execute(db)
  return rows.length > 0
}
