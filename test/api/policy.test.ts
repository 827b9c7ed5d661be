import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { requestDetails } from '../../src/contract/request/request.ts'
import { DAY, HOUR, type Instant } from '../../src/domain/ground/instant.ts'
import { DEFAULT_POLICY, type Policy } from '../../src/domain/terms/policy.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'

const STRICT: Policy = {
  ...DEFAULT_POLICY,
  matrix: { ...DEFAULT_POLICY.matrix, medium: { high: 1, medium: 1, low: 2 }, high: { high: 4, medium: 4, low: 4 } },
  soonDuePercent: 50,
  silence: { ...DEFAULT_POLICY.silence, closesAfterHours: 10, remindsBeforeHours: 2 },
}

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const keep = (from: Instant, policy: object) =>
  sql`insert into policies values (${new Date(from).toISOString()}::timestamptz, ${JSON.stringify(policy)}::jsonb)`.execute(
    desk.database.db,
  )
const open = async (number: number) => {
  const answer = await desk.as(desk.people.specialist).get(`/api/requests/${number}`)
  assert.equal(answer.status, 200, answer.text)
  return requestDetails.parse(answer.body)
}
const resolve = async (number: number) => {
  const { version } = await open(number)
  const order = { move: 'resolve', version, solution: 'Развели порты', closingCode: 'solved' }
  const answer = await desk.as(desk.people.specialist).post(`/api/requests/${number}/moves`, order)
  assert.equal(answer.body.status, 'resolved', answer.text)
}
const weigh = async (number: number, criticality: string) => {
  const { version } = await open(number)
  const order = { criticality, version }
  const answer = await desk.as(desk.people.specialist).put(`/api/requests/${number}/criticality`, order)
  assert.equal(answer.status, 200, answer.text)
}
const passTo = async (at: Instant) => {
  desk.clock.offset = at - Date.now()
  await passDueTime({ db: desk.database.db, now: desk.house.now })
}
const kept = async (number: number) =>
  (
    await sql`select r.*, k.* from requests r join request_clocks k on k.request_number = r.number
    where r.number = ${number}`.execute(desk.database.db)
  ).rows[0]

test('a new desk has the policy that the program comes with', async () => {
  const { rows } = await sql<{ policy: unknown }>`select policy from policies`.execute(desk.database.db)
  assert.deepEqual(rows, [{ policy: DEFAULT_POLICY }])
})

test('another policy holds from its moment: new requests and waits go by it, those that began before by theirs', async () => {
  const { people, venues, as } = desk
  const file = () => desk.file(people.cashier, { venueId: venues.lesnaya })
  const promised = async () => (await as(people.cashier).get('/api/promise?urgency=medium')).body.priority
  const from = Date.now() + 10 * DAY
  await keep(from, STRICT)
  const [done, standing] = [await file(), await file()]
  await resolve(done)
  const { version } = await open(done)
  await as(people.cashier).post(`/api/requests/${done}/moves`, { move: 'close', version })

  await passTo(from - HOUR)
  const [announced, weighed] = [await file(), await file()]
  const before = await open(announced)
  assert.deepEqual([before.priority, await promised()], [3, 3])
  assert.deepEqual(before.priorities, { critical: 1, high: 2, medium: 3, low: 4 })
  assert.equal(before.reaction.soonDueAfterSeconds, 1.5 * 3600, 'three quarters of two hours')
  const own = await as(people.cashier).get(`/api/requests/${announced}`)
  assert.equal(own.body.priorities, null, 'a customer sets no criticality')
  await resolve(announced)
  const ended = await kept(done)

  await passTo(from)
  const [fresh, silent] = [await file(), await file()]
  const after = await open(fresh)
  assert.deepEqual([after.priority, await promised()], [1, 1])
  assert.deepEqual(after.priorities, { critical: 1, high: 4, medium: 1, low: 4 })
  assert.equal(after.reaction.targetSeconds, 15 * 60)
  assert.equal(after.reaction.soonDueAfterSeconds, 7.5 * 60)
  assert.equal((await open(standing)).priority, 3, 'a policy by itself changes no priority')
  assert.equal((await open(weighed)).reaction.soonDueAfterSeconds, 1.5 * 3600)
  await weigh(weighed, 'high')
  assert.equal((await open(weighed)).priority, 4, 'what is decided now goes by what holds now')
  await resolve(silent)

  await passTo(from + 9 * HOUR)
  assert.equal((await open(silent)).events.filter(({ type }) => type === 'request.reminded').length, 1)
  await passTo(from + 11 * HOUR)
  assert.deepEqual([(await open(silent)).status, (await open(announced)).status], ['closed', 'resolved'])
  await passTo(from + 48 * HOUR)
  assert.equal((await open(announced)).events.filter(({ type }) => type === 'request.reminded').length, 1)
  await passTo(from + 70 * HOUR)
  assert.equal((await open(announced)).status, 'resolved')
  await passTo(from + 72 * HOUR)
  assert.equal((await open(announced)).status, 'closed', 'seventy-two hours were announced to its customer')
  assert.deepEqual(await kept(done), ended, 'what has ended is left alone')
})

test('of a promise that is soon over is told at the share which held when its clock began', async () => {
  const soon = Date.now() + desk.clock.offset + 2 * DAY
  await passTo(soon - HOUR)
  const number = await desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya })
  const { registeredAt } = await open(number)
  const steps = async () => (await open(number)).events.filter(({ type }) => type === 'clock.soon-due').length
  await passTo(Date.parse(registeredAt) + 7 * 60_000)
  assert.equal(await steps(), 0)
  await passTo(Date.parse(registeredAt) + 8 * 60_000)
  assert.equal(await steps(), 1)
})

test('a policy that has held neither changes nor goes, and none is put into the past; what is still to come may do both', async () => {
  const { db } = desk.database
  const told = { constraint: 'policy_that_held_stays' }
  await assert.rejects(sql`update policies set policy = '{}' where effective_from < now()`.execute(db), told)
  await assert.rejects(sql`delete from policies`.execute(db), told)
  await assert.rejects(keep(Date.now() - DAY, STRICT), told)
  await keep(Date.now() + 400 * DAY, STRICT)
  await sql`update policies set policy = ${JSON.stringify(DEFAULT_POLICY)}::jsonb
    where effective_from > now() + interval '300 days'`.execute(db)
  await sql`delete from policies where effective_from > now() + interval '300 days'`.execute(db)
})

test('nothing is filed by a policy that no rule could go by', async () => {
  await keep(Date.now() + 500 * DAY, { ...STRICT, soonDuePercent: 0 })
  const order = { subject: 'Касса: не печатает', description: 'Стоим' }
  const answer = await desk.as(desk.people.cashier).post('/api/requests', order)
  assert.equal(answer.status, 500)
  await sql`delete from policies where effective_from > now() + interval '400 days'`.execute(desk.database.db)
})
