import { randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '../src/db/database.ts'
import { inDatabase, sql, testServer } from './ground/server.ts'

/** A migrated, empty database of one's own. `close` drops it. */
export async function testDatabase(): Promise<Database> {
  const server = await testServer()
  const name = `okno_test_${randomBytes(6).toString('hex')}`
  await sql(server.url, `create database ${name} template ${server.template}`)

  const database = openDatabase(inDatabase(server.url, name), { connections: 5 })
  return {
    ...database,
    close: async () => {
      await database.close()
      await sql(server.url, `drop database ${name} with (force)`)
    },
  }
}
