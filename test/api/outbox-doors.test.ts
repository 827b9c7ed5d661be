import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

test('a change that is meant for another person than who sits there is refused, and nothing is done', async () => {
  const { people, as, file } = desk
  const number = await file(people.cashier)
  const path = `/api/requests/${number}/messages`
  const meant = (person: number) => ({ 'Okno-Person': String(person) })
  const refused = await as(people.cashier).post(path, { text: 'чужое' }, meant(people.outsider.id))
  assert.deepEqual([refused.status, refused.body.code], [409, 'session.other-person'])
  for (const wrong of ['', 'x', `0${people.cashier.id}`]) {
    const answer = await as(people.cashier).post(path, { text: 'чужое' }, { 'Okno-Person': wrong })
    assert.equal(answer.status, 409, `«${wrong}»`)
  }
  const own = await as(people.cashier).post(path, { text: 'своё' }, meant(people.cashier.id))
  assert.equal(own.status, 201)
  const { messages } = (await as(people.cashier).get(`/api/requests/${number}`)).body
  assert.deepEqual(
    messages.map(({ text }: { text: string }) => text).filter((text: string) => /своё|чужое/.test(text)),
    ['своё'],
  )
})

test('a PUT under a key is done once, and its first answer repeated', async () => {
  const { people, as, file } = desk
  const number = await file(people.cashier)
  const path = `/api/requests/${number}/assignee`
  const body = { specialistId: people.specialist.id, expected: null }
  const key = { 'Idempotency-Key': 'take-it-once' }
  const first = await as(people.specialist).put(path, body, key)
  assert.equal(first.status, 200)
  const again = await as(people.specialist).put(path, body, key)
  assert.deepEqual([again.status, again.body], [first.status, first.body])
  assert.equal((await as(people.specialist).put(path, body)).body.code, 'request.already-taken')
  const other = await as(people.specialist).put(path, { ...body, specialistId: null }, key)
  assert.equal(other.body.code, 'idempotency.other-body')
})

test('a message says which version the request has after it', async () => {
  const { people, as, file } = desk
  const number = await file(people.cashier)
  for (const who of [people.cashier, people.specialist]) {
    const said = await as(who).post(`/api/requests/${number}/messages`, { text: 'ещё' })
    const { version } = (await as(who).get(`/api/requests/${number}`)).body
    assert.equal(said.body.version, version)
  }
})
