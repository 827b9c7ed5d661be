import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { emptyDatabase } from '../../../test/world.ts'
import type { Db } from './database.ts'
import { PLANNED_ONCE } from './prepared-statements.ts'

const { db, pool, close } = await emptyDatabase()
after(close)

test('a statement that is said again is prepared once on its connection', async () => {
  const prepared = await db.connection().execute(async (connection) => {
    for (const n of [1, 2, 3]) await sql`select ${n}::int + 40 as answer`.execute(connection)
    const { rows } = await sql<{ count: number }>`select count(*) from pg_prepared_statements
      where statement like 'select $1::int + 40%'`.execute(connection)
    return rows[0]?.count
  })
  assert.equal(prepared, 1)
})

test('a statement that says so is planned once for all values, and the next one as PostgreSQL thinks best', async () => {
  await sql`create table many (id int primary key, of int)`.execute(db)
  await sql`insert into many select n, n % 7 from generate_series(1, 10000) n`.execute(db)
  await sql`analyze many`.execute(db)
  const plans = await db.connection().execute(async (connection) => {
    // By its list of two PostgreSQL would plan this anew each time.
    const read = (mark: RawBuilder<unknown>) =>
      sql`${mark} select m.of from unnest(${[3, 4]}::int[]) i join many m on m.id = i`.execute(connection)
    for (let time = 0; time < 9; time++) {
      await read(PLANNED_ONCE)
      await read(sql`/* as ever */`)
    }
    const { rows } = await sql<{ mark: string; generic: number; custom: number }>`
      select substring(statement from '[a-z]+ [a-z]+') as mark, generic_plans as generic, custom_plans as custom
      from pg_prepared_statements where statement like '%join many m%' and statement not like '%pg_prepared%' order by 1`.execute(
      connection,
    )
    return rows
  })
  assert.deepEqual(plans, [
    { mark: 'as ever', generic: 0, custom: 9 },
    { mark: 'planned once', generic: 9, custom: 0 },
  ])
})

test('what is said of plans for one statement holds for none behind it, should it fail', async () => {
  const broken = sql`${PLANNED_ONCE} select 1 / ${0}::int`
  const mode = async (from: Db) =>
    (await sql<{ is: string }>`select current_setting('plan_cache_mode') as is`.execute(from)).rows[0]?.is
  await db.connection().execute(async (connection) => {
    await assert.rejects(broken.execute(connection), { code: '22012' })
    assert.equal(await mode(connection), 'auto')
    await assert.rejects(
      connection.transaction().execute((tx) => broken.execute(tx)),
      { code: '22012' },
    )
    assert.equal(await mode(connection), 'auto')
  })
})

test('a connection whose plans went stale is thrown away, and the next one works', async () => {
  await pool.query('create table notes (id int)')
  const read = () => sql`select * from notes where id > ${0}`.execute(db)
  await read()
  await pool.query('alter table notes add column text text')
  await assert.rejects(read(), { code: '0A000' })
  await read()
})

test('all statements of a transaction are in it, the first one too', async () => {
  const moments = await db.transaction().execute(async (tx) => {
    const read = async () => (await sql<{ at: string }>`select now() as at, pg_sleep(${0.002})`.execute(tx)).rows[0]?.at
    return [await read(), ...(await Promise.all([read(), read()]))]
  })
  assert.equal(new Set(moments).size, 1)
  await sql`create table kept (id int)`.execute(db)
  const broken = db.transaction().execute(async (tx) => {
    await sql`insert into kept values (${1})`.execute(tx)
    await sql`select 1 / ${0}::int`.execute(tx)
  })
  await assert.rejects(broken, { code: '22012' })
  assert.deepEqual((await sql`select * from kept`.execute(db)).rows, [])
})

test('a connection that is lost as a transaction begins says so, and nothing is left behind', async () => {
  const attempt = db.transaction().execute(async (tx) => {
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await assert.rejects(attempt)
  assert.equal(await db.transaction().execute(async (tx) => (await sql`select 1`.execute(tx)).rows.length), 1)
})
