import { randomBytes } from 'node:crypto'
import { type Database, openDatabase } from '../src/db/engine/database.ts'
import { inDatabase, sql, testServer } from './ground/server.ts'

/** A migrated database of one's own, with nothing in it. `close` drops it. */
export async function testDatabase(): Promise<Database> {
  const { template } = await testServer()
  return ownDatabase(template)
}

/** A database that was never migrated. */
export function emptyDatabase(): Promise<Database> {
  return ownDatabase('template0')
}

/** A copy of that database. `close` drops it. */
export async function ownDatabase(template: string): Promise<Database> {
  const server = await testServer()
  const name = `okno_test_${randomBytes(6).toString('hex')}`
  await sql(server.url, `create database ${name} template ${template}`)

  const database = openDatabase(inDatabase(server.url, name), { connections: 5 })
  return {
    ...database,
    close: async () => {
      await database.close()
      await sql(server.url, `drop database ${name} with (force)`)
    },
  }
}
