import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Arrangement, arrangementOf } from '../../src/domain/catalogue/arrangement.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const cataloguer = () => desk.as(desk.people.cataloguer)
const tree = async () => arrangementOf((await cataloguer().get('/api/services')).body.services)
const put = (order: Arrangement, seen: Arrangement) => cataloguer().put('/api/services/order', { tree: order, seen })

test('groups and services are seen in the order that was saved, by portal and desk alike', async () => {
  const { services, people, as } = desk
  const group = async (ru: string) => (await cataloguer().post('/api/service-groups', { name: { ru, en: ru } })).body.id
  const [first, second] = [await group('Касса'), await group('Оплата')]
  const order = [
    { groupId: second, serviceIds: [services.cards, services.printing] },
    { groupId: first, serviceIds: [] },
    { groupId: null, serviceIds: [] },
  ]
  assert.equal((await put(order, await tree())).status, 200)
  assert.deepEqual(await tree(), order)
  for (const person of [people.cashier, people.operator]) {
    const { nodes } = (await as(person).get('/api/catalogue')).body
    assert.deepEqual(
      nodes.map(({ id, parentId }: { id: number; parentId: number | null }) => [id, parentId]),
      [
        [second, null],
        [services.cards, second],
        [services.printing, second],
        [first, null],
      ],
    )
  }
  const { body } = await desk.inBrowser(people.administrator).get('/api/admin-changes?subject=catalogue')
  assert.equal(body.items.length, 1)
})

test('an order that was made of another one is refused, and so is one that loses or doubles a service', async () => {
  const { services } = desk
  const seen = await tree()
  const other = seen.map((one) => ({ ...one, serviceIds: one.serviceIds.toReversed() }))
  assert.equal((await put(other, seen)).status, 200)
  const late = await put(seen, seen)
  assert.deepEqual([late.status, late.body.code], [409, 'catalogue.changed'])
  const now = await tree()
  const without = now.map((one) => ({ ...one, serviceIds: one.serviceIds.filter((id) => id !== services.cards) }))
  const twice = now.map((one) => ({ ...one, serviceIds: [...one.serviceIds, services.cards] }))
  for (const wrong of [without, twice, now.slice(1)]) {
    assert.equal((await put(wrong, now)).body.code, 'input.invalid', JSON.stringify(wrong))
  }
  assert.deepEqual(await tree(), now)
})

test('of two orders that are saved at once one is refused, and a group goes only when it is empty', async () => {
  const seen = await tree()
  const other = seen.map((one) => ({ ...one, serviceIds: one.serviceIds.toReversed() }))
  const both = await Promise.all([put(other, seen), put(other, seen)])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const [full, empty] = await tree()
  const full409 = await cataloguer().remove(`/api/service-groups/${full?.groupId}`)
  assert.deepEqual([full409.status, full409.body.code], [409, 'catalogue.group-in-use'])
  assert.equal((await cataloguer().remove(`/api/service-groups/${empty?.groupId}`)).status, 200)
  assert.equal(
    (await cataloguer().remove(`/api/service-groups/${desk.services.cards}`)).status,
    404,
    'a service is no group',
  )
})
