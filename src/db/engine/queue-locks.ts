import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Whoever starts a job holds his lock by then; a job younger than this may still belong to one who just came. */
const YOUNGEST = 3

/** Workers in whose names jobs are being done, by what the queue knows: some may be dead. */
export async function workersAtWork(db: Db): Promise<string[]> {
  const { rows } = await sql<{ worker: string }>`select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - make_interval(secs => ${YOUNGEST})`.execute(db)
  return rows.map(({ worker }) => worker)
}

/**
 * Jobs of workers that died go back into the queue; by itself it waits four hours. Who died at the last attempt has not
 * said that it failed, so there is one more; only a letter that so many have died of is given up, where people see it.
 */
export async function freeJobsOf(db: Db, workers: readonly string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`update raw_letters set state = 'unreadable', decided_at = now(), error = 'whoever read it died each time',
        decision = '{"because": "could_not_be_acted_on"}'
      where state = 'received' and id in (select (j.payload->>'id')::bigint from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id
        where t.identifier = 'read-letter' and j.locked_by = any(${[...workers]}) and j.attempts >= j.max_attempts)`.execute(
      tx,
    )
    await sql`update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() + interval '1 minute'
      where locked_by = any(${[...workers]}) and attempts >= max_attempts`.execute(tx)
    await sql`select graphile_worker.force_unlock_workers(${[...workers]}::text[])`.execute(tx)
  })
}
