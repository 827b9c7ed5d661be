import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { TestDesk } from '../desk.ts'
import { ANYDESK, type Belongings, type PersonName, PHONES, SIDES, type Side, twoCustomers } from './two-customers.ts'

let desk: TestDesk
let of: Readonly<Record<Side, Belongings>>
before(async () => {
  const world = await twoCustomers()
  desk = world.desk
  of = world.of
})
after(() => desk.close())

/** Whose phones a person may read anywhere. */
const PHONES_TOLD: Readonly<Record<PersonName, readonly Side[]>> = {
  cashier: [],
  colleague: [],
  manager: [],
  stranger: [],
  dealerUser: [],
  dealerManager: [],
  operator: SIDES,
  administrator: SIDES,
  analyst: SIDES,
  specialist: ['vesna'],
  lead: ['vesna'],
  outsider: ['polyus'],
  cataloguer: [],
  contractor: [],
}
/** One’s own is one’s own. */
const OWN = ['/api/me/addresses', '/api/me/phones']

test('no answer of any GET of the API document tells a foreign phone, and none tells how a till is reached', async (t) => {
  let asked = 0
  for (const path of await gets()) {
    for (const [who, allowed] of Object.entries(PHONES_TOLD)) {
      const { text } = await desk.as(desk.people[who as PersonName]).get(path)
      asked += 1
      for (const side of SIDES) {
        const about = `${path} as ${who} tells of ${side}`
        assert.ok(!text.includes(ANYDESK[side]), about)
        const isTold = text.includes(PHONES[side]) || text.includes(PHONES[side].slice(1))
        if (!OWN.includes(path)) assert.ok(!isTold || allowed.includes(side), about)
      }
    }
  }
  t.diagnostic(`${asked} answers`)
  assert.ok(asked > 1000)
})

/** Every GET that ends, with every id of both customers in its place. */
async function gets(): Promise<string[]> {
  const { body } = await desk.as(null).get('/api/openapi.json')
  return Object.entries(body.paths as Record<string, Record<string, unknown>>)
    .filter(([path, methods]) => 'get' in methods && path !== '/api/live')
    .flatMap(([path]) => SIDES.flatMap((side) => filled(path, side)))
}

function filled(path: string, side: Side): string[] {
  const { request, person, venue, contract, equipment, file } = of[side]
  const ids = path.includes('{number}') ? [1] : [person.id, venue, contract, equipment, file]
  const words = encodeURIComponent(person.name)
  const questions: Readonly<Record<string, string>> = {
    '/api/search': `?q=${words}`,
    '/api/catalogue/search': `?q=${words}`,
    '/api/promise': `?venue=${venue}`,
    '/api/my-venues': `?person=${person.id}`,
    '/api/requests': `?q=${words}`,
  }
  const plain = path.replace('{number}', String(request)).replace('{key}', 'none')
  const each = plain.includes('{') ? ids.map((id) => plain.replaceAll(/\{\w+\}/g, String(id))) : [plain]
  return each.map((one) => one + (questions[one] ?? ''))
}

test('an address finds its requests only for who may read it: nobody learns a phone digit by digit', async () => {
  const hits = async (who: PersonName, q: string) =>
    (await desk.as(desk.people[who]).get(`/api/requests?q=${encodeURIComponent(q)}`)).body.items.length
  const part = PHONES.vesna.slice(2, 9)
  for (const who of ['manager', 'dealerUser', 'dealerManager'] as const) assert.equal(await hits(who, part), 0, who)
  for (const who of ['cashier', 'operator', 'specialist'] as const) assert.equal(await hits(who, part), 1, who)
  assert.equal(await hits('manager', 'ivan@ve'), 0)
  assert.equal(await hits('operator', 'ivan@ve'), 1)
})

test('who is brought in by id or address is somebody whom the one who brings him sees', async () => {
  const { people, database } = desk
  const { request } = of.vesna
  await database.db
    .updateTable('requests')
    .set({ specialist_id: people.contractor.id })
    .where('number', '=', request)
    .execute()
  const add = async (who: PersonName, body: unknown) => {
    const answer = await desk.as(people[who]).post(`/api/requests/${request}/watchers`, body)
    return [answer.status, answer.body.code]
  }
  const missing = [404, 'person.not-found']
  assert.deepEqual(await add('contractor', { personId: people.stranger.id }), missing)
  assert.deepEqual(await add('contractor', { address: PHONES.polyus }), missing)
  assert.deepEqual(await add('contractor', { address: people.stranger.email }), missing)
  assert.deepEqual(await add('contractor', { personId: people.cashier.id }), [200, undefined])
  assert.deepEqual(await add('manager', { personId: people.stranger.id }), missing)
  assert.deepEqual(await add('operator', { address: PHONES.polyus }), [200, undefined])
})

test('a contract that one does not see cannot be named either', async () => {
  const { people, contracts } = desk
  const { request } = of.vesna
  const { body } = await desk.as(people.contractor).get(`/api/requests/${request}`)
  const change = (contractId: number) =>
    desk.as(people.contractor).put(`/api/requests/${request}/terms`, { contractId, version: body.version })
  for (const contractId of [contracts.basic, 999_999]) {
    const { status, body: told } = await change(contractId)
    assert.deepEqual([status, told.code], [404, 'contract.not-found'])
  }
  assert.equal((await change(contracts.premium)).status, 200)
})

test('venues of a sub-dealer are told to who was given that right, as their requests are', async () => {
  const { people, venues } = desk
  const mine = async (who: PersonName) =>
    (await desk.as(people[who]).get('/api/my-venues')).body.venues.map(({ id }: { id: number }) => id).sort()
  assert.deepEqual(await mine('dealerUser'), [venues.lesnaya, venues.sadovaya].sort())
  assert.deepEqual(await mine('dealerManager'), [venues.lesnaya, venues.sadovaya, venues.bar].sort())
  const filed = await desk
    .as(people.dealerManager)
    .post('/api/requests', { subject: 'Бар не печатает', venueId: venues.bar })
  assert.equal(filed.status, 201, filed.text)
})
