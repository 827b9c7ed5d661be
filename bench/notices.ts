// npm run bench -- notices: what it costs whoever files a request that people hear of it: the matrix as the program comes beside one in which
// everything is off, turn by turn in one run, with a worker beside the server. Above 1.00 filing with notices is the slower.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import { DESK } from '../bin/ground.mjs'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { lockDefaults, saveDefaults } from '../src/db/notices/defaults.ts'
import { ROLES } from '../src/domain/ground/words.ts'
import { HEARD, NOTICE_WAYS, sideOfRole } from '../src/domain/notices/defaults.ts'
import { asked, filingInTurns } from './filing-in-turns.ts'
import { grow, openGround } from './ground.ts'
import { serve } from './served.ts'

const order = asked('10000')
const ground = await openGround(order.database, say)
try {
  await grow(ground.url, order.requests, say)
  const database = openDatabase(ground.url, { connections: 4 })
  const worker = spawn(process.execPath, [...DESK, 'work'], {
    cwd: join(import.meta.dirname, '..'),
    env: { ...process.env, DATABASE_URL: ground.url, OKNO_DATA: ground.dataFolder, OKNO_SMTP_URL: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const gone = new Promise((resolve) => worker.once('exit', resolve))
  try {
    await compare(database.db, () => worker.exitCode === null)
  } finally {
    worker.kill('SIGTERM')
    await gone
    await database.close()
  }
} finally {
  await ground.close()
}

async function compare(db: Db, isAtWork: () => boolean): Promise<void> {
  const server = await serve(ground.url, ground.dataFolder)
  await hearing(db, true)
  const told: [number, number] = [0, 0]
  let before = 0
  const results = await filingInTurns(
    { db, server, asked: order },
    {
      set: async (place) => {
        await hearing(db, place === 1)
        before = await deliveries(db)
      },
      after: async (place) => {
        await toldAll(db, isAtWork)
        if (place !== null) told[place] += (await deliveries(db)) - before
      },
    },
  )
  for (const { clients, p50, failed } of results) {
    const [off, on] = p50
    console.log(
      `${clients} clients: p50 ${off.toFixed(2)} ms with everything off, ${on.toFixed(2)} ms as it comes: ${(on / off).toFixed(2)}, failed ${failed}`,
    )
  }
  console.log(`${told[0]} deliveries with everything off, ${told[1]} as it comes`)
  await server.stop()
}

/** The matrix as the program comes, or with everything off. */
async function hearing(db: Db, isHeard: boolean): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const role of ROLES) {
      const kinds = HEARD[sideOfRole(role)]
      const off = kinds.flatMap((kind) => NOTICE_WAYS.map((way) => ({ role, kind, way, wanted: false })))
      const { version } = await lockDefaults(tx, role)
      await saveDefaults(tx, { role, version: version + 1, cells: isHeard ? [] : off })
    }
  })
}

async function deliveries(db: Db): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from deliveries`.execute(db)
  return rows[0]?.count ?? 0
}

/** What one turn has to tell is told before the next begins. */
async function toldAll(db: Db, isAtWork: () => boolean): Promise<void> {
  while (isAtWork()) {
    const { rows } = await sql`select from untold_changes union all select from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      where t.identifier = 'tell-people' and j.attempts < j.max_attempts limit 1`.execute(db)
    if (rows.length === 0) return
    await delay(50)
  }
  throw new Error('The worker has stopped: nobody is told.')
}

function say(line: string): void {
  console.error(line)
}
