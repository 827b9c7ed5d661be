import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Database } from '../../src/db/engine/database.ts'
import { openLocks } from '../../src/db/engine/locks.ts'
import { freeJobsOf } from '../../src/db/engine/queue-locks.ts'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { giveUpKillers } from '../../src/db/mail/stranded-letters.ts'
import { keepQueue } from '../../src/jobs/queue.ts'
import { until } from '../ground/until.ts'
import { testDatabase } from '../world.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

/** A job that some worker has begun so many seconds ago. */
async function begun(worker: string, secondsAgo: number): Promise<void> {
  await database.pool.query("select graphile_worker.add_job('ring', json_build_object('by', $1::text))", [worker])
  await database.pool.query(
    `update graphile_worker._private_jobs set locked_by = $1, locked_at = now() - make_interval(secs => $2), attempts = 1
      where payload->>'by' = $1`,
    [worker, secondsAgo],
  )
}

test('what a worker that died had begun is done by another within seconds; what a living one does is left to it', async (t) => {
  const done: string[] = []
  const tasks = { ring: (payload: unknown) => void done.push((payload as { by: string }).by) }
  const living = await openLocks(database.url, 'worker')
  await living.take('living')
  await begun('living', 3600)
  await begun('dead', 30)
  const started = performance.now()
  const stop = await keepQueue({
    database,
    tasks,
    schedule: [],
    lookAtDead: async () => undefined,
    warn: () => undefined,
  })
  try {
    await until(() => done.includes('dead'), { what: 'the job of the dead worker is done' })
    t.diagnostic(`after ${Math.round(performance.now() - started)} ms`)
    assert.deepEqual(done, ['dead'])
    await living.close()
    await until(() => done.includes('living'), { what: 'it died too, and its job is done' })
  } finally {
    await stop()
  }
})

test('a letter that every worker died of ends visibly; another job that died at its last attempt has one more', async () => {
  const id = await keepLetter(database.db, { bytes: Buffer.from('x'), source: 'pipe', mailbox: 'a@b.example', now: 0 })
  await begun('unlucky', 60)
  await database.pool.query(
    "update graphile_worker._private_jobs set locked_by = 'unlucky', locked_at = now(), attempts = max_attempts",
  )
  await freeJobsOf(database.db, ['unlucky'], giveUpKillers)
  const letter = await database.db.selectFrom('raw_letters').selectAll().where('id', '=', id).executeTakeFirst()
  assert.deepEqual([letter?.state, letter?.error], ['unreadable', 'every worker that read it died'])
  const { rows } = await database.pool.query(
    "select max_attempts - attempts as left, run_at > now() + interval '50 seconds' as later, locked_by from graphile_worker.jobs where task_identifier = 'ring'",
  )
  assert.deepEqual(rows, [{ left: 1, later: true, locked_by: null }])
  await database.pool.query('delete from graphile_worker._private_jobs')
})

test('the queue is kept although all its connections are cut in the middle of a job', async () => {
  const done: number[] = []
  const cut = () =>
    database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
        and query ilike '%graphile_worker%' or application_name = 'okno worker'`,
    )
  const tasks = {
    ring: async (payload: unknown) => {
      const { number } = payload as { number: number }
      if (!done.includes(number)) await cut()
      done.push(number)
    },
  }
  const stop = await keepQueue({
    database,
    tasks,
    schedule: [],
    lookAtDead: async () => undefined,
    warn: () => undefined,
  })
  try {
    for (const number of [1, 2, 3]) {
      await database.pool.query("select graphile_worker.add_job('ring', json_build_object('number', $1::int))", [
        number,
      ])
      await until(() => done.includes(number), { what: `job ${number} is done` })
    }
    await until(
      async () =>
        (await database.pool.query("select 1 from graphile_worker.jobs where task_identifier = 'ring'")).rowCount === 0,
      {
        what: 'all jobs are over',
      },
    )
  } finally {
    await stop()
  }
})
