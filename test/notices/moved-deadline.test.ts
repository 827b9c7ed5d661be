import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type MailDesk, openMailDesk } from '../letters/mail-desk.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

const db = () => desk.database.db

/** The letters of a request that a person was written, with when they may leave. */
async function letters(number: number, personId: number) {
  const { rows } = await sql<{
    kind: string
    text: string
    waits: boolean
  }>`select n.kind, d.payload->>'text' as text, d.not_before is not null as waits from notices n
    join deliveries d on d.notice_id = n.id where n.request_number = ${number} and n.person_id = ${personId}
    order by n.id`.execute(db())
  return rows.filter(({ kind }) => kind === 'due_moved')
}

const versionOf = async (number: number) =>
  (await desk.as(desk.people.administrator).get(`/api/requests/${number}`)).body.version
const judge = async (number: number, criticality: string) => {
  const version = await versionOf(number)
  const { status, text } = await desk
    .as(desk.people.specialist)
    .put(`/api/requests/${number}/criticality`, { criticality, version })
  assert.equal(status, 200, text)
}

test('another priority moves what was promised, and its customer is told the new time and the old one', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  await judge(number, 'critical')
  await post.work()
  const [letter, ...more] = await letters(number, cashier.id)
  assert.match(
    letter?.text ?? '',
    /^Срок по заявке №\d+ изменился\.[\s\S]*Ответим до .* Раньше обещали до [\s\S]*Решим до /,
  )
  assert.deepEqual(more, [])
  assert.deepEqual(await letters(number, specialist.id), [])
})

test('who moves it himself is not told, and neither a pause nor its end moves anything', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  const urged = await desk.as(cashier).put(`/api/requests/${number}/urgency`, {
    urgency: 'high',
    stopOfTrade: true,
    reason: 'Очередь на улице',
    version: await versionOf(number),
  })
  assert.equal(urged.status, 200, urged.text)
  const asked = await desk.as(specialist).post(`/api/requests/${number}/moves`, {
    move: 'ask',
    version: await versionOf(number),
    message: { text: 'Какая касса?', fileIds: [] },
  })
  assert.equal(asked.status, 200, asked.text)
  await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: 'Вторая', fileIds: [] })
  await post.work()
  assert.deepEqual(await letters(number, cashier.id), [])
})

test('in quiet hours it waits for their end, and then the time that holds by now is told, once', async () => {
  const { manager } = desk.people
  const hour = (ahead: number) => new Date(desk.house.now() + ahead * 3_600_000).toISOString().slice(11, 16)
  const quiet = { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' }
  await db().updateTable('people').set(quiet).where('id', '=', manager.id).execute()
  const number = await desk.file(manager)
  await judge(number, 'high')
  await post.work()
  await judge(number, 'critical')
  await post.work()
  assert.deepEqual(
    (await letters(number, manager.id)).map(({ waits }) => waits),
    [true, true],
  )
  const told = () => sink.takenFor(manager.email).map(({ mail }) => mail.text ?? '')
  assert.deepEqual(told(), [])
  desk.clock.offset += 3 * 3_600_000
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(db())
  await post.work()
  const [letter = '', ...more] = told()
  assert.match(letter, /изменился[\s\S]*Решим до /)
  assert.doesNotMatch(letter, /Ответим до /, 'that time is over by now')
  assert.deepEqual(more, [], 'what was moved once more is not told')
})
