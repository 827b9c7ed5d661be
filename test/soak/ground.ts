import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type Database, openDatabase } from '../../src/db/engine/database.ts'
import { startPostgres } from '../../src/db/engine/embedded-postgres.ts'
import { migrate } from '../../src/db/engine/migrate.ts'
import { type Cable, openCable } from '../ground/cable.ts'
import { type MailServer, openMailServer } from '../ground/mail-server.ts'
import { until } from '../ground/until.ts'

export const SUPPORT = 'support@desk.example'

export interface SoakGround {
  readonly folder: string
  readonly url: string
  readonly database: Database
  readonly mail: MailServer
  readonly cable: Cable
  /** Cleanly, and away for a while; or at once, as in a power cut. */
  readonly stopDatabase: (how: 'cleanly' | 'at once') => Promise<void>
  readonly close: () => Promise<void>
}

/** A durable PostgreSQL that may be stopped, a real Dovecot, and a cable between it and the workers. */
export async function openSoakGround(): Promise<SoakGround> {
  const folder = await mkdtemp('/tmp/okno-soak-')
  const place = { folder: join(folder, 'pg'), kind: 'durable', say: () => undefined } as const
  let server = await startPostgres(place)
  const { url } = server
  await migrate(url)
  const database = openDatabase(url, { connections: 1, say: () => undefined })
  const mail = await openMailServer()
  const cable = await openCable(mail.imapPort)
  return {
    folder,
    url,
    database,
    mail,
    cable,
    stopDatabase: async (how) => {
      if (how === 'cleanly') {
        await server.stop()
        await delay(2_000)
        server = await startPostgres(place)
        if (server.url !== url) throw new Error('the database came back at another place')
      } else {
        const note = await readFile(join(place.folder, 'cluster/postmaster.pid'), 'utf8')
        process.kill(Number(note.split('\n')[0]), 'SIGQUIT')
      }
      await until(() => answers(database), { within: 60_000, what: 'the database answers again' })
    },
    close: async () => {
      await database.close()
      await cable.close()
      await mail.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function answers({ pool }: Database): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  )
}
