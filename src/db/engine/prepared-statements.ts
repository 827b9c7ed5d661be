import { createHash } from 'node:crypto'
import { type PostgresCursor, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, sql } from 'kysely'
import type pg from 'pg'

/** The table changed its shape under a prepared statement, as a migration beside a running process does. */
const STALE_PLAN = '0A000'

/** What a search finds depends on its words, and so does the best way to it: these are planned anew each time. */
const SEARCHES = /@@|<%|\blike\b/

const MARK = '/* planned once */'

/**
 * The mark of a statement whose best plan is the same whatever its values are. PostgreSQL plans a statement anew each time while it takes the
 * plan for all values for the dearer one, and it overrates what a list of numbers unfolds to: a statement of many joins is then planned
 * longer than it runs.
 */
export const PLANNED_ONCE = sql.raw(MARK)

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
    const isPlannedOnce = 'name' in statement && text.includes(MARK)
    const before = [
      ...(begins ? ['begin'] : []),
      ...(isPlannedOnce ? ['set plan_cache_mode = force_generic_plan'] : []),
    ]
    const result = inOnePacket(client, { before, statement, behind: isPlannedOnce ? ['reset plan_cache_mode'] : [] })
    begins = false
    return result.catch((error: unknown) => {
      isStale ||= error instanceof Error && 'code' in error && error.code === STALE_PLAN
      throw error
    })
  }

  return { query, release: (destroy) => client.release(destroy || isStale) }
}

interface Packet {
  readonly before: readonly string[]
  readonly statement: pg.QueryConfig
  readonly behind: readonly string[]
}

/**
 * A statement with what is said around it, without waiting for the answers to that: a transaction begins in one packet with its first
 * statement. What is said behind it undoes what was said before, and fails only in a transaction that has failed, which undoes it too.
 */
async function inOnePacket(client: pg.PoolClient, { before, statement, behind }: Packet): Promise<pg.QueryResult> {
  if (before.length + behind.length === 0) return client.query(statement)
  const { stream } = client.connection
  stream.cork()
  const begun = before.map((words) => client.query(words))
  const result = client.query(statement)
  const undone = behind.map((words) => client.query(words).catch(() => undefined))
  stream.uncork()
  await Promise.all([...begun, result, ...undone])
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
