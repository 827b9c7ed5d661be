import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runMigrations as migrateQueue } from 'graphile-worker'
import pg from 'pg'
import { openPlainPool } from './database.ts'

const FOLDER = join(import.meta.dirname, '../../../migrations')

/** Any number; the same in every process that migrates. */
const LOCK = 5_746_201

interface Migration {
  readonly name: string
  readonly sql: string
  readonly checksum: string
}

/**
 * Brings a database to the present: the job queue's own tables, then every file of `migrations/` it does not have yet, in
 * order, each in its own transaction. Safe to interrupt and to run from two processes at once. Resolves with the names
 * of the files that were new.
 */
export async function migrate(url: string, folder: string = FOLDER): Promise<string[]> {
  const files = await readMigrations(folder)
  const client = new pg.Client({ connectionString: url, application_name: 'okno migrate', options: '-c TimeZone=UTC' })
  client.on('error', () => undefined) // the query that was running fails with the same error
  await client.connect()
  try {
    await underLock(client, async () => {
      await bringQueue(url)
      await client.query(
        'create table if not exists okno_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
      )
    })

    const applied: string[] = []
    for (const file of files) {
      if (await underLock(client, () => apply(client, file, files))) applied.push(file.name)
    }
    return applied
  } finally {
    await client.end()
  }
}

/** In a pool of ours: the queue does not wait until its own has closed, and a database that is dropped next ends it with an error. */
async function bringQueue(url: string): Promise<void> {
  const pool = openPlainPool(url, { connections: 1 })
  try {
    await migrateQueue({ pgPool: pool })
  } finally {
    await pool.end()
  }
}

/** One name for all that `migrate` would do to an empty database: same files, same name. */
export async function migrationsFingerprint(folder: string = FOLDER): Promise<string> {
  const files = await readMigrations(folder)
  return sha256(files.map((file) => file.name + file.checksum).join()).slice(0, 12)
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  checkNames(names)
  return Promise.all(
    names.map(async (name) => {
      const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n')
      return { name, sql, checksum: sha256(sql) }
    }),
  )
}

function checkNames(names: readonly string[]): void {
  const numbers = new Set<string>()
  for (const name of names) {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    if (number === undefined) throw new Error(`migrations/${name}: a migration is called 0001_what_it_does.sql`)
    if (numbers.has(number))
      throw new Error(`migrations/${name}: the number ${number} is taken, give it the next free one`)
    numbers.add(number)
  }
}

async function apply(client: pg.Client, file: Migration, files: readonly Migration[]): Promise<boolean> {
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from okno_migrations')
  const landed = new Map(rows.map((row) => [row.name, row.checksum]))
  refuseStrangers(landed, files)

  const checksum = landed.get(file.name)
  if (checksum === file.checksum) return false
  if (checksum !== undefined) {
    throw new Error(
      `migrations/${file.name} has changed since this database took it: put it back, write the change as a new file`,
    )
  }

  await client.query(file.sql).catch((error: unknown) => {
    throw new Error(`migrations/${file.name} failed, nothing of it was kept: ${describe(error, file.sql)}`, {
      cause: error,
    })
  })
  await client.query('insert into okno_migrations (name, checksum) values ($1, $2)', [file.name, file.checksum])
  return true
}

function refuseStrangers(landed: ReadonlyMap<string, string>, files: readonly Migration[]): void {
  const known = new Set(files.map((file) => file.name))
  const strange = [...landed.keys()].filter((name) => !known.has(name))
  if (strange.length === 0) return
  throw new Error(
    `this database was made by a newer Okno (it has ${strange.join(', ')}): start that version, or restore a backup`,
  )
}

/** The lock ends with the transaction, so a killed process never leaves it behind. */
async function underLock<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    await client.query('select pg_advisory_xact_lock($1)', [LOCK])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error)
  const line = error.position === undefined ? '' : ` (line ${sql.slice(0, Number(error.position)).split('\n').length})`
  return `${error.message}${line}`
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
