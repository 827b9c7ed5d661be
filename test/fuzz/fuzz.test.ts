import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { fuzz } from './fuzz.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  for (let count = 0; count < 8; count += 1) await desk.file(desk.people.manager, { venueId: desk.venues.lesnaya })
})
after(() => desk.close())

test('whatever is sent to any route, by whomever, the desk answers in time and as its document says', async () => {
  const origin = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const { people, database } = desk
  const result = await fuzz({ origin, db: database.db, people, seed: 1, requests: 1_500, tell: () => undefined })
  assert.deepEqual(result.faults, [])
  assert.ok(Object.keys(result.statuses).includes('200'))
})
