import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { hashOf, newToken } from '../../src/actions/ground/secrets.ts'
import { insertLetterLink } from '../../src/db/mail/letter-links.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const nobody = () => desk.as(null)

const move = async (number: number, name: string, more: object = {}, who = desk.people.specialist) => {
  const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
  const moved = await desk.as(who).post(`/api/requests/${number}/moves`, { move: name, version, ...more })
  assert.equal(moved.status, 200, moved.text)
}
const resolve = (number: number) => move(number, 'resolve', { solution: 'Вернули драйвер', closingCode: 'solved' })

/** A key as a letter that leaves now would bring it. */
const keyTo = async (number: number, person: { readonly id: number } = desk.people.cashier) => {
  const key = newToken()
  const createdAt = desk.house.now()
  await desk.database.db.transaction().execute((tx) =>
    insertLetterLink(tx, {
      tokenHash: hashOf(key),
      request: number,
      personId: person.id,
      createdAt,
      expiresAt: createdAt + 72 * HOUR,
    }),
  )
  return `/api/letter-links/${key}`
}
const solved = async () => {
  const number = await desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya })
  await resolve(number)
  return { number, page: await keyTo(number) }
}
const state = async (number: number) => {
  const { rows } = await desk.database.pool.query(
    `select row_to_json(r)::text as request, (select count(*) from events where request_number = $1) as events,
      (select count(*) from messages where request_number = $1) as messages from requests r where number = $1`,
    [number],
  )
  return rows[0]
}

test('opening the page shows the solution and changes nothing, however often it is opened', async () => {
  const { number, page } = await solved()
  const before = await state(number)
  for (let time = 0; time < 3; time++) {
    const { status, body, headers } = await nobody().get(page)
    assert.equal(status, 200)
    assert.equal(headers['cache-control'], 'no-store')
    assert.deepEqual(
      [body.number, body.solution.text, body.solution.author, body.place.name, body.moves, body.mayRate],
      [number, 'Вернули драйвер', 'Борис Второй', 'Весна', ['close', 'resume'], true],
    )
    assert.ok(Date.parse(body.closesAt) > Date.now())
  }
  assert.deepEqual(await state(number), before)
})

test('a rating can be given and changed without signing in, and is the person’s own', async () => {
  const { number, page } = await solved()
  for (const score of [2, 5]) {
    assert.equal((await nobody().post(`${page}/rating`, { score, comment: 'Долго' })).status, 200)
  }
  const { body } = await nobody().get(page)
  assert.deepEqual([body.rating, body.ratingComment], [5, 'Долго'])
  const { events } = (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body
  const rated = events.filter(({ type }: { type: string }) => type === 'request.rated').at(-1)
  assert.deepEqual([rated.actor.id, rated.channel], [desk.people.cashier.id, 'email'])
})

test('closing needs the version that was seen; closed, it can still be rated', async () => {
  const { number, page } = await solved()
  const { version } = (await nobody().get(page)).body
  const stale = await nobody().post(`${page}/moves`, { move: 'close', version: version - 1 })
  assert.deepEqual([stale.status, stale.body.code], [409, 'request.changed'])
  const key = { 'idempotency-key': 'close once' }
  const first = await nobody().post(`${page}/moves`, { move: 'close', version }, key)
  const again = await nobody().post(`${page}/moves`, { move: 'close', version }, key)
  assert.deepEqual([first.status, first.body.status], [200, 'closed'])
  assert.equal(again.text, first.text, 'the same press twice is one closing')
  assert.equal((await nobody().post(`${page}/rating`, { score: 4 })).status, 200)
  assert.deepEqual((await nobody().get(page)).body.moves, [])
  assert.equal((await state(number)).messages, 2)
})

test('sent back, with a reason, every link of it is used up; the next solution has its own', async () => {
  const { number, page } = await solved()
  const other = await keyTo(number, desk.people.manager)
  const { version } = (await nobody().get(page)).body
  assert.equal((await nobody().post(`${page}/moves`, { move: 'resume', version, reason: ' ' })).status, 400)
  const back = await nobody().post(`${page}/moves`, { move: 'resume', version, reason: 'Опять не печатает' })
  assert.deepEqual([back.status, back.body.status], [200, 'resumed'])
  const links = await desk.database.db
    .selectFrom('letter_links')
    .selectAll()
    .where('request_number', '=', number)
    .execute()
  assert.deepEqual(
    links.map(({ revoked_at }) => revoked_at !== null),
    [true, true],
  )
  await resolve(number)
  for (const link of [page, other]) assert.equal((await nobody().get(link)).status, 410)
  assert.equal((await nobody().get(await keyTo(number))).status, 200)
})

test('words sent from the page are words of the person, and bring the request back to work', async () => {
  const { number, page } = await solved()
  const said = await nobody().post(`${page}/messages`, { text: 'Не печатает второй принтер' })
  assert.equal(said.status, 200, said.text)
  const { messages, status } = (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body
  const last = messages.at(-1)
  assert.deepEqual([last.author.id, last.channel, status], [desk.people.cashier.id, 'email', 'resumed'])
  assert.equal((await nobody().get(page)).status, 410, 'there is nothing left to rate or close')
})

test('a link ends with its 72 hours, with a later solution, and with the rights of its person', async () => {
  const { number, page } = await solved()
  desk.clock.offset = 72 * HOUR + 1
  assert.equal((await nobody().get(page)).status, 410)
  desk.clock.offset = 0
  assert.equal((await nobody().get(page)).status, 200)

  await move(number, 'resume', { reason: 'Рано' })
  assert.equal((await nobody().get(page)).status, 410, 'sent back elsewhere')
  await resolve(number)
  assert.equal((await nobody().get(page)).status, 410, 'another solution')

  const foreign = await keyTo(number, desk.people.stranger)
  assert.equal((await nobody().get(foreign)).body.code, 'letter-link.over', 'rights are those of the person today')
  const own = await keyTo(number)
  await desk.database.db
    .updateTable('people')
    .set({ archived_at: new Date().toISOString() })
    .where('id', '=', desk.people.cashier.id)
    .execute()
  assert.equal((await nobody().get(own)).status, 410)
})

test('whoever tries keys is slowed down', async () => {
  const tries = []
  for (let count = 0; count < 60; count++) tries.push((await nobody().get(`/api/letter-links/${newToken()}`)).status)
  assert.equal(tries[0], 410)
  assert.equal(tries.at(-1), 429)
})
