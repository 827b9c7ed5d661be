import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const promiseFor = (who: TestDesk['people']['cashier'], query: string) => desk.as(who).get(`/api/promise?${query}`)

test('a specialist learns the terms of a caller before anything is typed: contract, times, and whether calls are taken', async () => {
  const { operator, cashier, stranger } = desk.people
  const vesna = await promiseFor(operator, `person=${cashier.id}`)
  assert.deepEqual([vesna.status, vesna.body.contract.name, vesna.body.closedWays], [200, 'Премиум 24×7', []])
  assert.ok(vesna.body.reactionDueAt)
  const polyus = await promiseFor(operator, `person=${stranger.id}`)
  assert.deepEqual([polyus.body.contract.name, polyus.body.closedWays], ['Базовое', ['phone']])
  const venue = await promiseFor(operator, `person=${stranger.id}&venue=${desk.venues.lesnaya}`)
  assert.deepEqual(venue.body.closedWays, [], 'the contract of the venue he calls for')
})

test('the terms of somebody else are told to those alone who file for others', async () => {
  const { manager, cashier, analyst, contractor, operator } = desk.people
  for (const who of [manager, analyst, contractor]) {
    assert.equal((await promiseFor(who, `person=${cashier.id}`)).body.code, 'permission.missing', who.name)
  }
  assert.equal((await promiseFor(operator, 'person=999999')).body.code, 'person.not-found')
  assert.equal((await promiseFor(cashier, `person=${cashier.id}`)).status, 200, 'one’s own are told as ever')
})

test('an unknown caller becomes a person with his number and his restaurant, and its contract rules what he says', async () => {
  const { operator } = desk.people
  const card = { name: 'Зоя Новая', phone: '8 (921) 555-01-44', venueId: desk.venues.lesnaya }
  const made = await desk.as(operator).post('/api/people', card)
  assert.deepEqual([made.status, made.body.isNew], [201, true], made.text)
  const { id } = made.body
  const known = await desk.as(operator).get(`/api/people/${id}`)
  assert.deepEqual(known.body.addresses, [{ kind: 'phone', value: '+79215550144', verified: false, bounced: false }])
  const mine = await desk.as(operator).get(`/api/my-venues?person=${id}`)
  assert.deepEqual(
    mine.body.venues.map((venue: { id: number }) => venue.id),
    [desk.venues.lesnaya],
  )
  const filed = await desk.as(operator).post('/api/requests', {
    subject: 'Касса, чек: не печатается',
    contactId: id,
    channel: 'phone',
  })
  assert.equal(filed.status, 201, filed.text)
})

test('a number that is somebody’s already gives him, not a second person', async () => {
  const { operator, specialist } = desk.people
  const card = { name: 'Кто-то', phone: '+7 921 555-01-55' }
  const first = await desk.as(operator).post('/api/people', card)
  const again = await desk.as(specialist).post('/api/people', { ...card, name: 'Другой' })
  assert.deepEqual(again.body, { id: first.body.id, name: 'Кто-то', isNew: false })
})

test('a card is made by those who file for others, with a number that can be called and a venue that exists', async () => {
  const { operator, manager, analyst } = desk.people
  const card = { name: 'Некто', phone: '+7 921 555-01-66' }
  for (const who of [manager, analyst]) {
    assert.equal((await desk.as(who).post('/api/people', card)).body.code, 'permission.missing', who.name)
  }
  for (const [wrong, code] of [
    [{ phone: '12' }, 'input.invalid'],
    [{ phone: 'anna@desk.example' }, 'input.invalid'],
    [{ name: ' ' }, 'input.invalid'],
    [{ venueId: 999_999 }, 'venue.not-found'],
  ] as const) {
    const answer = await desk.as(operator).post('/api/people', { ...card, ...wrong })
    assert.equal(answer.body.code, code, answer.text)
  }
})
