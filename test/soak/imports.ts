import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Database, openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { testHouse } from '../desk.ts'
import { call, type Place } from '../empty-desk.ts'
import { type Okno, startOkno } from '../ground/okno.ts'
import { until } from '../ground/until.ts'
import { populate } from '../people.ts'
import type { Line } from './table.ts'

interface Size {
  readonly venues: number
  readonly people: number
  /** Rows that nothing can be made of, half of them in each file. */
  readonly bad: number
}

interface Ground extends Place {
  readonly database: Database
  readonly worker: () => Okno
  /** kill -9, and another one. */
  readonly replaceWorker: () => Promise<void>
}

/** So long one step of an import may take here. */
const PATIENCE = 900_000
const CORPORATIONS = 10

/** Venues and people come as files in windows-1251, with wrong rows among them; the worker dies in the middle; then all of it is taken back. */
export async function soakImports(size: Size): Promise<Line[]> {
  const closings: (() => Promise<unknown>)[] = []
  try {
    return await soak(await openGround(closings), size)
  } finally {
    for (const close of closings) await close()
  }
}

async function openGround(closings: (() => Promise<unknown>)[]): Promise<Ground> {
  const root = await mkdtemp('/tmp/okno-imports-')
  closings.unshift(() => rm(root, { recursive: true }))
  const postgres = await startPostgres({ folder: join(root, 'pg'), kind: 'durable', say: () => undefined })
  closings.unshift(postgres.stop)
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, { connections: 3, say: () => undefined })
  closings.unshift(database.close)
  const { people } = await populate(database.db)
  const data = join(root, 'data')
  const house = testHouse(database, { folder: data })
  const app = await watchedServer(house, { web: null, log: false })
  closings.unshift(() => app.close())
  const settings = { DATABASE_URL: postgres.url, OKNO_DATA: data, OKNO_SECRET: house.secret }
  let worker = startOkno('work', settings)
  closings.unshift(() => worker.stop())
  await worker.ready()
  return {
    app,
    token: people.administrator.token,
    database,
    worker: () => worker,
    replaceWorker: async () => {
      await worker.kill()
      worker = startOkno('work', settings)
      await worker.ready()
    },
  }
}

async function soak(ground: Ground, size: Size): Promise<Line[]> {
  const memory = watchMemory(ground)
  const corporations = Array.from(
    { length: CORPORATIONS },
    (_, place) => `корпорация;${60_100 + place};Сеть «Проба ${place}»`,
  )
  await whole(ground, 'organisations', table('Вид;Код;Название', corporations))
  const before = await stateOf(ground)
  const bad = size.bad / 2
  const venues = table('Код;Название;Адрес', rows(size.venues, bad, venueRow))
  const people = table('Имя и фамилия;Почта;Телефон;Роль;Код ресторана', rows(size.people, bad, personRow))

  const first = await whole(ground, 'venues', venues)
  const second = await whole(ground, 'people', people, { kills: 3 })
  const again = [await whole(ground, 'venues', venues), await whole(ground, 'people', people)]
  const errors = (await ground.app.inject({ url: `/api/imports/${second.id}/errors`, headers: headersOf(ground) })).body
  const made = await countsOf(ground)
  const took = performance.now()
  for (const { id } of [second, first]) {
    await call(ground, 'POST', `/api/imports/${id}/undo`, {})
    await standing(ground, id, 'undone')
  }
  const undoing = seconds(took)
  const after = await stateOf(ground)
  const peak = await memory.peak()
  return [
    { what: 'rows of venues and of people', found: size.venues + size.people },
    { what: 'seconds to read and try them', found: first.tried + second.tried },
    { what: 'seconds to write them, kills included', found: first.ran + second.ran },
    { what: 'seconds to take all of it back', found: undoing },
    { what: 'the most memory of the worker, MiB', found: peak },
    { what: 'workers killed while they wrote (kill -9)', found: second.kills, wanted: 3 },
    { what: 'venues made', found: made.venues - before.venues, wanted: size.venues - bad },
    { what: 'people made', found: made.people - before.people, wanted: size.people - bad },
    { what: 'rows in the file of errors', found: errors.trim().split('\r\n').length - 1, wanted: bad },
    { what: 'made or changed by a second run', found: again.reduce((sum, one) => sum + one.changed, 0), wanted: 0 },
    {
      what: 'venues and people left after the undoing',
      found: after.venues + after.people,
      wanted: before.venues + before.people,
    },
    { what: 'rows that differ from before', found: after.hash === before.hash ? 0 : 1, wanted: 0 },
  ]
}

/** One file from the upload to its end. */
async function whole(ground: Ground, subject: string, bytes: Buffer, { kills = 0 } = {}) {
  const { id: fileId } = await call(ground, 'POST', '/api/files', { name: `${subject}.csv`, size: bytes.length })
  const headers = { 'content-type': 'application/octet-stream' }
  for (let from = 0; from < bytes.length; from += PIECE) {
    await call(ground, 'PATCH', `/api/files/${fileId}`, bytes.subarray(from, from + PIECE), {
      ...headers,
      'upload-offset': String(from),
    })
  }
  const began = performance.now()
  const { id } = await call(ground, 'POST', '/api/imports', { subject, fileId, fileName: `${subject}.csv` })
  const { revision } = await standing(ground, id, 'tried')
  const tried = seconds(began)
  const starting = performance.now()
  await call(ground, 'POST', `/api/imports/${id}/start`, { revision })
  let killed = 0
  while (killed < kills && (await isRunning(ground, id))) {
    await delay(400)
    if (!(await isRunning(ground, id))) break
    await ground.replaceWorker()
    killed++
  }
  const { counts } = await standing(ground, id, 'done')
  return { id, tried, ran: seconds(starting), kills: killed, changed: counts.created + counts.updated }
}

const PIECE = 1_000_000

async function standing(ground: Ground, id: number, state: string) {
  await until(async () => (await call(ground, 'GET', `/api/imports/${id}`)).state === state, {
    within: PATIENCE,
    what: `import ${id} is ${state}`,
  })
  return call(ground, 'GET', `/api/imports/${id}`)
}

async function isRunning(ground: Ground, id: number): Promise<boolean> {
  return (await call(ground, 'GET', `/api/imports/${id}`)).state === 'running'
}

function rows(count: number, bad: number, row: (place: number, isBad: boolean) => string): string[] {
  const every = Math.floor(count / bad)
  return Array.from({ length: count }, (_, place) => row(place, place % every === 0 && place / every < bad))
}

function venueCode(place: number): string {
  return `${60_100 + (place % CORPORATIONS)}${String(1_000 + Math.floor(place / CORPORATIONS)).padStart(4, '0')}`
}

function venueRow(place: number, isBad: boolean): string {
  return `${isBad ? `не код ${place}` : venueCode(place)};Кафе «Проба» №${place};Пенза, Щорса, ${place}`
}

/** Every venue that is there has people: those of wrong rows are asked for by nobody. */
function personRow(place: number, isBad: boolean): string {
  const mail = isBad ? `без собаки ${place}` : `person${place}@proba.example`
  return `Сотрудник ${place};${mail};+7 9${String(100_000_000 + place)};пользователь;${venueCode(CORPORATIONS + 1)}`
}

/** As old programs of accounting write it. */
function table(head: string, lines: readonly string[]): Buffer {
  const letters = new Map<string, number>()
  for (let byte = 0; byte < 256; byte++) letters.set(new TextDecoder('windows-1251').decode(Uint8Array.of(byte)), byte)
  return Buffer.from([...[head, ...lines].join('\r\n')].map((letter) => letters.get(letter) ?? 0x3f))
}

async function countsOf({ database: { db } }: Ground) {
  const { rows: found } = await sql<{
    venues: number
    people: number
  }>`select (select count(*)::int from venues) as venues,
    (select count(*)::int from people) as people`.execute(db)
  return found[0] ?? { venues: 0, people: 0 }
}

/** How many there are, and a hash over every row of what an import writes. */
async function stateOf(ground: Ground) {
  const hash = createHash('sha256')
  for (const name of [
    'organisations',
    'venues',
    'people',
    'person_roles',
    'person_addresses',
    'venue_dealer_changes',
  ]) {
    const { rows: all } = await sql<{
      row: string
    }>`select t::text as row from ${sql.table(name)} t order by t.id`.execute(ground.database.db)
    for (const { row } of all) hash.update(row)
  }
  return { ...(await countsOf(ground)), hash: hash.digest('hex') }
}

/** The most that any worker held, sampled. */
function watchMemory(ground: Ground) {
  let most = 0
  let isOver = false
  const watching = (async () => {
    while (!isOver) {
      const status = await readFile(`/proc/${ground.worker().pid}/status`, 'utf8').catch(() => '')
      most = Math.max(most, Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024))
      await delay(100)
    }
  })()
  return {
    peak: async () => {
      isOver = true
      await watching
      return most
    },
  }
}

function headersOf({ token }: Ground) {
  return { authorization: `Bearer ${token}` }
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 1_000)
}
