import pg from 'pg'

/**
 * Advisory locks that one process holds as long as it lives: they belong to a connection of their own, and a process that waits
 * for one gets it within seconds after that connection ends.
 */
export interface Locks {
  readonly take: (name: string) => Promise<boolean>
  readonly release: (name: string) => Promise<void>
  /** Throws when the locks are lost. */
  readonly check: () => Promise<void>
  readonly close: () => Promise<void>
}

/** When the network fails the server drops our connection, and with it the locks, after about ten seconds, independent of its own settings. */
const KEEPALIVE =
  '-c tcp_keepalives_idle=4 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=3 -c idle_session_timeout=0'
const PATIENCE = 5_000

export async function openLocks(url: string, about: string): Promise<Locks> {
  const client = new pg.Client({
    connectionString: url,
    application_name: `okno ${about}`,
    options: KEEPALIVE,
    keepAlive: true,
    connectionTimeoutMillis: PATIENCE,
    query_timeout: PATIENCE,
  })
  client.on('error', () => undefined) // the next query rejects with the same error
  await client.connect()
  const key = (name: string) => `${about} ${name}`
  return {
    take: async (name) => {
      const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', [key(name)])
      return rows[0]?.taken === true
    },
    release: async (name) => {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key(name)])
    },
    check: async () => {
      await client.query('select 1')
    },
    close: () => client.end().catch(() => undefined),
  }
}
