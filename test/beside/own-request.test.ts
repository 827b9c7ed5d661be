import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { grantRole } from '../../src/db/foundation/foundation.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { uploaded } from '../files/sending.ts'
import { type PostOffice, postOffice, SUPPORT } from '../letters/post-office.ts'

let desk: TestDesk
let post: PostOffice
let own: number
let file: number
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
  const { outsider } = desk.people
  const { venues, organisations, database } = desk
  await database.db.transaction().execute(async (tx) => {
    await grantRole(tx, outsider.id, { role: 'customer_user', venueId: venues.lesnaya })
    await grantRole(tx, outsider.id, { role: 'customer_user', organisationId: organisations.vesna })
  })
})
after(() => desk.close())

/** A specialist of «Эквайринг» who also works at the restaurant asks line 1, which notes what it thinks of that. */
beforeEach(async () => {
  const { people, venues } = desk
  own = await desk.file(people.outsider, { venueId: venues.lesnaya, subject: 'Моя касса' })
  file = await uploaded(desk, people.specialist, Buffer.from('дамп'))
  const note = { text: 'Подозреваем гиппопотама', visibility: 'internal', fileIds: [file] }
  assert.equal((await desk.as(people.specialist).post(`/api/requests/${own}/messages`, note)).status, 201)
})

async function demandNothingInternal() {
  const { outsider } = desk.people
  const { get } = desk.as(outsider)
  const { status, body } = await get(`/api/requests/${own}`)
  assert.equal(status, 200)
  assert.deepEqual(
    body.messages.filter(({ visibility }: { visibility: string }) => visibility === 'internal'),
    [],
  )
  assert.equal(body.waitingLetters, 0)
  assert.equal((await get(`/api/files/${file}`)).status, 404)
  assert.equal((await get(`/api/requests/${own}/surroundings`)).status, 404)
  assert.equal((await get(`/api/requests/${own}/letters`)).status, 404)
  const found = await get(`/api/search?q=${encodeURIComponent('гиппопотам')}`)
  assert.ok(found.body.requests.every(({ number }: { number: number }) => number !== own))
}

test('whoever of the support has a request of his own reads there what a customer reads', demandNothingInternal)

test('making himself a watcher of his own request opens its notes to nobody', async () => {
  const { outsider } = desk.people
  const added = await desk.as(outsider).post(`/api/requests/${own}/watchers`, { personId: outsider.id })
  assert.equal(added.status, 200, added.text)
  await demandNothingInternal()
  await sql`update requests set contact_id = ${desk.people.manager.id}, author_id = ${desk.people.manager.id}
    where number = ${own}`.execute(desk.database.db)
  await desk.database.db
    .transaction()
    .execute((tx) => grantRole(tx, outsider.id, { role: 'customer_manager', organisationId: desk.organisations.vesna }))
  await demandNothingInternal()
  await sql`delete from person_roles where person_id = ${outsider.id} and role = 'customer_manager'`.execute(
    desk.database.db,
  )
})

test('a note calls in nobody whose own request it is', async () => {
  const { people } = desk
  const note = { text: 'Вера, глянь', visibility: 'internal', mentions: [people.outsider.id] }
  const answer = await desk.as(people.specialist).post(`/api/requests/${own}/messages`, note)
  assert.deepEqual([answer.status, answer.body.code], [422, 'message.mention-not-staff'])
  await demandNothingInternal()
})

test('a customer brings in no colleague who would read the notes as a member of the support', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.manager, { venueId: venues.lesnaya })
  const added = await as(people.manager).post(`/api/requests/${number}/watchers`, { personId: people.outsider.id })
  assert.deepEqual([added.status, added.body.code], [404, 'person.not-found'])
  assert.equal((await as(people.outsider).get(`/api/requests/${number}`)).status, 404)
})

test('his letter goes on with his request as a customer’s does: public, whatever it answers to', async () => {
  const { people } = desk
  const to = SUPPORT.replace('@', `+${own}-${post.mail.mark(own)}@`)
  const letter = {
    from: people.outsider.email,
    to,
    text: 'Касса опять стоит',
    headers: { 'In-Reply-To': '<other@desk.example>' },
  }
  const { state, request_number } = await post.receive(letter)
  assert.deepEqual([state, request_number], ['reply', own])
  const read = await desk.as(people.outsider).get(`/api/requests/${own}`)
  assert.ok(read.body.messages.some(({ text }: { text: string }) => text === 'Касса опять стоит'))
})
