import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { emptyDatabase } from '../../../test/world.ts'
import { openPlainPool } from './database.ts'
import { migrate } from './migrate.ts'

test('every file is taken once, in order', async (t) => {
  const { url, folder, write } = await ground(t)
  await write('0002_rename.sql', 'alter table notes rename to remarks')
  await write('0001_notes.sql', 'create table notes (text text)')
  assert.deepEqual(await migrate(url, folder), ['0001_notes.sql', '0002_rename.sql'])
  assert.deepEqual(await migrate(url, folder), [])
})

test('the job queue brings its own tables', async (t) => {
  const { url, folder, rows } = await ground(t)
  await migrate(url, folder)
  assert.deepEqual(await rows(`select to_regclass('graphile_worker.jobs') is not null as there`), [{ there: true }])
})

test('two processes that migrate at once do it once', async (t) => {
  const { url, folder, write } = await ground(t)
  await write('0001_notes.sql', 'create table notes (text text)')
  await write('0002_more.sql', 'alter table notes add column at timestamptz')
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder), migrate(url, folder)])
  assert.deepEqual(applied.flat().sort(), ['0001_notes.sql', '0002_more.sql'])
})

test('a file that fails leaves nothing of itself, keeps those before it, and names its line', async (t) => {
  const { url, folder, write, rows } = await ground(t)
  await write('0001_notes.sql', 'create table notes (text text)')
  await write('0002_broken.sql', 'create table half (n int);\nalter table nowhere add column x int;')
  await assert.rejects(
    migrate(url, folder),
    /0002_broken\.sql failed, nothing of it was kept: relation "nowhere" does not exist/,
  )
  const there = await rows(`select to_regclass('notes') is not null as notes, to_regclass('half') is not null as half`)
  assert.deepEqual(there, [{ notes: true, half: false }])

  await write('0002_broken.sql', 'create table whole (n int)')
  assert.deepEqual(await migrate(url, folder), ['0002_broken.sql'])
})

test('a landed file that was changed stops everything', async (t) => {
  const { url, folder, write } = await ground(t)
  await write('0001_notes.sql', 'create table notes (text text)')
  await migrate(url, folder)
  await write('0001_notes.sql', 'create table notes (text text, at timestamptz)')
  await assert.rejects(migrate(url, folder), /0001_notes\.sql has changed since/)
})

test('other line ends are not a change', async (t) => {
  const { url, folder, write } = await ground(t)
  await write('0001_notes.sql', 'create table notes (\ntext text)\n')
  await migrate(url, folder)
  await write('0001_notes.sql', 'create table notes (\r\ntext text)\r\n')
  assert.deepEqual(await migrate(url, folder), [])
})

test('a database of a newer version is refused', async (t) => {
  const { url, folder, write } = await ground(t)
  await write('0001_notes.sql', 'create table notes (text text)')
  await write('0002_future.sql', 'create table future (text text)')
  await migrate(url, folder)
  await rm(join(folder, '0002_future.sql'))
  await assert.rejects(migrate(url, folder), /made by a newer Okno \(it has 0002_future\.sql\)/)
})

const WRONG_NAMES = [
  { names: ['1_notes.sql'], says: /is called 0001_what_it_does\.sql/ },
  { names: ['0001_notes.sql', '0001_more.sql'], says: /the number 0001 is taken/ },
]

for (const { names, says } of WRONG_NAMES) {
  test(`refused: ${names.join(' with ')}`, async (t) => {
    const { url, folder, write } = await ground(t)
    for (const name of names) await write(name, 'select 1')
    await assert.rejects(migrate(url, folder), says)
  })
}

async function ground(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'okno-migrations-'))
  const { url, close } = await emptyDatabase()
  const pool = openPlainPool(url)
  t.after(async () => {
    await pool.end()
    await close()
    await rm(folder, { recursive: true })
  })
  return {
    url,
    folder,
    write: (name: string, sql: string) => writeFile(join(folder, name), sql),
    rows: async (sql: string) => (await pool.query(sql)).rows,
  }
}
