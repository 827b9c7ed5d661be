import pg from 'pg'
import { openDatabase } from '../src/db/engine/database.ts'
import { buildServer } from '../src/http/server/server.ts'
import { testHouse } from '../test/desk.ts'
import type { Tokens } from './facts.ts'
import type { Facts, Operation } from './operations.ts'

/** The statements of one call, in order, as they went to the database. */
export type Script = readonly pg.QueryConfig[]

const SCRIPTS_EACH = 24

/** Runs the server in this process and writes down what each operation says to the database. */
export async function recordScripts(
  url: string,
  {
    operations,
    facts,
    tokens,
  }: { readonly operations: readonly Operation[]; readonly facts: Facts; readonly tokens: Tokens },
): Promise<ReadonlyMap<string, readonly Script[]>> {
  const database = openDatabase(url, { connections: 8 })
  const heard = listenTo(database.pool)
  const house = testHouse(database, { folder: '.' })
  const app = await buildServer(house, { web: null, log: false })
  const scripts = new Map<string, readonly Script[]>()
  for (const { name, as, call } of operations) {
    const recorded: Script[] = []
    for (let turn = 0; turn < SCRIPTS_EACH; turn++) {
      const { method, path, body } = call(facts, turn)
      heard.length = 0
      const headers = { authorization: `Bearer ${tokens[as]}` }
      const answer = await app.inject({
        method,
        url: path,
        headers,
        ...(body === undefined
          ? {}
          : { payload: JSON.stringify(body), headers: { ...headers, 'content-type': 'application/json' } }),
      })
      if (answer.statusCode >= 400) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
      recorded.push([...heard])
    }
    scripts.set(name, recorded)
  }
  await app.close()
  await database.close()
  return scripts
}

/** The same statements without the desk: plain connections, one a client. */
export async function openReplay(url: string, clients: number) {
  const connections = await Promise.all(
    Array.from({ length: clients }, async () => {
      const connection = new pg.Client({
        connectionString: url,
        options: '-c TimeZone=UTC -c pg_trgm.word_similarity_threshold=0.45',
      })
      await connection.connect()
      return connection
    }),
  )
  return {
    replay: async (client: number, script: Script) => {
      const connection = connections[client]
      if (!connection) throw new RangeError(`there is no client ${client}`)
      for (const statement of script) await connection.query(statement)
      return true
    },
    close: () => Promise.all(connections.map((connection) => connection.end())),
  }
}

/** Every statement of every connection of the pool, from now on. */
function listenTo(pool: pg.Pool): pg.QueryConfig[] {
  const heard: pg.QueryConfig[] = []
  pool.on('connect', (client) => {
    const ask = client.query.bind(client)
    const listening = (statement: pg.QueryConfig) => {
      heard.push(statement)
      return ask(statement)
    }
    Object.assign(client, { query: listening })
  })
  return heard
}
