import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const hits = async (q: string, person = desk.people.operator) => {
  const { status, body, text } = await desk.as(person).get(`/api/search?q=${encodeURIComponent(q)}`)
  assert.equal(status, 200, text)
  return body.requests.map(({ number }: { number: number }) => number) as number[]
}

test('digits that stand in a text find it: a receipt, an INN, a serial number, a date, a mail', async () => {
  const description =
    'Чек 998877, ИНН 7707083893, зав. № SN-00123/45, файл log_2026.txt, дата 12.03.2026, сумма 1 234,50; писал на kassa.7@vesna.example, звонил с 8 (929) 555-01-17'
  const number = await desk.file(desk.people.manager, { venueId: desk.venues.lesnaya, description })
  const asked =
    '998877|9988|7707083893|SN-00123|00123|00123/45|12.03.2026|2026|log_2026|1 234,50|kassa.7@vesna.example|8 929 555 01 17|чек 998877'
  for (const q of asked.split('|')) {
    assert.ok((await hits(q)).includes(number), q)
    assert.ok((await hits(q, desk.people.manager)).includes(number), `${q}, asked by the customer`)
    assert.deepEqual(await hits(q, desk.people.stranger), [], `${q}, asked by a stranger`)
  }
})

test('a number, a phone and a venue come before what only holds their digits', async () => {
  const meant = await desk.file(desk.people.manager, { venueId: desk.venues.lesnaya })
  const holding: number[] = []
  for (let count = 0; count < 22; count += 1) {
    holding.push(await desk.file(desk.people.manager, { description: `чек ${meant}, объект 104120008` }))
  }
  assert.equal((await hits(String(meant)))[0], meant)
  assert.ok((await hits(String(meant))).includes(holding.at(-1) ?? 0))
  assert.deepEqual(await hits(`№${meant}`), [meant], 'with its sign only the request is meant')
  const atVenue = await desk.file(desk.people.manager, { venueId: desk.venues.sadovaya })
  assert.equal((await hits('104120008'))[0], atVenue)
})

test('a short number finds itself and not every longer one', async () => {
  const five = await desk.file(desk.people.manager, { description: 'касса 55' })
  const long = await desk.file(desk.people.manager, { description: 'касса 5512345' })
  const found = await hits('касса 55')
  assert.deepEqual([found.includes(five), found.includes(long)], [true, false])
})

test('a percent sign and an underscore mean themselves in addresses and people', async () => {
  await desk.database.db
    .insertInto('person_addresses')
    .values({ person_id: desk.people.manager.id, kind: 'email', value: 'a_b%c@vesna.example' })
    .execute()
  const asked = async (q: string) =>
    (await desk.as(desk.people.operator).get(`/api/search?q=${encodeURIComponent(q)}`)).body
  for (const q of ['%', '_', '%%', '_@', 'a%b@', 'axb_c@vesna']) assert.deepEqual((await asked(q)).people, [], q)
  for (const q of ['%', '_', '%@', 'a_bxc@']) assert.deepEqual((await asked(q)).requests, [], q)
  assert.equal((await asked('a_b%c@')).people.length, 1)
})

test('a phone in any spelling finds its person', async () => {
  await desk.database.db
    .insertInto('person_addresses')
    .values({ person_id: desk.people.manager.id, kind: 'phone', value: '+79295550117' })
    .execute()
  for (const q of [
    '8–929–555–0117',
    '8.929.555.01.17',
    'тел. 8 929 555 01 17',
    '+7 929 555-01-17 доб. 12',
    '(929) 555 01 17',
  ]) {
    const { body } = await desk.as(desk.people.operator).get(`/api/search?q=${encodeURIComponent(q)}`)
    assert.deepEqual(
      body.people.map(({ name }: { name: string }) => name),
      ['Мария Сетевая'],
      q,
    )
  }
})

test('a long conversation takes words for ever, and finds what had room', async () => {
  const manager = desk.as(desk.people.manager)
  const number = await desk.file(desk.people.manager, { description: 'первоеслово' })
  const page = (from: number) =>
    Array.from({ length: 5_500 }, (_, at) => `ж${(from * 5_500 + at).toString(36)}ы`).join(' ')
  for (let count = 0; count < 24; count += 1) {
    const said = await manager.post(`/api/requests/${number}/messages`, { text: page(count).slice(0, 49_900) })
    assert.equal(said.status, 201, `message ${count}: ${said.text}`)
  }
  const last = await manager.post(`/api/requests/${number}/messages`, { text: 'последнее' })
  assert.equal(last.status, 201, last.text)
  assert.deepEqual(await hits('первоеслово'), [number])
  assert.deepEqual(await hits('ж1ы'), [number])
  const { rows } = await sql<{ size: number }>`select length(public_words::text) as size from request_search
    where request_number = ${number}`.execute(desk.database.db)
  assert.ok((rows[0]?.size ?? 0) > 1_000_000, 'it was filled to the brim')
  await desk.database.db.transaction().execute(async (tx) => {
    await sql`update request_search set public_words = words_of_request(${number}, 'public')
      where request_number = ${number}`.execute(tx)
  })
  assert.deepEqual(await hits('ж1ы'), [number], 'and so when its words are gathered anew')
})
