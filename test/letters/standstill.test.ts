import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { LETTERS_OUT } from './letters-out.ts'
import { postOffice } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
before(async () => {
  sink = await smtpSink()
  desk = await testDesk()
})
after(async () => {
  await desk.close()
  await sink.close()
})

const REQUESTS = 500
const STATES = [
  'registered',
  'in_progress',
  'waiting_customer',
  'resolved',
  'deferred',
  'waiting_external',
  'rated',
] as const

/** A request in one of the states a request may wait in. */
async function stand(state: (typeof STATES)[number], place: number) {
  const { people, as, file } = desk
  const contact = [people.cashier, people.manager, people.colleague][place % 3] ?? people.cashier
  const number = await file(contact)
  const move = async (name: string, more: object) => {
    const { version } = (await as(people.specialist).get(`/api/requests/${number}`)).body
    const done = await as(people.specialist).post(`/api/requests/${number}/moves`, { move: name, version, ...more })
    assert.equal(done.status, 200, done.text)
  }
  if (state === 'in_progress') await move('start', {})
  if (state === 'waiting_customer') await move('ask', { message: { text: 'Какая версия?' } })
  if (state === 'waiting_external') await move('hand_over', { reason: 'Ждём завод' })
  if (state === 'deferred') {
    const until = new Date(desk.house.now() + (place % 20) * DAY + HOUR).toISOString()
    await move('defer', { reason: 'Ждём деталь', until })
  }
  if (state === 'resolved' || state === 'rated') await move('resolve', { solution: 'Готово', closingCode: 'solved' })
  if (state === 'rated') await as(contact).call('PUT', `/api/requests/${number}/rating`, { score: 5 })
}

test('after a fortnight in which nothing worked nobody hears of a moment that is over, and of each request once', async (t) => {
  const { db } = desk.database
  const post = postOffice(desk, { transport: createTransport(sink.url) })
  for (let place = 0; place < REQUESTS; place++) await stand(STATES[place % STATES.length] ?? 'registered', place)
  await post.work()
  const {
    rows: [{ last = 0 } = {}],
  } = await sql<{ last: number }>`select max(id) as last from deliveries`.execute(db)
  const eventsBefore = (await sql<{ id: number }>`select max(id) as id from events`.execute(db)).rows[0]?.id ?? 0

  desk.clock.offset += 14 * DAY
  const woke = desk.house.now()
  await passDueTime({ db, now: desk.house.now })
  await post.work()

  const { rows: letters } = await sql<{
    kind: string
    request: number
    text: string
  }>`select kind, request_number as request, text
    from ${LETTERS_OUT} l where id > ${last} and sent_at is not null`.execute(db)
  const { rows: events } = await sql<{ type: string; request: number; data: Record<string, string> }>`
    select type, request_number as request, data from events where id > ${eventsBefore}`.execute(db)
  const count = (names: readonly string[]) =>
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => `${name} ${all?.length}`)
  t.diagnostic(`letters on waking: ${count(letters.map(({ kind }) => kind)).join(', ')}`)
  t.diagnostic(
    `events on waking: ${count(events.map(({ type, data }) => (data.move ? `${type} ${data.move}` : type))).join(', ')}`,
  )

  const perRequest = Object.values(Object.groupBy(letters, ({ request }) => request))
  assert.ok(
    perRequest.every((all) => all?.length === 1),
    'one letter about a request',
  )
  for (const { data } of events.filter(({ type }) => type === 'request.reminded')) {
    assert.ok(Date.parse(data.endsAt ?? '') > woke, `reminded of ${data.endsAt}`)
  }
  const announced = events.filter(({ type }) => type === 'clock.soon-due')
  assert.deepEqual(
    announced.filter(({ data }) => Date.parse(data.dueAt ?? '') <= woke),
    [],
  )
  const closed = await sql`select 1 from requests where status = 'closed' and rating is null`.execute(db)
  assert.equal(closed.rows.length, 0, 'whoever is reminded late has his time')

  desk.clock.offset += 8 * DAY
  await passDueTime({ db, now: desk.house.now })
  const { rows: left } = await sql`select 1 from requests where status in ('resolved', 'waiting_customer')`.execute(db)
  assert.equal(left.length, 0, 'and then it ends')
})
