import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
/** Numbers of three requests: two of the cashier, one of the stranger. */
let old = 0
let young = 0
let foreign = 0
before(async () => {
  desk = await testDesk()
  old = await desk.file(desk.people.cashier)
  young = await desk.file(desk.people.cashier)
  foreign = await desk.file(desk.people.stranger)
  // 00:30 on the 11th in Moscow is still the 10th in UTC.
  await sql`update requests set registered_at = '2026-03-10T21:30:00Z' where number = ${old}`.execute(desk.database.db)
  await sql`update people set zone = 'Europe/Moscow'`.execute(desk.database.db)
})
after(() => desk.close())

async function listed(who: TestDesk['people']['lead'], query: string): Promise<readonly number[]> {
  const list = await desk.as(who).get(`/api/requests?sort=newest&${query}`)
  assert.equal(list.status, 200, list.text)
  const numbers: number[] = list.body.items.map(({ number }: { number: number }) => number)
  const count = await desk.as(who).get(`/api/requests/count?${query}`)
  assert.deepEqual([count.status, count.body], [200, { count: numbers.length, more: false }], `the count of ${query}`)
  return numbers.toSorted((one, other) => one - other)
}

test('a list is narrowed by contact, service, contract and day, and its count says the same', async () => {
  const { lead, cashier, stranger } = desk.people
  const { rows } = await sql<{ service: number; contract: number }>`
    select service_id as service, contract_id as contract from requests where number = ${young}`.execute(
    desk.database.db,
  )
  const [facts] = rows
  assert.ok(facts)
  assert.deepEqual(await listed(lead, `contact=${cashier.id}`), [old, young])
  assert.deepEqual(await listed(lead, `contact=${stranger.id}`), [foreign])
  assert.ok((await listed(lead, `service=${facts.service}`)).includes(young))
  assert.deepEqual(await listed(lead, 'service=999999'), [])
  assert.ok((await listed(lead, `contract=${facts.contract}`)).includes(young))
  assert.deepEqual(await listed(lead, 'contract=999999'), [])
  assert.deepEqual(await listed(lead, `contact=${cashier.id}&contract=999999`), [])
})

test('days of a list are those of the clock of who asks, both ends included', async () => {
  const { lead } = desk.people
  assert.deepEqual(await listed(lead, 'since=2026-03-11&until=2026-03-11'), [old])
  assert.deepEqual(await listed(lead, 'until=2026-03-10'), [])
  assert.deepEqual(await listed(lead, 'until=2026-03-12'), [old])
  assert.ok(!(await listed(lead, 'since=2026-03-12')).includes(old))
  for (const query of ['since=yesterday', 'until=2026-02-30', 'since=0001-01-01', 'contact=0', 'service=x']) {
    for (const path of ['/api/requests', '/api/requests/count']) {
      assert.equal((await desk.as(lead).get(`${path}?${query}`)).status, 400, `${path}?${query}`)
    }
  }
})

test('filters and counts show nobody what he may not read', async () => {
  const { cashier, stranger } = desk.people
  assert.deepEqual(await listed(stranger, `contact=${cashier.id}`), [])
  assert.deepEqual(await listed(stranger, `contact=${stranger.id}`), [foreign])
  assert.deepEqual(await listed(cashier, `contact=${stranger.id}`), [])
})

test('a view is narrowed by what burns in it, waits for us or for the customer; the counts say what each would leave', async () => {
  const { lead, cashier, operator } = desk.people
  const { version } = (await desk.as(operator).get(`/api/requests/${old}`)).body
  const order = { move: 'ask', message: { text: 'Какая касса?', fileIds: [] }, version }
  assert.equal((await desk.as(operator).post(`/api/requests/${old}/moves`, order)).status, 200)
  await sql`update requests set burns_at = '2026-01-01T00:00:00Z' where number = ${young}`.execute(desk.database.db)
  assert.deepEqual(await listed(lead, 'view=open&also=waiting_customer'), [old])
  assert.deepEqual(await listed(lead, 'view=open&also=burning'), [young])
  assert.deepEqual(await listed(lead, 'view=mine&also=burning'), [])
  const ours = await listed(lead, 'view=open&also=waiting_us')
  assert.ok(ours.includes(young) && !ours.includes(old))
  const counted = async (query: string) => (await desk.as(lead).get(`/api/requests/inner-counts?${query}`)).body
  assert.deepEqual(await counted('view=open'), { burning: 1, waiting_us: ours.length, waiting_customer: 1 })
  assert.deepEqual(await counted('view=mine'), { burning: 0, waiting_us: 0, waiting_customer: 0 })
  assert.deepEqual(await counted(`view=open&contact=${cashier.id}`), { burning: 1, waiting_us: 1, waiting_customer: 1 })
  assert.equal((await desk.as(lead).get('/api/requests?also=mine')).status, 400)
  assert.equal((await desk.as(cashier).get('/api/requests/inner-counts')).status, 403)
})
