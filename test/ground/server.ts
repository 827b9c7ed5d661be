import { createHash } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate, migrationsFingerprint } from '../../src/db/engine/migrate.ts'

export interface TestServer {
  /** The url of a database on the server from which others are made. */
  readonly url: string
  readonly template: string
  readonly stop: () => Promise<void>
}

/** The server that `npm test` started for the whole run; a file run alone starts its own. */
export function testServer(): Promise<TestServer> {
  started ??= fromTheRun() ?? startTestServer()
  return started
}

let started: Promise<TestServer> | undefined

export async function startTestServer(): Promise<TestServer> {
  const given = process.env.OKNO_TEST_DATABASE_URL ?? process.env.DATABASE_URL
  const server = given ? { url: given, stop: async () => undefined } : await startThrowaway()
  return { ...server, template: await makeTemplate(server.url) }
}

/**
 * The name of the database from which others with the demo company are copied; null where a file runs alone. The first file of a run that needs
 * it makes it: the company is as old as that moment.
 */
export function demoTemplateOf(shared = process.env.OKNO_TEST_SHARED): string | null {
  return shared ? `okno_demo_${createHash('sha256').update(shared).digest('hex').slice(0, 12)}` : null
}

/** Makes that database unless another file has; `fill` is given the url of one that is migrated. */
export async function makeOnce(server: TestServer, name: string, fill: (url: string) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [name])
    if (await isThere(server.url, name)) return
    const half = `${name}_half`
    await client.query(`drop database if exists ${half}`)
    await client.query(`create database ${half} template ${server.template}`)
    await fill(inDatabase(server.url, half))
    await client.query(`alter database ${half} rename to ${name}`)
  } finally {
    await client.end()
  }
}

export async function sql(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

export function inDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = `/${name}`
  return changed.href
}

function fromTheRun(): Promise<TestServer> | undefined {
  const { OKNO_TEST_SERVER: url, OKNO_TEST_TEMPLATE: template } = process.env
  if (!url || !template) return undefined
  return Promise.resolve({ url, template, stop: async () => undefined })
}

async function startThrowaway() {
  const folder = await mkdtemp(join(tmpdir(), 'okno-test-'))
  return startPostgres({ folder, kind: 'throwaway', say: console.error })
}

/** A template must have no connections when it is copied, so it gets its name only when it is ready. */
async function makeTemplate(url: string): Promise<string> {
  const template = `okno_template_${await migrationsFingerprint()}`
  const half = `${template}_${process.pid}`
  if (await isThere(url, template)) return template

  await sql(url, `create database ${half}`)
  await migrate(inDatabase(url, half))
  await sql(url, `alter database ${half} rename to ${template}`).catch(() => sql(url, `drop database ${half}`))
  return template
}

async function isThere(url: string, database: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query('select 1 from pg_database where datname = $1', [database])).rowCount === 1
  } finally {
    await client.end()
  }
}
