import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/domain/terms/policy.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { type PostOffice, postOffice } from './post-office.ts'

const SPARING: Policy = {
  ...DEFAULT_POLICY,
  firstCriticality: { ...DEFAULT_POLICY.firstCriticality, unknownSender: 'critical' },
  notices: {
    ...DEFAULT_POLICY.notices,
    acknowledgements: { proven: { hour: 2, day: 2 }, unproven: { hour: 2, day: 2 } },
  },
  newRequestsAnHour: { proven: 30, unproven: 3 },
}

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

test('what one address may begin and is told, and how a stranger’s letter begins, is as the policy says from its moment', async () => {
  const write = async (from: string) =>
    (await post.receive({ from, subject: String(Math.random()), text: 'Вопрос' })).state
  const five = async (from: string) => {
    const states: string[] = []
    for (let letter = 0; letter < 5; letter++) states.push(await write(from))
    return states
  }
  const criticalities = async () =>
    (await sql<{ criticality: string }>`select distinct criticality from requests`.execute(desk.database.db)).rows
  const from = Date.now() + DAY
  await sql`insert into policies values (${new Date(from).toISOString()}::timestamptz, ${JSON.stringify(SPARING)}::jsonb)`.execute(
    desk.database.db,
  )
  assert.deepEqual(await five('early@elsewhere.example'), Array(5).fill('request'))
  assert.equal((await post.sentTo('early@elsewhere.example')).length, 1)
  assert.deepEqual(await criticalities(), [{ criticality: 'low' }])

  desk.clock.offset = DAY + HOUR
  assert.deepEqual(await five('late@elsewhere.example'), ['request', 'request', 'request', 'parked', 'parked'])
  assert.equal((await post.sentTo('late@elsewhere.example')).length, 2)
  assert.equal((await criticalities()).length, 2)
})
