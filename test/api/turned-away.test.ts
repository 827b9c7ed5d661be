import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Who = TestDesk['people']['operator']
const urlOf = ({ id }: { readonly id: number }) => `/api/people/${id}/turned-away-calls`
const turnAway = (who: Who, caller: { readonly id: number }, order: Record<string, unknown>) =>
  desk.as(who).post(urlOf(caller), { letter: null, ...order })

async function lettersTo(address: string) {
  const { rows } = await sql<{
    subject: string
    text: string
  }>`select d.payload->>'subject' as subject, d.payload->>'text' as text
    from deliveries d join notices n on n.id = d.notice_id where n.kind = 'way_in' and d.address = ${address}
    order by d.id`.execute(desk.database.db)
  return rows
}

test('a call that is not taken is kept: who called, who told him so, when, why; and the way in goes to his own address', async () => {
  const { operator, stranger } = desk.people
  const answer = await turnAway(operator, stranger, { letter: 'main' })
  assert.equal(answer.status, 201, answer.text)
  const [call] = answer.body.calls
  assert.deepEqual(
    [call.by, call.reason, call.contract.name, call.letterTo, call.wasWrittenTo],
    [{ id: operator.id, name: operator.name }, 'contract.phone-is-closed', 'Базовое', stranger.email, true],
  )
  assert.ok(Math.abs(Date.parse(call.at) - Date.now()) < 60_000)
  assert.deepEqual((await desk.as(operator).get(urlOf(stranger))).body, answer.body)

  const [letter] = await lettersTo(stranger.email)
  assert.match(letter?.text ?? '', /http:\/\/localhost\/new/)
})

test('the number he has is kept with it, a typed address gets the letter, and none is written when none is wanted', async () => {
  const { operator } = desk.people
  const card = await desk.as(operator).post('/api/people', { name: 'Зоя Новая', phone: '+7 921 555-01-33' })
  const told = await turnAway(operator, card.body, {})
  assert.deepEqual(
    [told.body.hasMail, told.body.calls[0].phone, told.body.calls[0].letterTo],
    [false, '+79215550133', null],
  )
  assert.equal((await turnAway(operator, card.body, { letter: 'main' })).body.code, 'input.invalid')
  assert.equal((await turnAway(operator, card.body, { letter: '+7 921 555-01-33' })).body.code, 'input.invalid')
  const written = await turnAway(operator, card.body, { letter: 'Zoya@Cafe.example' })
  assert.deepEqual(
    written.body.calls.map(({ letterTo }: { letterTo: string | null }) => letterTo),
    ['zoya@cafe.example', null],
  )
  assert.equal((await lettersTo('zoya@cafe.example')).length, 1)
  assert.equal(written.body.hasMail, false, 'an address that was only named is not his')
})

test('an address gets two letters a day and no more; what is refused is not kept', async () => {
  const { operator, stranger } = desk.people
  await turnAway(operator, stranger, { letter: 'full@cafe.example' })
  await turnAway(operator, stranger, { letter: 'full@cafe.example' })
  const before = (await desk.as(operator).get(urlOf(stranger))).body.calls.length
  const third = await turnAway(operator, stranger, { letter: 'full@cafe.example' })
  assert.deepEqual([third.status, third.body.code], [429, 'letter.sent-already'])
  assert.equal((await desk.as(operator).get(urlOf(stranger))).body.calls.length, before)
  assert.equal((await lettersTo('full@cafe.example')).length, 2)
})

test('nobody is turned away whose call is taken: by his contract, or by that of the restaurant he calls for', async () => {
  const { operator, cashier, stranger } = desk.people
  assert.equal((await turnAway(operator, cashier, {})).body.code, 'contract.phone-is-open')
  const there = await turnAway(operator, stranger, { venueId: desk.venues.lesnaya })
  assert.deepEqual([there.status, there.body.code], [409, 'contract.phone-is-open'])
  assert.deepEqual((await desk.as(operator).get(urlOf(cashier))).body.calls, [])
})

test('who files for others turns away and reads of it; addresses stay with those who see them', async () => {
  const { operator, specialist, manager, analyst, contractor, stranger } = desk.people
  await turnAway(operator, stranger, { letter: 'seen@cafe.example' })
  for (const who of [manager, analyst, contractor, stranger]) {
    assert.equal((await turnAway(who, stranger, {})).body.code, 'permission.missing', who.name)
    assert.equal((await desk.as(who).get(urlOf(stranger))).body.code, 'permission.missing', who.name)
  }
  const [call] = (await desk.as(specialist).get(urlOf(stranger))).body.calls
  assert.deepEqual([call.letterTo, call.phone, call.wasWrittenTo], [null, null, true])
  assert.equal((await desk.as(operator).get(urlOf({ id: 999_999 }))).body.code, 'person.not-found')
})
