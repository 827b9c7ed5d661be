import { sql } from 'kysely'
import { STAFF_ROLES } from '../../domain/access/permissions.ts'
import type { StaffRole } from '../../domain/access/staff.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { OVER } from '../../domain/ground/status.ts'
import { inSql } from '../access/status-words.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'
import { ABSENCES_AHEAD, type KeptAbsence } from './absences.ts'
import { MAIN_FIRST } from './own-addresses.ts'

export interface StaffRow {
  readonly id: number
  readonly name: string
  readonly email: string | null
  readonly roles: StaffRole[]
  readonly teams: { readonly id: number; readonly name: string }[]
  readonly open: number
  readonly hasEntered: boolean
  /** When the last link that nobody has used ends, or ended. */
  readonly invitedUntil: string | null
  readonly hasSecondFactor: boolean
  /** His number inside the house. */
  readonly extension: string | null
  /** So many open requests he takes at once; null: any number. */
  readonly openLimit: number | null
  readonly absences: KeptAbsence[]
  /** 'YYYY-MM-DD' where he is. */
  readonly today: string
  readonly seenAt: string | null
  readonly archivedAt: string | null
}

/** Everybody who has or had a role of the support, by name; who has left comes last. */
export async function listStaff(db: Db): Promise<StaffRow[]> {
  const { rows } = await sql<StaffRow>`
    with load as (select specialist_id, count(*) as open from requests
      where status not in ${inSql(OVER)} and specialist_id is not null group by 1),
    seen as (select person_id, max(seen_at) as at from sessions group by 1)
    select p.id, p.name, p.archived_at as "archivedAt", coalesce(load.open, 0) as open, seen.at as "seenAt",
      (seen.at is not null or p.password_hash is not null) as "hasEntered",
      (select max(c.expires_at) from sign_in_codes c where c.person_id = p.id and c.code_hash is null and c.used_at is null) as "invitedUntil",
      exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null)
        or exists (select 1 from passkeys k where k.person_id = p.id) as "hasSecondFactor",
      s.extension, s.open_limit as "openLimit", ${ABSENCES_AHEAD} as absences, ((now() at time zone p.zone)::date)::text as today,
      (select a.value from person_addresses a where a.person_id = p.id and a.kind = 'email' order by ${MAIN_FIRST} limit 1) as email,
      array(select distinct r.role from person_roles r where r.person_id = p.id and r.role = any(${[...STAFF_ROLES]}) order by 1) as roles,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name) order by t.line nulls last, t.name) from team_members m
        join teams t on t.id = m.team_id where m.person_id = p.id and t.archived_at is null), '[]') as teams
    from people p left join load on load.specialist_id = p.id left join seen on seen.person_id = p.id
      left join specialist_settings s on s.person_id = p.id
    where exists (select 1 from person_roles r where r.person_id = p.id and r.role = any(${[...STAFF_ROLES]}))
    order by p.archived_at is not null, p.name, p.id`.execute(db)
  return rows
}

/** Who is of the support, held with all its administrators until the transaction ends, so that two changes do not leave it without one. */
export async function lockStaff(tx: Tx, personId: number) {
  await sql`select pg_advisory_xact_lock(hashtextextended('roles of the support', 0))`.execute(tx)
  const member = (await listStaff(tx)).find(({ id }) => id === personId)
  const { rows } = await sql<{
    id: number
  }>`select distinct p.id from people p join person_roles r on r.person_id = p.id
    where r.role = 'administrator' and p.archived_at is null order by 1`.execute(tx)
  return { member: member ?? null, administrators: rows.map(({ id }) => id) }
}

/** His roles of the support from now on; what he is as a customer stays. */
export async function setStaffRoles(tx: Tx, personId: number, roles: readonly StaffRole[]): Promise<void> {
  await sql`delete from person_roles where person_id = ${personId} and role = any(${[...STAFF_ROLES]})
    and role <> all(${[...roles]})`.execute(tx)
  await sql`insert into person_roles (person_id, role) select ${personId}, given.name from unnest(${[...roles]}::text[]) given(name)
    where not exists (select 1 from person_roles r where r.person_id = ${personId} and r.role = given.name)`.execute(tx)
}

/** His teams from now on; where he stays, he leads on as he did. */
export async function setTeams(tx: Tx, personId: number, teamIds: readonly number[]): Promise<void> {
  await sql`delete from team_members where person_id = ${personId} and team_id <> all(${[...teamIds]})`.execute(tx)
  await sql`insert into team_members (team_id, person_id) select id, ${personId} from teams where id = any(${[...teamIds]})
    and archived_at is null on conflict do nothing`.execute(tx)
}

export async function countTeams(db: Db, teamIds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from teams where id = any(${[...teamIds]})
    and archived_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

/** Null: he is back. */
export async function setArchived(tx: Tx, personId: number, at: Instant | null): Promise<void> {
  await tx
    .updateTable('people')
    .set({ archived_at: at === null ? null : iso(at) })
    .where('id', '=', personId)
    .execute()
}

/** Whoever has left is signed in nowhere: his browsers and programs are out, his links open nothing. */
export async function endWaysIn(tx: Tx, personId: number, now: Instant): Promise<void> {
  await tx.deleteFrom('sessions').where('person_id', '=', personId).execute()
  await tx.deleteFrom('sign_in_codes').where('person_id', '=', personId).execute()
  await tx
    .updateTable('api_tokens')
    .set({ revoked_at: iso(now) })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Organisations whose personal specialist he is get another one, or none. */
export async function handOverCustomers(tx: Tx, personId: number, successorId: number | null): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ personal_specialist_id: successorId })
    .where('personal_specialist_id', '=', personId)
    .execute()
}

/** Open requests that he has, in the order in which they are locked. */
export async function openRequestsOf(db: Db, personId: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`select number from requests where specialist_id = ${personId}
    and status not in ${inSql(OVER)} order by number`.execute(db)
  return rows.map(({ number }) => number)
}
