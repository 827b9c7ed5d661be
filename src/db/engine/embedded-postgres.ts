import { rm } from 'node:fs/promises'
import pg from 'pg'
import { endLeftover, makeCluster, SUPERUSER } from './embedded/cluster.ts'
import { choosePlace, socketFolder } from './embedded/place.ts'
import { runServer, type Server } from './embedded/server.ts'

export interface EmbeddedPostgres extends Server {
  readonly url: string
}

interface EmbeddedSettings {
  /** Whose it is alone: no other process may run a server on it at the same time (see `holdFolder`). */
  readonly folder: string
  /** `throwaway`: for tests; much faster, loses data in a power cut, and the folder goes away with the server. */
  readonly kind: 'durable' | 'throwaway'
  readonly say: (line: string) => void
}

/** Starts PostgreSQL on `folder`, makes what is missing, and resolves when the database answers. */
export async function startPostgres({ folder, kind, say }: EmbeddedSettings): Promise<EmbeddedPostgres> {
  const durable = kind === 'durable'
  const place = await choosePlace(folder, say)
  await endLeftover(place, say)
  await makeCluster(place, durable)

  const sockets = await socketFolder(place)
  const server = await runServer({
    place,
    sockets,
    durable,
    say,
    ping: () => ask(urlOf(sockets, 'postgres'), 'select 1'),
  })
  await ask(urlOf(sockets, 'postgres'), 'create database okno').catch(unlessThere)
  const stop = async () => {
    await server.stop()
    await rm(sockets, { recursive: true, force: true })
  }
  return { url: urlOf(sockets, 'okno'), stop }
}

function urlOf(sockets: string, database: string): string {
  return `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(sockets)}`
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined) // the query below fails with the same error
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

const DUPLICATE_DATABASE = '42P04'

function unlessThere(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error
}
