import { createHash } from 'node:crypto'
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely'
import type pg from 'pg'

/** The table changed its shape under a prepared statement, as a migration beside a running process does. */
const STALE_PLAN = '0A000'

/** What a search finds depends on its words, and so does the best way to it: these are planned anew each time. */
const SEARCHES = /@@|<%|\blike\b/

/**
 * A pool whose connections prepare each statement once: the desk says the same few sentences over and over, and to parse
 * and plan one takes longer than to run it. A connection whose plans went stale is thrown away.
 */
export function preparing(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect()
      const wrapped = known.get(client) ?? preparingClient(client)
      known.set(client, wrapped)
      return wrapped
    },
  }
}

const BEGUN: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] }

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  let isStale = false
  /** A transaction was asked for, and has had no statement as yet. */
  let begins = false
  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new Error('cursors are not supported by these prepared statements')
    if (text === 'begin') {
      begins = true
      return Promise.resolve(BEGUN)
    }
    const named = values.length > 0 && !SEARCHES.test(text) ? { name: nameOf(text) } : {}
    const statement = { text, values: [...values], ...named }
    const result = begins ? begun(client, statement) : client.query(statement)
    begins = false
    return result.catch((error: unknown) => {
      isStale ||= error instanceof Error && 'code' in error && error.code === STALE_PLAN
      throw error
    })
  }

  return { query, release: (destroy) => client.release(destroy || isStale) }
}

/** A transaction begins in one packet with its first statement, which does not wait for the answer; that it failed, the statement says. */
async function begun(client: pg.PoolClient, statement: pg.QueryConfig): Promise<pg.QueryResult> {
  const { stream } = client.connection
  stream.cork()
  const both = [client.query('begin'), client.query(statement)] as const
  stream.uncork()
  const [, result] = await Promise.all(both)
  return result
}

const NAMES = new Map<string, string>()

/** Short names for texts; texts are few, and should they not be, the names are made anew. */
function nameOf(text: string): string {
  const known = NAMES.get(text)
  if (known !== undefined) return known
  if (NAMES.size >= 2000) NAMES.clear()
  const name = createHash('sha256').update(text).digest('base64url')
  NAMES.set(text, name)
  return name
}
