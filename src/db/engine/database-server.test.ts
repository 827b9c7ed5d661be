import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { until } from '../../../test/ground/until.ts'
import { openDatabase } from './database.ts'
import { databaseServer } from './database-server.ts'

const silent = () => undefined

test('nothing is lost when every process is killed at once', async (t) => {
  const dataFolder = await newFolder(t)
  const killed = await residentProcess(dataFolder)
  await query(killed.url, 'create table notes (text text)')
  await query(killed.url, `insert into notes values ('kept')`)

  const server = await postmasterPid(dataFolder)
  for (const pid of [killed.process.pid ?? 0, await parentOf(server), ...(await childrenOf(server)), server]) kill(pid)

  const { url, stop } = await resident(dataFolder)
  t.after(stop)
  assert.deepEqual(await query(url, 'select text from notes'), [{ text: 'kept' }])
})

test('the database stops by itself when the process it works for is killed', async (t) => {
  const dataFolder = await newFolder(t)
  const killed = await residentProcess(dataFolder)
  const server = await postmasterPid(dataFolder)
  kill(killed.process.pid ?? 0)
  await until(() => isGone(server))
})

test('a database server that outlived everybody is stopped, then started anew', async (t) => {
  const dataFolder = await newFolder(t)
  const killed = await residentProcess(dataFolder)
  const server = await postmasterPid(dataFolder)
  process.kill(server, 'SIGSTOP') // so that it cannot follow its watcher before the next start finds it
  kill(await parentOf(server))
  kill(killed.process.pid ?? 0)
  await until(() => isGone(killed.process.pid ?? 0))

  const lines: string[] = []
  const starting = resident(dataFolder, (line) => lines.push(line))
  await until(() => lines.some((line) => line.includes(`process ${server}`)))
  process.kill(server, 'SIGCONT')

  const { stop } = await starting
  t.after(stop)
  assert.notEqual(await postmasterPid(dataFolder), server)
})

test('a note about a server whose number now belongs to another program is ignored', async (t) => {
  const dataFolder = await newFolder(t)
  await (await resident(dataFolder)).stop()
  const note = `${process.pid}\n${join(dataFolder, 'postgres/cluster')}\n1700000000\n5432\n\n\n\n`
  await writeFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), note)

  const { url, stop } = await resident(dataFolder)
  t.after(stop)
  assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }])
})

test('what an interrupted first start left behind is cleared away', async (t) => {
  const dataFolder = await newFolder(t)
  await mkdir(join(dataFolder, 'postgres/half-made-1/base'), { recursive: true })

  const { stop } = await resident(dataFolder)
  t.after(stop)
  assert.deepEqual((await readdir(join(dataFolder, 'postgres'))).sort(), ['cluster', 'postgres.log', 'socket'])
})

test('a data folder may lie deeper than a socket path may be long', async (t) => {
  const dataFolder = join(await newFolder(t), 'restaurant'.repeat(8), 'chain'.repeat(12))
  const { url, stop } = await resident(dataFolder)
  assert.deepEqual(await query(url, 'select 1 as one'), [{ one: 1 }])
  const sockets = new URL(url).searchParams.get('host') ?? ''
  assert.ok(sockets.length < 80)

  await stop()
  await assert.rejects(stat(sockets), /ENOENT/)
})

test('one data folder has one desk; commands use its database while it runs', async (t) => {
  const dataFolder = await newFolder(t)
  const desk = await residentProcess(dataFolder)
  t.after(() => kill(desk.process.pid ?? 0))

  await assert.rejects(
    resident(dataFolder),
    new RegExp(`already runs on ${dataFolder} \\(process ${desk.process.pid}, okno start\\)`),
  )
  const visitor = await databaseServer({
    databaseUrl: undefined,
    dataFolder,
    command: 'token',
    as: 'visitor',
    say: silent,
  })
  assert.equal(visitor.url, desk.url)
  await visitor.stop()
  assert.deepEqual(await query(desk.url, 'select 1 as one'), [{ one: 1 }])
})

test('other users of the machine cannot reach the database', async (t) => {
  const dataFolder = await newFolder(t)
  const { url, stop } = await resident(dataFolder)
  t.after(stop)
  const sockets = new URL(url).searchParams.get('host') ?? ''
  assert.equal((await stat(sockets)).mode & 0o077, 0)
  assert.deepEqual(await query(url, 'show listen_addresses'), [{ listen_addresses: '' }])
})

const asRoot = { skip: process.getuid?.() === 0 ? false : 'only root can become somebody else' }

test('root without namespaces hands the database to nobody, in place where he may enter', asRoot, async (t) => {
  const dataFolder = await newFolder(t)
  await chmod(dataFolder, 0o755)
  const environment = await withoutNamespaces(dataFolder)
  const desk = await residentProcess(dataFolder, environment)
  t.after(() => kill(desk.process.pid ?? 0))

  assert.equal((await stat(join(dataFolder, 'postgres/cluster'))).uid, 65_534)
  assert.deepEqual(await query(desk.url, 'select 1 as one'), [{ one: 1 }])
})

test(
  'root without namespaces in a folder only he may enter keeps the data elsewhere, and finds them again',
  asRoot,
  async (t) => {
    const dataFolder = await newFolder(t)
    const environment = await withoutNamespaces(dataFolder)
    const first = await residentProcess(dataFolder, environment)
    const elsewhere = (await readFile(join(dataFolder, 'postgres/elsewhere'), 'utf8')).trim()
    t.after(() => rm(elsewhere, { recursive: true, maxRetries: 5 }))
    await query(first.url, 'create table notes (text text)')
    kill(first.process.pid ?? 0)

    const again = await residentProcess(dataFolder)
    t.after(async () => {
      kill(again.process.pid ?? 0)
      await until(() =>
        stat(join(elsewhere, 'cluster/postmaster.pid')).then(
          () => false,
          () => true,
        ),
      )
    })
    assert.deepEqual(await query(again.url, 'select * from notes'), [])
  },
)

test('a database killed under load comes back, and everybody who used it with it', async (t) => {
  const dataFolder = await newFolder(t)
  const { url, stop } = await resident(dataFolder)
  const { db, close } = openDatabase(url, { connections: 5, say: silent })
  t.after(() => close().then(stop))
  await sql`create table counted (n int)`.execute(db)

  const count = { kept: 0, failed: 0, running: true }
  const store = () =>
    db.transaction().execute(async (tx) => {
      await sql`insert into counted values (1)`.execute(tx)
      await new Promise(setImmediate) // a transaction that is thinking when its connection dies
      await sql`insert into counted values (1)`.execute(tx)
    })
  const person = async () => {
    while (count.running)
      await store().then(
        () => count.kept++,
        () => count.failed++,
      )
  }
  t.after(() => {
    count.running = false
  })
  const people = Promise.all([person(), person(), person(), person(), person()])
  await until(() => count.kept > 100)

  kill(await postmasterPid(dataFolder))
  await until(() => count.failed > 0)
  const before = count.kept
  await until(() => count.kept > before + 100)
  count.running = false
  await people

  const [row] = await query(url, 'select count(*)::int as n from counted')
  assert.ok(Number(row?.n) >= count.kept * 2, `${count.kept} acknowledged, ${Number(row?.n) / 2} there`)
})

test('an absent database of one’s own is named without its password', async () => {
  const { waitForDatabase } = await import('./wait-for-database.ts')
  await assert.rejects(waitForDatabase('postgresql://okno:hunter2@127.0.0.1:1/desk', silent, 0), (error: Error) => {
    assert.match(error.message, /no database at 127\.0\.0\.1:1\/desk \(DATABASE_URL\).*ECONNREFUSED/)
    assert.doesNotMatch(error.message, /hunter2/)
    return true
  })
})

function resident(dataFolder: string, say: (line: string) => void = silent) {
  return databaseServer({ databaseUrl: undefined, dataFolder, command: 'start', as: 'resident', say })
}

async function residentProcess(dataFolder: string, env = process.env): Promise<{ process: ChildProcess; url: string }> {
  const program = join(import.meta.dirname, '../../../test/ground/resident.ts')
  const child = spawn(process.execPath, [program, dataFolder], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const [url] = await once(createInterface(child.stdout), 'line')
  return { process: child, url: String(url) }
}

/** An environment in which `unshare` always refuses, as in many containers. */
async function withoutNamespaces(folder: string): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(folder, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })
  return { ...process.env, PATH: `${folder}:${process.env.PATH}` }
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

async function newFolder(t: TestContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'okno-server-'))
  t.after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))
  return folder
}

async function postmasterPid(dataFolder: string): Promise<number> {
  return Number((await readFile(join(dataFolder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
}

async function parentOf(pid: number): Promise<number> {
  return Number(/PPid:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1])
}

async function childrenOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return children.split(' ').filter(Boolean).map(Number)
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return false
  } catch {
    return true
  }
}
