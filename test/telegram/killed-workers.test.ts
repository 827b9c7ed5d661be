import assert from 'node:assert/strict'
import { test } from 'node:test'
import { soakUpdates } from '../soak/updates.ts'
import { testDatabase } from '../world.ts'

test('while processes that keep the bot are killed, nothing said to it is lost, done twice or out of order', async () => {
  const database = await testDatabase()
  try {
    const lines = await soakUpdates({ database, updates: 60, kills: 3, workers: 2 })
    for (const { what, found, wanted } of lines) if (wanted !== undefined) assert.equal(found, wanted, what)
  } finally {
    await database.close()
  }
})
