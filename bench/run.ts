// npm run bench: how fast the desk is here, beside the same SQL without the desk.
import { parseArgs } from 'node:util'
import { openDatabase } from '../src/db/engine/database.ts'
import { openReplay, recordScripts } from './bare-sql.ts'
import { gatherFacts, issueTokens } from './facts.ts'
import { grow, openGround } from './ground.ts'
import { measure } from './measure.ts'
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
  for (const size of values.requests.split(',').map(Number)) await bench(size)
} finally {
  await ground.close()
}

async function bench(size: number): Promise<void> {
  say(`Growing to ${size} requests …`)
  await grow(ground.url, size, say)
  const database = openDatabase(ground.url)
  const tokens = await issueTokens(database.db)
  const facts = await gatherFacts(database.db)
  await database.close()
  const scripts = await recordScripts(ground.url, { operations, facts, tokens })
  const server = await serve(ground.url, ground.dataFolder)
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
      console.log(told({ operation: operation.name, clients, served, bare }))
    }
  }
  console.log(`memory of the server: ${server.memory() ?? 'unknown'} MB`)
  await server.stop()
}

function say(line: string): void {
  console.error(line)
}
