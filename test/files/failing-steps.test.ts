import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openDatabase } from '../../src/db/engine/database.ts'
import { folderStore } from '../../src/db/files/file-store.ts'
import type { App } from '../../src/http/server/context.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type TestDesk, testDesk, testHouse } from '../desk.ts'
import { failingDatabase } from '../ground/failing-database.ts'
import { failingDisk } from '../ground/failing-disk.ts'
import { FAILURES, type Failure, failingSteps, type TakenStep } from '../ground/failing-steps.ts'

const steps = failingSteps()
let desk: TestDesk
let folder: string
let app: App
let close: () => Promise<void>
before(async () => {
  desk = await testDesk()
  folder = await mkdtemp(join(tmpdir(), 'okno-failing-'))
  const database = openDatabase(desk.database.url, { connections: 3, say: () => undefined })
  failingDatabase(database, steps)
  const files = folderStore(folder, failingDisk(folder, steps))
  app = await watchedServer({ ...testHouse(database, { folder }), files }, { web: null, log: false })
  close = async () => {
    await app.close()
    await database.close()
  }
})
after(async () => {
  await close()
  await desk.close()
  await rm(folder, { recursive: true })
})

const PIECE = 3_000
const SIZE = 5_000
/** A client that heard nothing asks and goes on, so many times. */
const PATIENCE = 12

async function call(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: Buffer | object, offset = 0) {
  const { token } = desk.people.cashier
  const type = Buffer.isBuffer(payload) ? 'application/octet-stream' : 'application/json'
  return app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${token}`,
      ...(payload && { 'content-type': type }),
      ...(Buffer.isBuffer(payload) && { 'upload-offset': String(offset) }),
    },
    ...(payload && { payload }),
  })
}

async function begun(): Promise<number> {
  const answer = await call('POST', '/api/files', { name: 'журнал.log', size: SIZE })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json().id
}

/** Does what the answers say: goes on from where the desk stands, and after silence asks where that is. */
async function sent(
  id: number,
  bytes: Buffer,
): Promise<{ readonly refused: number; readonly steps: readonly TakenStep[] }> {
  let refused = 0
  let taken: readonly TakenStep[] | null = null
  let received = 0
  for (let time = 0; time < PATIENCE; time++) {
    const answer = await call('PATCH', `/api/files/${id}`, bytes.subarray(received, received + PIECE), received)
    if (answer.statusCode === 200) {
      received = answer.json().received
      if (!answer.json().complete) continue
      return { refused, steps: taken ?? steps.rest() }
    }
    refused++
    taken ??= steps.rest()
    await demandNothingWrong(id, bytes)
    const known = (await call('GET', `/api/files/${id}/upload`)).json()
    if (known.complete) return { refused, steps: taken }
    received = known.received
  }
  throw new Error(`it is not there after ${PATIENCE} pieces`)
}

/** What counts as complete is what was sent: in the row, on the disk, and as the desk gives it out. */
async function demandNothingWrong(id: number, bytes: Buffer): Promise<'complete' | 'growing'> {
  const row = await desk.database.db.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  if (row.sha256 === null) return 'growing'
  assert.equal(row.sha256, createHash('sha256').update(bytes).digest('hex'), 'the row names the hash of what was sent')
  const kept = await readFile(join(folder, 'files', row.sha256.slice(0, 2), row.sha256.slice(2)))
  assert.ok(kept.equals(bytes), 'the disk has what was sent')
  assert.ok((await call('GET', `/api/files/${id}`)).rawPayload.equals(bytes), 'and so does who downloads it')
  return 'complete'
}

async function run(n: number, how: Failure) {
  const bytes = randomBytes(SIZE)
  const id = await begun()
  steps.arrange(n, how)
  const done = await sent(id, bytes)
  steps.rest()
  assert.equal(await demandNothingWrong(id, bytes), 'complete')
  return done
}

test('whichever step of keeping a file fails, and however, who goes on as he is told ends with exactly his bytes', async () => {
  const { steps: all } = await run(Number.POSITIVE_INFINITY, 'before')
  const table: Record<string, Record<string, string | number>> = {}
  const wrong: string[] = []
  for (const [index, { name, hasHalf }] of all.entries()) {
    const n = index + 1
    const row: Record<string, string | number> = { step: name }
    for (const how of FAILURES.filter((failure) => failure !== 'half' || hasHalf)) {
      row[how] = await run(n, how).then(
        ({ refused }) => (refused === 0 ? 'not heard of' : 'right'),
        (error: Error) => {
          steps.rest()
          wrong.push(`${n} ${name} ${how}: ${error.message.split('\n')[0]}`)
          return 'WRONG'
        },
      )
    }
    table[n] = row
  }
  console.table(table)
  assert.deepEqual(wrong, [])
  for (const kind of ['write', 'fsync file', 'fsync folder', 'rename', 'UPDATE', 'COMMIT'])
    assert.ok(
      all.some(({ name }) => name === kind),
      `no ${kind} among the steps`,
    )
})
