// npm run bench: how fast the desk is here, beside the same SQL without the desk.
import { parseArgs } from 'node:util'
import { openDatabase } from '../src/db/engine/database.ts'
import { openReplay, recordScripts } from './bare-sql.ts'
import { gatherFacts, issueTokens } from './facts.ts'
import { grow, openGround } from './ground.ts'
import { type Measured, measure } from './measure.ts'
import { OPERATIONS } from './operations.ts'
import { serve } from './served.ts'
import { head, told } from './table.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seconds: { type: 'string', default: '5' },
    clients: { type: 'string', default: '1,8' },
    database: { type: 'string' },
    only: { type: 'string', default: '' },
  },
})
const operations = OPERATIONS.filter(({ name }) => name.includes(values.only))
const ground = await openGround(values.database ?? null, say)
try {
  let smaller: Figures = new Map()
  for (const size of sizesOf(values.requests)) smaller = await bench(size, smaller)
} finally {
  await ground.close()
}

/** What was measured, by operation and clients. */
type Figures = ReadonlyMap<string, Measured>

/** One million alone says little: what grows shows itself beside a tenth. */
function sizesOf(asked: string): readonly number[] {
  const sizes = asked.split(',').map(Number)
  const [only] = sizes
  return sizes.length === 1 && only !== undefined && only >= 1_000_000 && !values.database ? [only / 10, only] : sizes
}

async function bench(size: number, smaller: Figures): Promise<Figures> {
  const figures = new Map<string, Measured>()
  say(`Growing to ${size} requests …`)
  await grow(ground.url, size, say)
  const database = openDatabase(ground.url)
  const tokens = await issueTokens(database.db)
  const facts = await gatherFacts(database.db)
  await database.close()
  const scripts = await recordScripts(ground.url, { operations, facts, tokens })
  const server = await serve(ground.url, ground.dataFolder)
  const idle = server.memory()
  console.log(`\n${size} requests\n${head()}`)
  for (const operation of operations) {
    for (const clients of values.clients.split(',').map(Number)) {
      const token = tokens[operation.as]
      const call = (_: number, turn: number) => server.ask(operation.call(facts, turn), token)
      const own = scripts.get(operation.name) ?? []
      const replay = await openReplay(ground.url, clients)
      const again = (client: number, turn: number) => replay.replay(client, own[turn % own.length] ?? [])
      for (const warm of [call, again]) await measure({ clients, seconds: 0.5 }, warm)
      const pace = { clients, seconds: Number(values.seconds) }
      const served = await measure(pace, call)
      const bare = await measure(pace, again)
      await replay.close()
      const key = `${operation.name} ${clients}`
      figures.set(key, served)
      console.log(told({ operation: operation.name, clients, served, bare, smaller: smaller.get(key) }))
    }
  }
  console.log(`memory of the server: ${idle ?? 'unknown'} MB idle, ${server.memory() ?? 'unknown'} MB after the load`)
  await server.stop()
  return figures
}

function say(line: string): void {
  console.error(line)
}
