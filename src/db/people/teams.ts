import { sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import type { DutyNeed } from '../../domain/duty/need.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER } from '../../domain/ground/status.ts'
import type { ServiceHours } from '../../domain/hours/service-hours.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { HOURS_JSON, hoursOf } from '../terms/hours.ts'
import { type Away, awayNow } from './absences.ts'

/** Whether there is such a team, and whether the person works on the desk. */
export async function findBelonging(db: Db, to: { specialistId: number | null; teamId: number }) {
  const { rows } = await sql<{ teamExists: boolean; isSpecialist: boolean }>`select
    exists (select 1 from teams where id = ${to.teamId} and archived_at is null) as "teamExists",
    exists (select 1 from person_roles r join people p on p.id = r.person_id where r.person_id = ${to.specialistId}
      and p.archived_at is null and r.role = any(${[...WORKING_ROLES]})) as "isSpecialist"`.execute(db)
  return rows[0] ?? { teamExists: false, isSpecialist: false }
}

/** Teams with their members and how much each has open. */
export async function listTeams(db: Db) {
  const { rows } = await sql<{
    id: number
    name: string
    line: number | null
    zone: string
    need: DutyNeed
    hours: { id: number; name: string } | null
    members: { id: number; name: string; leads: boolean; open: number; openLimit: number | null; away: Away | null }[]
  }>`
    with load as (select specialist_id, sum(count)::int as open from open_counts where specialist_id is not null group by 1)
    select t.id, t.name, t.line, t.zone, t.duty_need as need,
      (select jsonb_build_object('id', h.id, 'name', h.name) from service_hours h where h.id = t.service_hours_id) as hours,
      coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'leads', m.leads,
      'open', coalesce(load.open, 0), 'openLimit', s.open_limit, 'away', ${awayNow(sql`p.id`)}) order by p.name)
      from team_members m join people p on p.id = m.person_id left join specialist_settings s on s.person_id = p.id left join load on load.specialist_id = p.id
      where m.team_id = t.id and p.archived_at is null), '[]') as members
    from teams t where t.archived_at is null order by t.line nulls last, t.name`.execute(db)
  return rows
}

export function listMyTeams(db: Db, personId: number) {
  return db
    .selectFrom('team_members as m')
    .innerJoin('teams as t', 't.id', 'm.team_id')
    .select(['t.id', 't.name'])
    .where('m.person_id', '=', personId)
    .orderBy('t.name')
    .execute()
}

/** The hours in which his teams work, as far as they are known. */
export async function hoursOfTeamsOf(db: Db, personId: number): Promise<ServiceHours[]> {
  const { rows } = await sql<{ hours: string }>`select ${sql.raw(HOURS_JSON)}::text as hours from team_members m
    join teams t on t.id = m.team_id and t.archived_at is null join service_hours h on h.id = t.service_hours_id
    where m.person_id = ${personId}`.execute(db)
  return rows.map(({ hours }) => hoursOf(hours))
}

export interface TeamState {
  readonly name: string
  readonly line: number | null
  readonly zone: string
  readonly need: DutyNeed
  /** The hours in which it works; null: none are known. */
  readonly hoursId: number | null
}

interface KeptTeam extends TeamState {
  readonly id: number
  readonly archived: boolean
}

/** All teams there ever were, held until the transaction ends: names are given once. Requests are filed for them meanwhile. */
export async function lockTeams(tx: Tx) {
  const { rows } = await sql<KeptTeam>`
    select id, name, line, zone, duty_need as need, service_hours_id as "hoursId", archived_at is not null as archived from teams order by id for no key update`.execute(
    tx,
  )
  return rows
}

export async function updateTeam(tx: Tx, id: number, team: TeamState): Promise<void> {
  const { name, line, zone, need, hoursId } = team
  await tx
    .updateTable('teams')
    .set({ name, line, zone, duty_need: JSON.stringify(need), service_hours_id: hoursId })
    .where('id', '=', id)
    .execute()
}

export async function archiveTeam(tx: Tx, id: number, now: Instant): Promise<void> {
  await tx
    .updateTable('teams')
    .set({ archived_at: iso(now) })
    .where('id', '=', id)
    .execute()
}

/** Whether an open request is with it, or a service that customers see or a rule of routing leads to it. */
export async function isTeamNeeded(db: Db, id: number): Promise<boolean> {
  const { rows } = await sql<{ needed: boolean }>`select exists (select 1 from requests where team_id = ${id}
      and status not in ${inSql(OVER)}) or exists (select 1 from services s
      join service_versions v on v.id = s.published_version_id where v.team_id = ${id})
      or exists (select 1 from (select rules from routing_versions order by id desc limit 1) v, jsonb_array_elements(v.rules) r
        where (r->>'teamId')::bigint = ${id} and (r->>'enabled')::boolean) as needed`.execute(db)
  return rows[0]?.needed ?? false
}
