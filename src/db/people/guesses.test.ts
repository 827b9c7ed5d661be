import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testDatabase } from '../../../test/world.ts'
import { HOUR } from '../../domain/ground/instant.ts'
import type { Database } from '../engine/database.ts'
import { countGuess } from './guesses.ts'

let database: Database
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

test('of guesses that come at once each is counted after another: no two take the same place', async () => {
  const now = Date.now()
  for (const name of ['one', 'another']) {
    const guess = () => countGuess(database.db, [Buffer.from(name)], now, now - HOUR)
    const places = await Promise.all(Array.from({ length: 40 }, guess))
    const counted = places.flat().toSorted((a, b) => a - b)
    assert.deepEqual(
      counted,
      Array.from({ length: 40 }, (_, index) => index + 1),
    )
  }
})
