import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Hold, type Holder, holdFolder } from './embedded/hold.ts'
import { startPostgres } from './embedded-postgres.ts'
import { waitForDatabase } from './wait-for-database.ts'

export interface DatabaseServer {
  readonly url: string
  /** Stops the server if it was started here. Close every pool first. */
  readonly stop: () => Promise<void>
}

interface Need {
  /** The URL of a PostgreSQL that is not ours to start; unset: the one that Okno brings along, with its data in `dataFolder`. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly command: string
  /** `resident`: runs until stopped, one at a time on a data folder. `visitor`: uses what runs, or starts it for the while. */
  readonly as: 'resident' | 'visitor'
  readonly say: (line: string) => void
}

/** A PostgreSQL that answers. */
export async function databaseServer(need: Need): Promise<DatabaseServer> {
  if (need.databaseUrl === undefined) return embeddedServer(need)
  await waitForDatabase(need.databaseUrl, need.say)
  return { url: need.databaseUrl, stop: async () => undefined }
}

const PATIENCE_MS = 60_000

async function embeddedServer(need: Need): Promise<DatabaseServer> {
  const folder = join(need.dataFolder, 'postgres')
  await mkdir(folder, { recursive: true, mode: 0o711 })

  const deadline = Date.now() + PATIENCE_MS
  for (;;) {
    const held = await holdFolder(folder, { command: need.command, stays: need.as === 'resident' })
    if ('mine' in held) return startHeld(folder, held.mine, need)
    if (need.as === 'visitor' && held.theirs.url !== null) return { url: held.theirs.url, stop: async () => undefined }
    if (need.as === 'resident' && held.theirs.stays) throw taken(need.dataFolder, held.theirs)
    if (Date.now() > deadline) throw taken(need.dataFolder, held.theirs)
    await delay(100)
  }
}

async function startHeld(folder: string, hold: Hold, { say }: Need): Promise<DatabaseServer> {
  try {
    const server = await startPostgres({ folder, kind: 'durable', say })
    hold.announce(server.url)
    return { url: server.url, stop: () => server.stop().then(hold.release) }
  } catch (error) {
    await hold.release()
    throw error
  }
}

function taken(dataFolder: string, { pid, command }: Holder): Error {
  return new Error(
    `Okno already runs on ${dataFolder} (process ${pid}, okno ${command}): stop it first, or start this one with another folder: OKNO_DATA=…`,
  )
}
