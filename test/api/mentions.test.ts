import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { requestDetails } from '../../src/contract/request/request.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Person = TestDesk['people'][keyof TestDesk['people']]

const note = (number: number, mentions: readonly number[]) =>
  desk.as(desk.people.specialist).post(`/api/requests/${number}/messages`, {
    text: 'Вера, глянь',
    visibility: 'internal',
    mentions,
  })
const open = async (person: Person, number: number) =>
  requestDetails.parse((await desk.as(person).get(`/api/requests/${number}`)).body)
const filed = () => desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya })

test('a colleague named in a note reads the request, though his team does not, and the history tells the support so', async () => {
  const { people, as } = desk
  const number = await filed()
  assert.equal((await as(people.outsider).get(`/api/requests/${number}`)).status, 404)
  const before = await open(people.specialist, number)
  assert.equal((await note(number, [people.outsider.id, people.outsider.id])).status, 201, 'twice is once')
  const seen = await open(people.outsider, number)
  assert.deepEqual(
    seen.events.filter(({ type }) => type === 'request.mentioned').map(({ data }) => data.personId),
    [people.outsider.id],
  )
  assert.equal(seen.names[`person:${people.outsider.id}`], people.outsider.name)
  assert.equal(seen.version, before.version, 'a note holds nobody up')
  const mentioned = await as(people.outsider).get('/api/requests?view=mentioned')
  assert.deepEqual(
    mentioned.body.items.map((row: { number: number }) => row.number),
    [number],
  )
  const { text } = await as(people.cashier).get(`/api/requests/${number}`)
  assert.equal(text.includes('mentioned'), false)
  assert.equal((await note(number, [people.outsider.id])).status, 201)
  assert.equal((await open(people.outsider, number)).events.length, seen.events.length, 'he reads it already')
})

test('nobody is let in by a mention who is not of the support; what nobody is, is not found; and then nothing is kept', async () => {
  const { people, as, database } = desk
  const number = await filed()
  const gone = (
    await sql<{ id: number }>`insert into people (name, locale, archived_at) values ('Ушедший', 'ru', now())
    returning id`.execute(database.db)
  ).rows[0]?.id
  const cases = [
    [people.stranger.id, 422, 'message.mention-not-staff'],
    [people.cashier.id, 422, 'message.mention-not-staff'],
    [people.dealerManager.id, 422, 'message.mention-not-staff'],
    [gone ?? 0, 404, 'person.not-found'],
    [999_999, 404, 'person.not-found'],
  ] as const
  for (const [who, status, code] of cases) {
    const refused = await note(number, [people.outsider.id, who])
    assert.deepEqual([refused.status, refused.body.code], [status, code], refused.text)
  }
  const { watchers, messages } = await open(people.specialist, number)
  assert.deepEqual([watchers, messages.length], [[], 1])
  assert.equal((await as(people.stranger).get(`/api/requests/${number}`)).status, 404)
})

test('a mention in what is said aloud lets nobody in', async () => {
  const { people } = desk
  const number = await filed()
  const body = { text: 'Здравствуйте', mentions: [people.outsider.id, people.stranger.id] }
  assert.equal((await desk.as(people.specialist).post(`/api/requests/${number}/messages`, body)).status, 201)
  assert.deepEqual((await open(people.specialist, number)).watchers, [])
})
