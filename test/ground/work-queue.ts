import assert from 'node:assert/strict'
import { Logger, runOnce, type TaskList } from 'graphile-worker'
import { type Database, type Db, openPlainPool } from '../../src/db/engine/database.ts'
import type { ChangeToTell } from '../../src/db/notices/notices.ts'
import { queueUntold } from '../../src/db/request/untold.ts'

/** What can be taken back for some seconds is told too. */
const LATER = Date.parse('2100-01-01T00:00:00Z')

/** The real queue runs until it is empty, and nothing waits to be told any more. */
export async function workQueue({ url, db }: Pick<Database, 'url' | 'db'>, taskList: TaskList): Promise<void> {
  const pgPool = openPlainPool(url, { connections: 2 })
  const logger = new Logger(() => () => undefined)
  try {
    await queueUntold(db, LATER)
    do await runOnce({ pgPool, taskList, logger, noHandleSignals: true })
    while ((await queueUntold(db, LATER)) > 0)
  } finally {
    await pgPool.end()
  }
}

/** The last change of a request that waits to be told, as its job will get it. */
export async function lastUntold(db: Db, number: number): Promise<ChangeToTell> {
  const last = await db
    .selectFrom('untold_changes')
    .select(['request_number as request', 'change_id as change'])
    .where('request_number', '=', number)
    .orderBy('change_id', 'desc')
    .executeTakeFirst()
  assert.ok(last, `a change of ${number} waits to be told`)
  return last
}
