import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { openDatabase } from '../src/db/engine/database.ts'
import { startPostgres } from '../src/db/engine/embedded-postgres.ts'
import { migrate } from '../src/db/engine/migrate.ts'
import { isEmptyDesk } from '../src/db/foundation/setup.ts'
import { makeDemo } from '../src/demo/make-demo.ts'
import { load } from '../src/load/load.ts'

export interface Ground {
  readonly url: string
  readonly dataFolder: string
  readonly close: () => Promise<void>
}

/** The database to measure on: the given one, or one of our own with the settings of the product, fsync included. */
export async function openGround(given: string | null, say: (line: string) => void): Promise<Ground> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'okno-bench-'))
  const clear = () => rm(dataFolder, { recursive: true, force: true })
  if (given !== null) return { url: given, dataFolder, close: clear }
  const server = await startPostgres({ folder: join(dataFolder, 'postgres'), kind: 'durable', say })
  return { url: server.url, dataFolder, close: () => server.stop().then(clear) }
}

/** Brings the database to so many requests; it only ever grows. */
export async function grow(url: string, requests: number, say: (line: string) => void): Promise<void> {
  await migrate(url)
  const database = openDatabase(url)
  const { db } = database
  if (await isEmptyDesk(db)) await makeDemo(db, Date.now())
  const { rows } = await sql<{ count: number }>`select count(*) from requests`.execute(db)
  const missing = requests - (rows[0]?.count ?? 0)
  if (missing > 0) await load(database, missing, say)
  await sql`vacuum (analyze)`.execute(db)
  await database.close()
}
