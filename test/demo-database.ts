import { type Database, openDatabase } from '../src/db/engine/database.ts'
import { makeDemo } from '../src/demo/make-demo.ts'
import { demoTemplateOf, makeOnce, testServer } from './ground/server.ts'
import { ownDatabase, testDatabase } from './world.ts'

/** One's own, with the demo company as it is at about this moment. `close` drops it. */
export async function demoDatabase(): Promise<Database> {
  const name = demoTemplateOf()
  if (name === null) {
    const alone = await testDatabase()
    await makeDemo(alone.db, Date.now())
    return alone
  }
  await makeOnce(await testServer(), name, async (url) => {
    const { db, close } = openDatabase(url, { connections: 5 })
    await makeDemo(db, Date.now()).finally(close)
  })
  return ownDatabase(name)
}
