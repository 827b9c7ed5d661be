import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { z } from 'zod'
import { until } from '../ground/until.ts'
import { populate, type World } from '../people.ts'
import { testDatabase } from '../world.ts'

/** Two `okno serve` and two `okno work`, as an administrator would start them, on one database. */
let database: Awaited<ReturnType<typeof testDatabase>>
let world: World
let folder: string
const servers: { readonly url: string; readonly process: ChildProcess }[] = []
const workers: ChildProcess[] = []

before(async () => {
  database = await testDatabase()
  world = await populate(database.db)
  folder = await mkdtemp(join(tmpdir(), 'okno-processes-'))
  for (let count = 0; count < 2; count++) {
    const port = await freePort()
    servers.push({ url: `http://127.0.0.1:${port}`, process: start('serve', { PORT: String(port) }) })
    workers.push(start('work'))
  }
  for (const { url } of servers) await until(() => isReady(url), { what: `${url} is ready` })
})

after(async () => {
  for (const child of [...servers.map((server) => server.process), ...workers]) await ended(child)
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

test('people at two servers work one request from filed to closed', async () => {
  const { people, venues } = world
  const [portal, desk] = [at(0, people.cashier), at(1, people.specialist)]
  const { number } = await portal('POST', '/api/requests', {
    subject: 'Касса: не печатает',
    description: 'Чек',
    venueId: venues.lesnaya,
  })
  const taken = await desk('PUT', `/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  const asked = await desk('POST', `/api/requests/${number}/moves`, {
    move: 'ask',
    version: taken.version,
    message: { text: 'Версия?' },
  })
  assert.equal(asked.status, 'waiting_customer')
  await portal('POST', `/api/requests/${number}/messages`, { text: '8.2' })
  const { version } = await desk('GET', `/api/requests/${number}`)
  await desk('POST', `/api/requests/${number}/moves`, {
    move: 'resolve',
    version,
    solution: 'Готово',
    closingCode: 'solved',
  })
  const rated = await portal('PUT', `/api/requests/${number}/rating`, { score: 5 })
  const closed = await portal('POST', `/api/requests/${number}/moves`, { move: 'close', version: rated.version })
  assert.equal(closed.status, 'closed')
})

test('each step of a clock is told once by two workers, though one is killed in the middle', async () => {
  const { people, venues } = world
  const file = at(0, people.cashier)
  const count = 60
  for (let index = 0; index < count; index++) {
    await file('POST', '/api/requests', {
      subject: `Касса ${index}: стоит`,
      description: 'чек',
      venueId: venues.lesnaya,
    })
  }
  await letDaysPass(30)
  await until(async () => (await steps()) > count / 2, { what: 'the workers are in the middle of it' })
  workers[0]?.kill('SIGKILL')
  await until(async () => (await steps()) === count * 2, { what: 'every promise is told to be broken' })
  await until(async () => (await waiting()) === 0, { what: 'nothing is left to do' })

  const { rows } = await sql<{ type: string; metric: string; told: number; requests: number }>`
    select type, data->>'metric' as metric, count(*) as told, count(distinct request_number) as requests from events
    where type like 'clock.%' and type <> 'clock.reacted' group by 1, 2 order by 1, 2`.execute(database.db)
  assert.deepEqual(
    rows.map(({ type, metric, told, requests }) => [type, metric, told, requests]),
    ['reaction', 'resolution'].map((metric) => ['clock.breached', metric, count, count]),
  )
})

/** Every open request was filed that many days earlier: its ledger says so, and its wake is due. */
async function letDaysPass(days: number): Promise<void> {
  const shift = days * 86_400_000
  await sql`update request_clocks set ledger = jsonb_set(jsonb_set(ledger,
      '{reaction,stretches,0,from}', to_jsonb((ledger #>> '{reaction,stretches,0,from}')::bigint - ${shift}::bigint)),
      '{resolution,stretches,0,from}', to_jsonb((ledger #>> '{resolution,stretches,0,from}')::bigint - ${shift}::bigint))
    where request_number in (select number from requests where status = 'registered')`.execute(database.db)
  await sql`update requests set wakes_at = now() where status = 'registered'`.execute(database.db)
}

async function steps(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from events
    where type in ('clock.soon-due', 'clock.breached')`.execute(database.db)
  return rows[0]?.count ?? 0
}

async function waiting(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from requests where wakes_at <= now()`.execute(
    database.db,
  )
  return rows[0]?.count ?? 0
}

const ANSWER = z.looseObject({
  number: z.int().default(0),
  version: z.int().default(0),
  status: z.union([z.string(), z.int()]).default(''),
})

function at(server: number, person: { readonly token: string }) {
  return async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${servers[server]?.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    assert.ok(answer.ok, `${method} ${path}: ${text}`)
    return ANSWER.parse(JSON.parse(text))
  }
}

function start(command: string, environment: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['src/main.ts', command], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      OKNO_DATA: folder,
      OKNO_SECRET: 'a secret that all of these processes share',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    ({ ok }) => ok,
    () => false,
  )
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = z.object({ port: z.int() }).parse(server.address())
      server.close(() => resolve(port))
    })
  })
}
