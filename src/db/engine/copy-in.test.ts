import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '../../../test/world.ts'
import { copyIn } from './copy-in.ts'
import { indexesAside } from './indexes-aside.ts'

const { url, close } = await emptyDatabase()
const client = new pg.Client({ connectionString: url })
await client.connect()
after(() => client.end().then(close))
await client.query('create table kept (id int primary key, text text, data jsonb, on_time boolean default true)')
await client.query('create index kept_by_time on kept (on_time) where id > 0; create index on kept using gin (data)')

test('whatever a text holds arrives as it was, in however many pieces', async () => {
  const texts = ['tab\tline\nreturn\rback\\slash', '\\N', '\\.', '', 'Привет, «мир» 🙂', 'long '.repeat(100_000)]
  const rows = texts.map((text, id) => ({ id, text, data: { text } }))
  await copyIn(client, 'kept', [...rows, { id: 100, text: null, data: null }])
  const kept = await client.query('select id, text, data, on_time from kept order by id')
  const told = [...rows, { id: 100, text: null, data: null }].map((row) => ({ ...row, on_time: true }))
  assert.deepEqual(kept.rows, told)
})

test('what the database refuses is an error, and the connection goes on', async () => {
  const row = { id: 7, text: 'x'.repeat(500_000), data: null }
  await assert.rejects(copyIn(client, 'kept', [row, row, row]), /duplicate key/)
  await assert.rejects(copyIn(client, 'nowhere', [{ id: 1 }]), /does not exist/)
  await copyIn(client, 'kept', [])
  assert.equal((await client.query('select 1 from kept where id = 7')).rowCount, 0)
})

const indexes = async () =>
  (await client.query(`select indexdef from pg_indexes where tablename = 'kept' order by 1`)).rows

test('indexes that were set aside are the same when they are made again, and when it is given up', async () => {
  const before = await indexes()
  assert.equal(before.length, 3)
  for (const end of ['commit', 'rollback']) {
    await client.query('begin')
    const again = await indexesAside(client, ['kept'])
    assert.equal((await indexes()).length, 1, 'the key alone')
    if (end === 'commit') await again()
    await client.query(end)
    assert.deepEqual(await indexes(), before)
  }
})
