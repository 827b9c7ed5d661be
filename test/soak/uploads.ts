import { createHash, randomBytes, randomInt } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { populate } from '../people.ts'
import { type Door, openDoor } from './doors.ts'
import type { Line } from './table.ts'

interface Ground {
  readonly folder: string
  readonly database: Database
  readonly doors: readonly Door[]
  readonly token: string
}

interface Figures {
  uploads: number
  pieces: number
  lost: number
  sentBack: number
  wrong: number
}

const LANES = 5
const DOORS = 3

/** People send files while, at random moments, one server after another is killed and the database is cut off. */
export async function soakUploads({ rounds }: { readonly rounds: number }): Promise<Line[]> {
  const closings: (() => Promise<unknown>)[] = []
  try {
    return await soak(await openGround(closings), rounds)
  } finally {
    for (const close of closings) await close()
  }
}

async function openGround(closings: (() => Promise<unknown>)[]): Promise<Ground> {
  const root = await mkdtemp('/tmp/okno-uploads-')
  closings.unshift(() => rm(root, { recursive: true }))
  const postgres = await startPostgres({ folder: join(root, 'pg'), kind: 'durable', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, { connections: 3, say: () => undefined })
  closings.unshift(database.close)
  const { people } = await populate(database.db)
  const folder = join(root, 'data')
  const settings = { DATABASE_URL: postgres.url, FOLDER: folder }
  const doors = await Promise.all(Array.from({ length: DOORS }, () => openDoor(settings, closings)))
  return { folder, database, doors, token: people.cashier.token }
}

async function soak(ground: Ground, rounds: number): Promise<Line[]> {
  const figures: Figures = { uploads: 0, pieces: 0, lost: 0, sentBack: 0, wrong: 0 }
  let isOver = false
  const lanes = Array.from({ length: LANES }, async () => {
    while (!isOver) await sendOne(ground, figures)
  })
  const started = performance.now()
  for (let round = 0; round < rounds; round++) {
    await Promise.all(ground.doors.map(({ ready }) => ready()))
    await delay(randomInt(400))
    const door = ground.doors[round % DOORS]
    if (round % 4 === 3) await cutDatabase(ground)
    await door?.kill()
    // What a person may send on a day is not what is tried here.
    await ground.database.db.deleteFrom('upload_days').execute()
  }
  isOver = true
  await Promise.all(lanes)
  return [
    { what: 'kills of a server, kill -9', found: rounds },
    { what: 'cuts of all connections to the database', found: Math.floor(rounds / 4) },
    { what: 'seconds', found: Math.round((performance.now() - started) / 1_000) },
    { what: 'uploads', found: figures.uploads },
    { what: 'pieces', found: figures.pieces },
    { what: 'pieces without an answer, or with 500', found: figures.lost },
    { what: 'pieces that were told to go on elsewhere', found: figures.sentBack },
    { what: 'files that came down with other bytes', found: figures.wrong, wanted: 0 },
    ...(await compared(ground)),
  ]
}

/** Every connection of the servers to the database ends, whatever it is doing. */
async function cutDatabase({ database }: Ground): Promise<void> {
  await database.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
}

async function sendOne(ground: Ground, figures: Figures): Promise<void> {
  const bytes = randomBytes(randomInt(50_000, 1_500_000))
  const piece = randomInt(30_000, 600_000)
  const { id } = await insisting(ground, (url) => begin(ground, url, bytes.length))
  for (let known = { received: 0, complete: false }; !known.complete; ) {
    figures.pieces++
    const { received } = known
    known = await grow(ground, { id, received, bytes: bytes.subarray(received, received + piece) }, figures)
  }
  const came = await insisting(ground, (url) => download(ground, url, id))
  figures.uploads++
  if (!came.equals(bytes)) figures.wrong++
}

interface Growing {
  readonly id: number
  readonly received: number
  readonly bytes: Buffer
}

async function grow(ground: Ground, { id, received, bytes }: Growing, figures: Figures) {
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': String(received) }
  const path = `/api/files/${id}`
  const answer = await ask(ground, anyOf(ground), { method: 'PATCH', path, headers, body: new Uint8Array(bytes) })
  if (answer?.status === 200) return standingIn(await answer.json().catch(() => null)) ?? stands()
  if (answer?.status === 409) figures.sentBack++
  else figures.lost++
  return stands()

  function stands() {
    return insisting(ground, async (url) => {
      const asked = await ask(ground, url, { method: 'GET', path: `${path}/upload` })
      return asked?.status === 200 ? standingIn(await asked.json().catch(() => null)) : null
    })
  }
}

function standingIn(answer: unknown): { readonly received: number; readonly complete: boolean } | null {
  return answer as { readonly received: number; readonly complete: boolean } | null
}

async function begin(ground: Ground, url: string, size: number): Promise<{ readonly id: number } | null> {
  const body = JSON.stringify({ name: 'журнал.log', size })
  const headers = { 'content-type': 'application/json' }
  const answer = await ask(ground, url, { method: 'POST', path: '/api/files', headers, body })
  return answer?.status === 201 ? ((await answer.json().catch(() => null)) as { id: number } | null) : null
}

async function download(ground: Ground, url: string, id: number): Promise<Buffer | null> {
  const answer = await ask(ground, url, { method: 'GET', path: `/api/files/${id}` })
  if (answer?.status !== 200) return null
  return answer.arrayBuffer().then(Buffer.from, () => null)
}

interface Question {
  readonly method: string
  readonly path: string
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array<ArrayBuffer>
}

/** Null: there was no answer. */
function ask({ token }: Ground, url: string, { path, headers, ...rest }: Question): Promise<Response | null> {
  return fetch(url + path, { ...rest, headers: { ...headers, authorization: `Bearer ${token}` } }).catch(() => null)
}

/** Servers come back within seconds: whatever is refused for so long is refused for ever. */
const LONGEST_REFUSAL = 180_000

async function insisting<T>(ground: Ground, attempt: (url: string) => Promise<T | null>): Promise<T> {
  const began = performance.now()
  while (performance.now() - began < LONGEST_REFUSAL) {
    const answer = await attempt(anyOf(ground))
    if (answer !== null) return answer
    await delay(50)
  }
  throw new Error(`the same was refused for ${LONGEST_REFUSAL / 1_000} seconds: ${attempt}`)
}

function anyOf({ doors }: Ground): string {
  return doors[randomInt(doors.length)]?.url ?? ''
}

/** Every row that says complete, against the disk. */
async function compared({ database, folder }: Ground): Promise<Line[]> {
  const rows = await database.db
    .selectFrom('files')
    .select(['sha256', 'size'])
    .where('sha256', 'is not', null)
    .execute()
  let wrong = 0
  for (const { sha256, size } of rows) {
    if (sha256 === null) continue
    const bytes = await readFile(join(folder, 'files', sha256.slice(0, 2), sha256.slice(2)))
    if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) wrong++
  }
  return [
    { what: 'rows that say complete', found: rows.length },
    { what: 'of these with wrong bytes on the disk', found: wrong, wanted: 0 },
    { what: 'half-written copies left for the tidying', found: (await readdir(join(folder, 'halves'))).length },
  ]
}
