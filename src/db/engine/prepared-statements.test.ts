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
