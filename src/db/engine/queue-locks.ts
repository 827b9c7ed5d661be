import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** Whoever starts a job holds his lock by then; a job younger than this may still belong to one who just came. */
const YOUNGEST = 3

/** Workers in whose names jobs are being done, by what the queue knows: some may be dead. */
export async function workersAtWork(db: Db): Promise<string[]> {
  const { rows } = await sql<{ worker: string }>`select distinct locked_by as worker from graphile_worker._private_jobs
    where locked_by is not null and locked_at < now() - make_interval(secs => ${YOUNGEST})`.execute(db)
  return rows.map(({ worker }) => worker)
}

/** What a guest does about its own jobs before those of dead workers go on. */
export type LookAtDead = (tx: Tx, workers: readonly string[]) => Promise<void>

/**
 * Jobs of workers that died go back into the queue; by itself it waits four hours. Who died at the last attempt has not
 * said that it failed, so there is one more, unless a guest gives up what so many have died of.
 */
export async function freeJobsOf(db: Db, workers: readonly string[], lookAt: LookAtDead): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lookAt(tx, workers)
    await sql`update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() + interval '1 minute'
      where locked_by = any(${[...workers]}) and attempts >= max_attempts`.execute(tx)
    await sql`select graphile_worker.force_unlock_workers(${[...workers]}::text[])`.execute(tx)
  })
}
