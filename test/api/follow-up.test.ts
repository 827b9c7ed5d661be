import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { grantRole } from '../../src/db/foundation/foundation.ts'
import { insertEquipment } from '../../src/db/foundation/foundation-places.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { uploaded } from '../files/sending.ts'
import { type PostOffice, postOffice, SUPPORT } from '../letters/post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

type Person = TestDesk['people'][keyof TestDesk['people']]

/** The cashier's request, which the manager of another chain watches, and which has ended. */
async function closed(order: Record<string, unknown> = {}) {
  const { people, venues, database } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya, ...order })
  const added = await desk
    .as(people.operator)
    .post(`/api/requests/${number}/watchers`, { personId: people.stranger.id })
  assert.equal(added.status, 200, added.text)
  await sql`update requests set status = 'closed', closing_code = 'solved', ended_at = now(), wakes_at = null
    where number = ${number}`.execute(database.db)
  return number
}

const say = (person: Person, number: number, text: string, fileIds: number[] = []) =>
  desk.as(person).post(`/api/requests/${number}/messages`, { text, fileIds })
const rowOf = (number: number) =>
  desk.database.db.selectFrom('requests').selectAll().where('number', '=', number).executeTakeFirstOrThrow()

test('what a watcher says to a closed request opens a new one of the same place, linked, with his words and files', async () => {
  const { people, venues, as } = desk
  const number = await closed()
  const file = await uploaded(desk, people.stranger, Buffer.from('лог'))
  const { status, body, text } = await say(people.stranger, number, 'Опять не печатает', [file])
  assert.deepEqual([status, body?.openedNew], [201, true], text)
  const opened = await rowOf(body.request)
  assert.deepEqual(
    [opened.contact_id, opened.author_id, opened.venue_id, opened.contract_id],
    [people.stranger.id, people.stranger.id, venues.lesnaya, desk.contracts.premium],
  )
  for (const who of [people.stranger, people.manager, people.operator]) {
    const read = await as(who).get(`/api/requests/${body.request}`)
    assert.equal(read.body.messages[0].text, 'Опять не печатает')
    assert.equal(read.body.messages[0].files[0].id, file)
    assert.ok(read.body.links.some((link: { number: number }) => link.number === number))
  }
  assert.equal((await as(people.colleague).get(`/api/requests/${body.request}`)).status, 404)
  assert.equal((await rowOf(number)).status, 'closed')
  assert.equal((await as(people.stranger).get(`/api/my-venues/${venues.lesnaya}/equipment`)).status, 404)
  const elsewhere = await as(people.stranger).post('/api/requests', { subject: 'x', venueId: venues.lesnaya })
  assert.equal(elsewhere.status, 404, 'the place is his in this matter alone')
})

test('whoever has left the place since goes on with his own matter', async () => {
  const { people, database } = desk
  const number = await closed()
  const roles = await sql`delete from person_roles where person_id = ${people.cashier.id} returning *`.execute(
    database.db,
  )
  assert.equal(roles.rows.length, 1)
  const { status, body, text } = await say(people.cashier, number, 'Ещё раз')
  assert.deepEqual([status, body?.openedNew], [201, true], text)
  const back = { role: 'customer_user', venueId: desk.venues.lesnaya } as const
  await database.db.transaction().execute((tx) => grantRole(tx, people.cashier.id, back))
})

test('a service that was withdrawn and equipment that was moved since hold nobody up', async () => {
  const { people, venues, services, database } = desk
  const [equipment] = await database.db
    .transaction()
    .execute((tx) => insertEquipment(tx, [{ venue_id: venues.lesnaya, kind: 'server', name: 'Сервер' }]))
  const number = await closed({ equipmentId: equipment, serviceId: services.cards })
  await sql`update equipment set venue_id = ${venues.bar} where id = ${equipment}`.execute(database.db)
  await sql`update services set withdrawn_at = now() where id = ${services.cards}`.execute(database.db)
  const { status, body, text } = await say(people.stranger, number, 'И снова')
  assert.equal(status, 201, text)
  const opened = await rowOf(body.request)
  assert.deepEqual([opened.equipment_id, opened.service_id], [null, services.printing])
})

const marked = (number: number) => SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)

test('a watcher’s letter to a closed request opens a new linked one', async () => {
  const number = await closed()
  const letter = await post.receive({ from: desk.people.stranger.email, to: marked(number), text: 'Письмом: снова' })
  assert.equal(letter.state, 'follow_up')
  assert.equal((await rowOf(letter.request_number ?? 0)).venue_id, desk.venues.lesnaya)
})

test('who was only in copy begins a new linked request, and reads nothing of the place', async () => {
  const { people, venues, database } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const headers = { Cc: 'Нина <nina@books.example>' }
  await post.receive({ from: people.cashier.email, to: marked(number), text: 'Ставлю в копию', headers })
  await sql`update requests set status = 'closed', closing_code = 'solved', ended_at = now(), wakes_at = null
    where number = ${number}`.execute(database.db)
  const letter = await post.receive({ from: 'nina@books.example', to: marked(number), text: 'А счёт не пришёл' })
  assert.equal(letter.state, 'follow_up')
  const opened = await rowOf(letter.request_number ?? 0)
  assert.deepEqual([opened.venue_id, opened.organisation_id], [null, null])
  const links =
    await sql`select 1 from request_links where from_number = ${opened.number} and to_number = ${number}`.execute(
      database.db,
    )
  assert.equal(links.rows.length, 1)
})
