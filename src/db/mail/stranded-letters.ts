import { sql } from 'kysely'
import type { Tx } from '../engine/database.ts'
import { JOB_LIVES, MOST_STRANDED } from '../engine/queue-locks.ts'
import { READING_ATTEMPTS } from './raw-letters.ts'

/** Arrived letters without an end and without a job get their job again. Resolves with how many. */
export async function readStrandedAgain(tx: Tx): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with jobs as materialized (select j.* from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id and t.identifier = 'read-letter'),
    stranded as materialized (select id from raw_letters where state = 'received'
      except select (payload->>'id')::bigint from jobs j where ${JOB_LIVES} limit ${MOST_STRANDED}),
    forgotten as materialized (select graphile_worker.complete_jobs(array(select j.id from jobs j
      where not ${JOB_LIVES} and (payload->>'id')::bigint in (select id from stranded))))
    select id, (graphile_worker.add_job('read-letter', json_build_object('id', id),
      max_attempts := ${READING_ATTEMPTS}::integer, job_key := 'read-letter:' || id)).id as job
    from stranded where (select count(*) from forgotten) >= 0`.execute(tx)
  return rows.length
}

/** A letter that so many workers have died of is given up, where people see it. */
export async function giveUpKillers(tx: Tx, workers: readonly string[]): Promise<void> {
  await sql`update raw_letters set state = 'unreadable', decided_at = now(), error = 'every worker that read it died',
      decision = '{"because": "could_not_be_acted_on"}'
    where state = 'received' and id in (select (j.payload->>'id')::bigint from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'read-letter' and j.locked_by = any(${[...workers]}) and j.attempts >= j.max_attempts)`.execute(
    tx,
  )
}
