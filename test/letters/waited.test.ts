import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from './letters-out.ts'
import { type PostOffice, postOffice } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

let desk: TestDesk
let closed: PostOffice
let open: PostOffice
let sink: Awaited<ReturnType<typeof smtpSink>>
before(async () => {
  sink = await smtpSink()
  desk = await testDesk()
  closed = postOffice(desk, { transport: createTransport('smtp://127.0.0.1:9') })
  open = postOffice(desk, { transport: createTransport(sink.url) })
})
after(async () => {
  await desk.close()
  await sink.close()
})

const move = async (number: number, name: string, more: object) => {
  const { specialist } = desk.people
  const { version } = (await desk.as(specialist).get(`/api/requests/${number}`)).body
  const moved = await desk.as(specialist).post(`/api/requests/${number}/moves`, { move: name, version, ...more })
  assert.equal(moved.status, 200, moved.text)
  await closed.work()
}

/** The mail server is back: whatever waits is tried at once. */
async function mailServerIsBack(): Promise<void> {
  await sql`update graphile_worker._private_jobs set run_at = now(), attempts = 0 where task_id in
    (select id from graphile_worker._private_tasks where identifier = 'deliver')`.execute(desk.database.db)
  await open.work()
}

const textTo = (email: string) => sink.takenFor(email).at(-1)?.mail.text ?? ''

test('a letter that waited for its mail server announces no moment that is over', async () => {
  const { people } = desk
  const number = await desk.file(people.cashier)
  await move(number, 'start', {})
  await move(number, 'resolve', { solution: 'Перезапустили службу печати', closingCode: 'solved' })
  const [written] = await lettersOut(desk.database.db)
    .select('text')
    .where('request_number', '=', number)
    .where('kind', '=', 'resolved')
    .execute()
  assert.match(written?.text ?? '', /закроется/)
  desk.clock.offset += 14 * DAY
  await mailServerIsBack()
  assert.match(textTo(people.cashier.email), /Перезапустили службу печати/)
  assert.doesNotMatch(textTo(people.cashier.email), /закроется/)
  await passDueTime({ db: desk.database.db, now: desk.house.now })
  await open.work()
})

test('a question that was answered while its letter waited is told as words alone', async () => {
  const { people, as } = desk
  const number = await desk.file(people.manager, { venueId: desk.venues.lesnaya })
  await move(number, 'start', {})
  await move(number, 'ask', { message: { text: 'Какая версия кассы?' } })
  await as(people.manager).post(`/api/requests/${number}/messages`, { text: '8.2.1' })
  desk.clock.offset += 2 * HOUR
  await mailServerIsBack()
  assert.match(textTo(people.manager.email), /Какая версия кассы\?/)
  assert.doesNotMatch(textTo(people.manager.email), /закроется/)
})

test('an acknowledgement that waited promises nothing that is over, and says no word of the sender', async () => {
  await closed.receive({ from: 'late@nowhere.example', subject: 'Касса стоит', text: 'Касса стоит' })
  desk.clock.offset += 20 * DAY
  await mailServerIsBack()
  const text = textTo('late@nowhere.example')
  assert.match(text, /номер: \d+/)
  assert.doesNotMatch(text, /Ответим до|Касса стоит/)
})
