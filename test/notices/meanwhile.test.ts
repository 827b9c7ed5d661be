import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { keepChoice } from '../../src/db/notices/subscriptions.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { NOTICE_KINDS } from '../../src/domain/ground/words.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'
import { smtpSink } from '../letters/smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
let work: () => Promise<void>
before(async () => {
  desk = await testDesk()
  sink = await smtpSink()
  const { database, house } = desk
  const post = postOffice(desk, { transport: createTransport(sink.url) })
  const channels = [...post.channels, screenChannel(database.db, house.now)]
  work = () => workQueue(database, tasksOf({ database, files: house.files, channels, now: house.now }))
  await database.db.transaction().execute(async (tx) => {
    for (const kind of NOTICE_KINDS)
      await keepChoice(tx, desk.people.specialist.id, { kind, way: 'email', wanted: true })
  })
})
after(async () => {
  await desk.close()
  await sink.close()
})

const hour = (ahead: number) => new Date(desk.house.now() + ahead * HOUR).toISOString().slice(11, 16)

/** It is quiet for the specialist, for two hours from now. */
beforeEach(async () => {
  const quiet = { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' }
  await desk.database.db.updateTable('people').set(quiet).where('id', '=', desk.people.specialist.id).execute()
})

/** A request of his, at which the customer has said something in the night. */
async function answeredAtNight() {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: 'Ну как?' })
  await work()
  desk.clock.offset += MINUTE
  return number
}

/** What came of the letter that told it. */
async function inTheMorning(number: number, kind = 'answered') {
  desk.clock.offset += 3 * HOUR
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'delivery:%'`.execute(
    desk.database.db,
  )
  await work()
  const { rows } = await sql<{ end: string }>`select case when d.spared is not null then d.spared
      when d.sent_at is not null then 'sent' else 'waits' end as end
    from deliveries d join notices n on n.id = d.notice_id where d.way = 'email' and n.request_number = ${number}
      and n.kind = ${kind} and n.person_id = ${desk.people.specialist.id}`.execute(desk.database.db)
  return rows.map(({ end }) => end)
}

test('what waited for the morning and nobody touched is sent then', async () => {
  assert.deepEqual(await inTheMorning(await answeredAtNight()), ['sent'])
})

const { put, post } = {
  put: async (path: string, body: object) =>
    assert.equal((await desk.inBrowser(desk.people.specialist).put(path, body)).status, 200),
  post: async (path: string, body: object) =>
    assert.equal((await desk.inBrowser(desk.people.specialist).post(path, body)).status, 200),
}

const DONE = [
  {
    name: 'he has muted its request',
    does: (n: number) => put(`/api/me/mutes/${n}`, { until: 'answer' }),
    end: 'unwanted',
  },
  { name: 'he has opened its request', does: (n: number) => put(`/api/requests/${n}/read`, {}), end: 'read' },
  { name: 'he has read all notices', does: () => post('/api/notices/read', {}), end: 'read' },
] as const

for (const { name, does, end } of DONE) {
  test(`what waited for the morning is not sent when ${name} meanwhile`, async () => {
    const number = await answeredAtNight()
    // The bell shows it in the morning; whoever looks then has read it before its letter leaves.
    if (name === 'he has read all notices') desk.clock.offset += 2 * HOUR
    await does(number)
    const came = sink.taken.length
    assert.deepEqual(await inTheMorning(number), [end])
    assert.ok(!sink.taken.slice(came).some(({ mail }) => mail.subject?.includes(`№${number}`)))
  })
}

test('who is named hears it in the morning although he has muted the request', async () => {
  const number = await answeredAtNight()
  const { lead, specialist } = desk.people
  await put(`/api/me/mutes/${number}`, { until: 'unmuted' })
  const note = { text: 'Глянь', visibility: 'internal', mentions: [specialist.id] }
  assert.equal((await desk.as(lead).post(`/api/requests/${number}/messages`, note)).status, 201)
  await work()
  assert.deepEqual(await inTheMorning(number, 'mention'), ['sent'])
})

test('many answers within minutes are one letter at once and one at the end of ten minutes, that of the last', async () => {
  const { cashier, specialist } = desk.people
  await desk.database.db.updateTable('people').set({ quiet_from: null, quiet_to: null }).execute()
  const number = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  for (const text of ['Раз', 'Два', 'Три', 'Четыре']) {
    assert.equal((await desk.as(cashier).post(`/api/requests/${number}/messages`, { text })).status, 201)
    await work()
    desk.clock.offset += MINUTE
  }
  assert.deepEqual(await inTheMorning(number), ['sent', 'repeated', 'repeated', 'sent'])
  const letters = sink.taken.filter(({ mail }) => mail.subject?.includes(`ответил в заявке №${number}`))
  assert.deepEqual(
    letters.map(({ mail }) => /Последнее из (\d+) таких уведомлений/.exec(mail.text ?? '')?.[1]),
    [undefined, '3'],
    'what stands for others says for how many, and the first of them was told by itself',
  )
  const { groups } = (await desk.as(specialist).get('/api/notices')).body
  const shown = groups.find(({ request }: { request: number }) => request === number)
  assert.equal(shown.items.filter(({ kind }: { kind: string }) => kind === 'answered').length, 4, 'the screen has all')
})

test('many answers of one night are one letter in the morning', async () => {
  const { cashier } = desk.people
  const number = await answeredAtNight()
  for (const text of ['Ау', 'Вы там?']) {
    assert.equal((await desk.as(cashier).post(`/api/requests/${number}/messages`, { text })).status, 201)
    await work()
    desk.clock.offset += MINUTE
  }
  assert.deepEqual(await inTheMorning(number), ['repeated', 'repeated', 'sent'])
})
