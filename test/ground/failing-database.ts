import type pg from 'pg'
import type { Database } from '../../src/db/engine/database.ts'
import type { Steps } from './failing-steps.ts'

type Query = (statement: unknown) => Promise<unknown>

/** From now on each query of this database is a step that may fail; the connection of one that fails ends with it. */
export function failingDatabase({ pool }: Database, steps: Steps): void {
  const connect = pool.connect.bind(pool)
  const wrapped = new WeakSet<pg.PoolClient>()
  const failing = async () => {
    const client = await connect()
    if (!wrapped.has(client)) wrap(client, steps)
    wrapped.add(client)
    return client
  }
  Object.assign(pool, { connect: failing })
}

function wrap(client: pg.PoolClient, steps: Steps): void {
  const query: Query = client.query.bind(client) as Query
  const failing: Query = (statement) =>
    steps.take(nameOf(statement), { whole: () => query(statement) }).catch((error: unknown) => {
      if (error instanceof Error && 'severity' in error) throw error
      end(client)
      throw error
    })
  Object.assign(client, { query: failing })
}

/** As when the server is killed or the cable cut: nobody says goodbye. */
function end(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy: () => void } } }
  connection.stream.destroy()
}

function nameOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { text: string }).text
  return text.trim().split(/\s+/, 1)[0]?.toUpperCase() ?? ''
}
