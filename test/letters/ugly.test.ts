import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'
import { LETTERS } from './ugly-letters.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

for (const [what, [bytes, state, says]] of Object.entries(LETTERS)) {
  test(`it ends where it can be seen: ${what}`, async () => {
    desk.clock.offset += HOUR
    const end = await post.receive(bytes)
    assert.equal(end.state, state, JSON.stringify(end.decision))
    if (says !== undefined) assert.equal((await post.messages(end.request_number))[0]?.text, says)
  })
}

test('what was mailed is in balance: every letter has exactly one end', async () => {
  const { db } = desk.database
  const all = await db.selectFrom('raw_letters').select(['state', 'decided_at', 'decision']).execute()
  assert.ok(all.length >= Object.keys(LETTERS).length)
  assert.ok(all.every(({ state, decided_at, decision }) => state !== 'received' && decided_at && decision))
})
