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

/** Jobs of workers that died go back into the queue; by itself it waits four hours. */
export async function freeJobsOf(db: Db, workers: readonly string[]): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(${[...workers]}::text[])`.execute(db)
}
