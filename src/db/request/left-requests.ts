import { sql } from 'kysely'
import { WORKING_ROLES } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { WITH_US } from '../../domain/ground/status.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { inSql } from '../access/status-words.ts'
import type { Tx } from '../engine/database.ts'
import { awayNow } from '../people/absences.ts'
import { openOf } from '../routing/candidates.ts'
import { type LoadedRow, requestOf } from './request-row.ts'
import { SELECT_REQUESTS } from './requests.ts'

/**
 * A request whose next step is that of somebody who is away today, the oldest promise first; skips those that somebody else holds. What a person
 * has given him since his absence was known, or what he takes himself, stays his; at filing the rules gave it, whoever filed.
 */
export async function lockNextLeft(tx: Tx): Promise<ServiceRequest | null> {
  const { rows } = await sql<LoadedRow>`with away as materialized (
      select p.id, greatest(a.made_at, a.starts_on::timestamp at time zone p.zone) as since
      from absences a join people p on p.id = a.person_id
      where (now() at time zone p.zone)::date between a.starts_on and a.ends_on),
    lying as materialized (select one.number from away cross join lateral (
        select r.number, r.next_due_at from requests r
        where r.specialist_id = away.id and r.status in ${inSql(WITH_US)} and not exists (select 1 from events e
          where e.request_number = r.number and e.type = 'request.assigned' and e.actor_id is not null and e.at >= away.since
            and (e.data->'specialist'->>'to')::bigint = r.specialist_id and e.change_id <> (select f.change_id from events f
              where f.request_number = r.number and f.type = 'request.registered' order by f.id limit 1))
        order by r.next_due_at nulls last, r.number limit 10) one
      order by one.next_due_at nulls last, one.number limit 10)
    ${sql.raw(SELECT_REQUESTS)} where r.number in (select number from lying)
    order by r.next_due_at nulls last, r.number limit 1 for no key update of r, k skip locked`.execute(tx)
  return rows[0] ? requestOf(rows[0]) : null
}

/** A request that waits for somebody of its team while one of them is free, the oldest promise first; skips those that somebody else holds. */
export async function lockNextWaiting(tx: Tx, now: Instant): Promise<ServiceRequest | null> {
  const { rows } = await sql<LoadedRow>`with free as materialized (
      select m.team_id, p.id from (select distinct r.team_id from requests r where ${WAITS}) w
        join team_members m on m.team_id = w.team_id join people p on p.id = m.person_id
        left join specialist_settings s on s.person_id = p.id
      where p.archived_at is null and coalesce(s.on_line, true) and ${awayNow(sql`p.id`)} is null
        and exists (select 1 from person_roles pr where pr.person_id = p.id and pr.role = any(${[...WORKING_ROLES]}))
        and (s.open_limit is null or s.open_limit > ${openOf(sql`p.id`)}))
    ${sql.raw(SELECT_REQUESTS)} where ${WAITS} and exists (select 1 from free
        where free.team_id = r.team_id and free.id <> r.contact_id
          and not exists (select 1 from jsonb_array_elements(r.routing->'passed') one
            where (one->>'personId')::bigint = free.id and (one->>'at')::bigint > ${now - DAY}))
    order by r.next_due_at nulls last, r.number limit 1 for no key update of r, k skip locked`.execute(tx)
  return rows[0] ? requestOf(rows[0]) : null
}

/** Whether any request waits for somebody of its team: asked before anybody holds the choice. */
export async function isAnyWaiting(tx: Tx): Promise<boolean> {
  const { rows } = await sql`select 1 from requests r where ${WAITS} limit 1`.execute(tx)
  return rows.length > 0
}

/** The rules have found nobody for it, as yet or any more; the index requests_waiting_for_somebody. */
const WAITS = sql`r.specialist_id is null and r.status in ${inSql(WITH_US)}
  and r.routing->>'strategy' in ('round_robin', 'least_loaded', 'knows_venue')`
