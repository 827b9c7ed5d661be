import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** A worker takes its lock within this time of its first job; a younger job may belong to a worker that is just starting. */
const YOUNGEST = 3

/** Workers in whose names jobs are being done, by what the queue knows: some may be dead. */
export async function workersAtWork(db: Db): Promise<string[]> {
  const { rows } = await sql<{ worker: string }>`select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - make_interval(secs => ${YOUNGEST})`.execute(db)
  return rows.map(({ worker }) => worker)
}

/** Jobs `j` of the queue that will still be done, or are being done. */
export const JOB_LIVES = sql.raw('(j.attempts < j.max_attempts or j.locked_at is not null)')

/** Of what lost its job so many get one at a time: the next look finds the rest. */
export const MOST_STRANDED = 500

/** What a guest does about its own jobs before those of dead workers go on. */
export type LookAtDead = (tx: Tx, workers: readonly string[]) => Promise<void>

/**
 * Jobs of dead workers go back into the queue, which by itself would wait four hours. A worker that died at the last attempt could not
 * mark it as failed, so the job gets one more, unless a guest gives up what killed a worker at each attempt.
 */
export async function freeJobsOf(db: Db, workers: readonly string[], lookAt: LookAtDead): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lookAt(tx, workers)
    await sql`update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() + interval '1 minute'
      where locked_by = any(${[...workers]}) and attempts >= max_attempts`.execute(tx)
    await sql`select graphile_worker.force_unlock_workers(${[...workers]}::text[])`.execute(tx)
  })
}
