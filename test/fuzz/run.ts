// npm run fuzz: calls a real desk by chance, out of its own API document. Ends with 1 when an answer is a fault.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { startOkno } from '../ground/okno.ts'
import { LETTERS } from '../letters/ugly-letters.ts'
import { populate } from '../people.ts'
import { fuzz } from './fuzz.ts'
import type { FuzzResult } from './tally.ts'

const { values } = parseArgs({ options: { requests: { type: 'string', default: '50000' }, seed: { type: 'string' } } })
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
console.error(`Seed ${seed}: npm run fuzz -- --seed ${seed} makes the same calls.`)

const folder = await mkdtemp('/tmp/okno-fuzz-')
const postgres = await startPostgres({ folder: join(folder, 'pg'), kind: 'throwaway', say: () => undefined })
try {
  await migrate(postgres.url)
  const database = openDatabase(postgres.url, { connections: 3, say: console.error })
  const { people } = await populate(database.db)
  for (const [bytes] of Object.values(LETTERS)) {
    await keepLetter(database.db, { bytes, source: 'pipe', mailbox: 'support@desk.example', now: Date.now() })
  }
  const port = await freePort()
  const desk = startOkno('start', {
    PORT: String(port),
    DATABASE_URL: postgres.url,
    OKNO_DATA: join(folder, 'data'),
    OKNO_SECRET: 'a secret for a desk of chance, long enough',
  })
  try {
    await desk.ready()
    const tell = (line: string) => console.error(line)
    const order = {
      origin: `http://127.0.0.1:${port}`,
      db: database.db,
      people,
      seed,
      requests: Number(values.requests),
      tell,
    }
    const result = await fuzz(order)
    print(result)
    if (!desk.isRunning()) console.log(`FAULT the desk ended:\n${desk.said().slice(-3_000)}`)
    process.exitCode = result.faults.length === 0 && desk.isRunning() ? 0 : 1
  } finally {
    await desk.stop()
    await database.close()
  }
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}

function print({ sent, statuses, neverGood, signedInAgain, faults }: FuzzResult): void {
  const row = Object.entries(statuses).map(([status, times]) => `${status}: ${times}`)
  console.log(`${sent} calls, ${signedInAgain} new sign-ins; ${row.join(', ')}`)
  if (neverGood.length > 0) console.log(`Never as asked for (${neverGood.length}): ${neverGood.join(', ')}`)
  for (const { kind, times, first } of faults) console.log(`FAULT ${times} × ${kind}\n    ${first}`)
  console.log(faults.length === 0 ? 'No fault.' : `${faults.length} kinds of fault.`)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
