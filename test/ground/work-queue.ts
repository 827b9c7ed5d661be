import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { type Database, openPlainPool } from '../../src/db/engine/database.ts'
import { queueUntold } from '../../src/db/request/untold.ts'

/** The real queue runs until it is empty, and nothing waits to be told any more. */
export async function workQueue({ url, db }: Pick<Database, 'url' | 'db'>, taskList: TaskList): Promise<void> {
  const pgPool = openPlainPool(url, { connections: 2 })
  const logger = new Logger(() => () => undefined)
  try {
    await queueUntold(db)
    do await runOnce({ pgPool, taskList, logger, noHandleSignals: true })
    while ((await queueUntold(db)) > 0)
  } finally {
    await pgPool.end()
  }
}
