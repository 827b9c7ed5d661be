import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { queueUntold } from '../../src/db/request/untold.ts'
import { keepQueueingUntold } from '../../src/jobs/notices/queue-untold.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const db = () => desk.database.db

async function changesIn(from: 'jobs' | 'waiting'): Promise<readonly number[]> {
  const { rows } = await (from === 'waiting'
    ? sql<{ change: number }>`select change_id as change from untold_changes order by 1`
    : sql<{ change: number }>`select (payload->>'change')::bigint as change from graphile_worker._private_jobs j
        join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'tell-people' order by 1`
  ).execute(db())
  return rows.map(({ change }) => change)
}

async function wait(count: number, after = 1_000_000): Promise<void> {
  await sql`insert into untold_changes select ${after}::bigint + place, 1001 from generate_series(1, ${count}) place`.execute(
    db(),
  )
}

async function forgetAll(): Promise<void> {
  await sql`delete from untold_changes`.execute(db())
  await sql`delete from graphile_worker._private_jobs`.execute(db())
}

test('a change waits to be told once it is saved, and is one job afterwards', async () => {
  await forgetAll()
  const number = await desk.file(desk.people.cashier)
  const filed = await changesIn('waiting')
  assert.equal(filed.length, 1)
  const failing = db()
    .transaction()
    .execute(async (tx) => {
      await sql`insert into untold_changes values (7, ${number})`.execute(tx)
      throw new Error('not saved')
    })
  await assert.rejects(failing)
  assert.deepEqual((await changesIn('waiting')).slice(0, 1), filed)
  assert.equal(await queueUntold(db(), Date.now()), (await changesIn('jobs')).length)
  assert.deepEqual([await changesIn('waiting'), (await changesIn('jobs'))[0]], [[], filed[0]])
  assert.equal(await queueUntold(db(), Date.now()), 0, 'nothing waits any more')
})

test('several workers make one job of each change, over cut connections', async () => {
  await forgetAll()
  const trouble: unknown[] = []
  const workers = [1, 2, 3].map(() =>
    keepQueueingUntold({ database: desk.database, now: Date.now, warn: (error) => trouble.push(error) }),
  )
  for (let round = 0; round < 5; round++) {
    await wait(700, 1_000_000 + round * 10_000)
    await sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(db())
    await until(async () => (await changesIn('waiting').catch(() => [0])).length === 0, { what: 'nothing waits' })
  }
  await Promise.all(workers.map((stop) => stop()))
  const jobs = await changesIn('jobs')
  assert.deepEqual([jobs.length, new Set(jobs).size], [3_500, 3_500])
})

test('a change is a job when its word is heard, and soon when it is not', async () => {
  await forgetAll()
  const stop = keepQueueingUntold({ database: desk.database, now: Date.now, warn: () => undefined })
  const took = async (work: () => Promise<unknown>) => {
    const jobs = (await changesIn('jobs')).length
    const started = performance.now()
    await work()
    await until(async () => (await changesIn('jobs')).length > jobs, { what: 'a job' })
    return performance.now() - started
  }
  await took(() => desk.file(desk.people.cashier))
  const silent = await took(() => wait(1))
  await stop()
  assert.ok(silent < 4_000, `${silent} ms`)
})
