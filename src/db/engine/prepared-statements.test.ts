import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { emptyDatabase } from '../../../test/world.ts'

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
