import { sql } from 'kysely'
import type { Instant } from '../../domain/ground/instant.ts'
import type { Held, Stood } from '../../domain/request/change.ts'
import type { Db, Tx } from '../engine/database.ts'
import { iso } from '../engine/moments.ts'

/** So many changes become jobs at once. */
export const QUEUED_AT_ONCE = 200

/** The part of a statement that has written events as `told`: the change is to be told to people (docs/decisions/0021). */
export const TELL_LATER = sql<{ change_id: number }>`(insert into untold_changes (change_id, request_number)
  select change_id, request_number from told limit 1 returning change_id)`

/** The same for what can be taken back: it waits, with the request as it stood. */
export function tellHeld({ until, for: person, stood }: Held) {
  return sql<{ change_id: number }>`(insert into untold_changes (change_id, request_number, not_before, held_for, stood)
    select change_id, request_number, ${iso(until)}::timestamptz, ${person}::bigint, ${JSON.stringify(stood)}::jsonb
    from told limit 1 returning change_id)`
}

/** The part of a statement whose change is not told to people. */
export const NOTHING_TO_TELL = sql<{ change_id: number }>`(select 0::bigint as change_id)`

/**
 * Makes a job of each change that is to be told by now, of the oldest ones first; resolves with how many. The rows go and the jobs come
 * together, and rows that another worker holds are passed over: each change gets one job.
 */
export async function queueUntold(db: Db, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with taken as (delete from untold_changes where change_id in (
        select change_id from untold_changes where not_before is null or not_before <= ${iso(now)}::timestamptz
        order by change_id limit ${QUEUED_AT_ONCE} for update skip locked)
      returning change_id, request_number),
    jobs as (select graphile_worker.add_jobs(array_agg(row('tell-people',
        json_build_object('request', request_number, 'change', change_id), null, null, null, null, null, null)::graphile_worker.job_spec
        order by change_id)) from taken having count(*) > 0)
    select count(*)::int from jobs`.execute(db)
  return rows[0]?.count ?? 0
}

/** Forgets all that waits to be told: of requests that the demo company staged no real recipient hears. */
export async function forgetUntold(tx: Tx): Promise<void> {
  await tx.deleteFrom('untold_changes').execute()
}

/** What can be taken back until a worker has told people of it. */
export interface Untold {
  readonly change: number
  readonly stood: Stood
}

/** Takes away what this person did last to a request and people have still to hear of; null when they are told already. */
export async function takeHeld(tx: Tx, request: number, person: number): Promise<Untold | null> {
  const { rows } = await sql<Untold>`delete from untold_changes where change_id = (
      select max(change_id) from untold_changes where request_number = ${request} and held_for = ${person})
    returning change_id as change, stood`.execute(tx)
  return rows[0] ?? null
}
