import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { until } from '../ground/until.ts'
import { populate } from '../people.ts'
import { testDatabase } from '../world.ts'
import { written } from './post-office.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let folder: string
before(async () => {
  database = await testDatabase()
  await populate(database.db)
  folder = await mkdtemp(join(tmpdir(), 'okno-mail-'))
})
after(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

function start(args: readonly string[], settings: Record<string, string> = {}) {
  return spawn(process.execPath, [join(import.meta.dirname, '../../src/main.ts'), ...args], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, OKNO_DATA: folder, ...settings },
    stdio: ['pipe', 'ignore', 'pipe'],
  })
}

/** The exit code of `okno mail-receive` for these bytes. */
async function piped(bytes: Buffer, settings: Record<string, string> = {}): Promise<number | null> {
  const child = start(['mail-receive', 'support@desk.example'], settings)
  child.stderr.resume()
  child.stdin.end(bytes)
  return new Promise((resolve) => child.on('exit', resolve))
}

const letters = () => database.db.selectFrom('raw_letters').selectAll().orderBy('id').execute()

test('a letter from the pipe is stored before the mail server hears 0, and read while the desk runs', async () => {
  const bytes = written({ from: 'pipe@nowhere.example', text: 'Из трубы', subject: 'Касса' })
  assert.equal(await piped(bytes, { SENDER: 'pipe@nowhere.example', CLIENT_ADDRESS: '192.0.2.7' }), 0)
  const [stored] = await letters()
  assert.ok(stored)
  assert.ok(stored.bytes.equals(bytes))
  assert.deepEqual([stored.state, stored.source, stored.mailbox], ['received', 'pipe', 'support@desk.example'])
  const said = { from: 'pipe@nowhere.example', ip: '192.0.2.7', helo: null, user: null, to: [] }
  assert.deepEqual(stored.envelope, said, 'with what the mail server says of it')

  const worker = start(['work'], { OKNO_MAIL_ADDRESS: 'support@desk.example' })
  worker.stderr.resume()
  try {
    assert.equal(await piped(written({ from: 'second@nowhere.example', text: 'Вторая' })), 0)
    const ends = async () => (await letters()).map(({ state }) => state)
    await until(async () => (await ends()).every((state) => state !== 'received'), { what: 'both letters have an end' })
    assert.deepEqual(await ends(), ['request', 'request'])
  } finally {
    worker.kill('SIGTERM')
    await new Promise((resolve) => worker.on('exit', resolve))
  }
})

test('when the letter cannot be stored the mail server is told to come back', async () => {
  const before = (await letters()).length
  const bytes = written({ from: 'pipe@nowhere.example', text: 'x' })
  assert.equal(
    await piped(bytes, { DATABASE_URL: 'postgresql://nobody:wrong@127.0.0.1:1/none', OKNO_SECRET: 'short' }),
    75,
  )
  assert.equal(
    await piped(bytes, { OKNO_MAIL_ADRESS: 'a@b.example' }),
    75,
    'a misspelt setting is no reason to lose it',
  )
  assert.equal((await letters()).length, before)
})
