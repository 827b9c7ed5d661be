import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const eventsOf = (number: number) =>
  desk.database.db
    .selectFrom('events')
    .select(['type', 'change_id as change'])
    .where('request_number', '=', number)
    .orderBy('id')
    .execute()

test('what is saved together carries one number, what follows a higher one, however fast it follows', async () => {
  const number = await desk.file(desk.people.cashier)
  const specialist = desk.as(desk.people.specialist)
  const move = { move: 'resolve', closingCode: 'solved', solution: 'Готово' }
  await specialist.post(`/api/requests/${number}/messages`, { text: 'Смотрим', visibility: 'public', fileIds: [] })
  const { body } = await specialist.get(`/api/requests/${number}`)
  const moved = await specialist.post(`/api/requests/${number}/moves`, { ...move, version: body.version })
  assert.equal(moved.status, 200, moved.text)

  const changes = Map.groupBy(await eventsOf(number), ({ change }) => change)
  const told = [...changes.values()].map((events) => events.map(({ type }) => type))
  assert.deepEqual(told[0], ['request.registered'])
  assert.deepEqual(told[1], ['message.published', 'clock.reacted', 'request.assigned', 'request.moved'])
  assert.ok(told[2]?.includes('request.moved') && told[2].includes('message.published'), String(told[2]))
  assert.equal(told.length, 3)
  const numbers = [...changes.keys()]
  assert.deepEqual(
    numbers,
    numbers.toSorted((a, b) => a - b),
  )
})
