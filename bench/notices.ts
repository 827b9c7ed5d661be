// npm run bench -- notices: what it costs whoever files a request that people hear of it: the matrix as the program comes beside one in which
// everything is off, turn by turn in one run, with a worker beside the server. Above 1.00 filing with notices is the slower.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { DESK } from '../bin/ground.mjs'
import { type Db, openDatabase } from '../src/db/engine/database.ts'
import { lockDefaults, saveDefaults } from '../src/db/notices/defaults.ts'
import { ROLES } from '../src/domain/ground/words.ts'
import { HEARD, NOTICE_WAYS, sideOfRole } from '../src/domain/notices/defaults.ts'
import { gatherFacts, issueTokens } from './facts.ts'
import { grow, openGround } from './ground.ts'
import { type Measured, measure } from './measure.ts'
import { OPERATIONS } from './operations.ts'
import { serve } from './served.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '2' },
    rounds: { type: 'string', default: '7' },
    clients: { type: 'string', default: '1,8' },
    database: { type: 'string' },
  },
})
const ground = await openGround(values.database ?? null, say)
try {
  await grow(ground.url, Number(values.requests), say)
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
  const filing = OPERATIONS.find(({ name }) => name === 'file a request')
  if (!filing) throw new Error('filing is an operation')
  const tokens = await issueTokens(db)
  const facts = await gatherFacts(db)
  const server = await serve(ground.url, ground.dataFolder)
  await hearing(db, true)
  for (const clients of values.clients.split(',').map(Number)) {
    const taken: readonly [Measured[], Measured[]] = [[], []]
    const told: [number, number] = [0, 0]
    for (let round = -1; round < Number(values.rounds); round++) {
      for (const place of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        await hearing(db, place === 1)
        const before = await deliveries(db)
        const seconds = round < 0 ? 0.5 : Number(values.seconds)
        const measured = await measure({ clients, seconds }, (_, turn) =>
          server.ask(filing.call(facts, turn), tokens[filing.as]),
        )
        await toldAll(db, isAtWork)
        if (round < 0) continue
        taken[place].push(measured)
        told[place] += (await deliveries(db)) - before
      }
    }
    const [off = 0, on = 0] = taken.map((all) => middle(all.map(({ p50 }) => p50)))
    const failed = taken.flat().reduce((sum, { failures }) => sum + failures, 0)
    const calls = taken.map((all) => all.reduce((sum, one) => sum + one.calls, 0))
    console.log(
      `${clients} clients: p50 ${off.toFixed(2)} ms with everything off (${told[0]} deliveries of ${calls[0]} requests), ${on.toFixed(2)} ms as it comes (${told[1]} of ${calls[1]}): ${(on / off).toFixed(2)}, failed ${failed}`,
    )
  }
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

function middle(figures: readonly number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0
}

function say(line: string): void {
  console.error(line)
}
