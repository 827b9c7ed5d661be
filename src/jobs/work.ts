import { Logger, run } from 'graphile-worker'
import { z } from 'zod'
import { type Database, openPlainPool } from '../db/database.ts'
import type { FileStore } from '../db/file-store.ts'
import { deliverLetter, type Post } from './deliver-letter.ts'
import { schedule } from './schedule.ts'
import { tidyUp } from './tidy-up.ts'
import { watchTime } from './watch-time.ts'

export interface Work {
  readonly database: Database
  readonly files: FileStore
  readonly post: Post
  readonly warn: (error: unknown) => void
}

const letterJob = z.object({ id: z.int() })

/** Jobs and the watch over time. Several of these may run against one database. Resolves with a function that stops it. */
export async function startWork({ database, files, post, warn }: Work): Promise<() => Promise<void>> {
  const pool = openPlainPool(database.url, { connections: 6 })
  const runner = await run({
    pgPool: pool,
    concurrency: 4,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => {
      if (level === 'error' || level === 'warning') warn(message)
    }),
    parsedCronItems: schedule,
    taskList: {
      'deliver-letter': (payload) => deliverLetter(database.db, post, letterJob.parse(payload).id),
      'tidy-up': () => tidyUp(database.db, files),
    },
  })
  const stopWatch = watchTime({ db: database.db, now: Date.now, warn })
  return async () => {
    await Promise.all([runner.stop(), stopWatch()])
    await pool.end()
  }
}
