import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { changeOf } from '../../src/db/notices/notices.ts'
import { tellPeople } from '../../src/jobs/notices/tell-people.ts'
import { lettersOut } from './letters-out.ts'
import { type MailDesk, openMailDesk } from './mail-desk.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

/** What the history says of letters that were kept back, as this person reads it. */
const held = async (number: number | null, who = desk.people.specialist) => {
  const { events } = (await desk.as(who).get(`/api/requests/${number}`)).body
  return events
    .filter(({ type }: { type: string }) => type === 'letter.held')
    .map(({ data }: { data: Record<string, unknown> }) => data)
}
const cancelled = async (number: number) => {
  const { version } = (await desk.as(desk.people.specialist).get(`/api/requests/${number}`)).body
  const move = { move: 'cancel', version, reason: 'Ошибка' }
  assert.equal((await desk.as(desk.people.specialist).post(`/api/requests/${number}/moves`, move)).status, 200)
  await post.work()
}
const person = (id: number, change: Record<string, string | null>) =>
  desk.database.db.updateTable('people').set(change).where('id', '=', id).execute()

test('specialists see who was not written to because his address takes no mail, once; customers see nothing of it', async () => {
  const { people, database } = desk
  const number = await desk.file(people.cashier)
  await database.db
    .updateTable('person_addresses')
    .set({ bounced_at: new Date().toISOString() })
    .where('person_id', '=', people.cashier.id)
    .execute()
  await cancelled(number)
  const [told, ...more] = await held(number)
  assert.deepEqual(
    [told.kind, told.to, told.because, told.until],
    ['closed', people.cashier.email, 'address_bounced', null],
  )
  assert.deepEqual(more, [])
  assert.deepEqual(await held(number, people.cashier), [])

  const before = await desk.as(people.specialist).get(`/api/requests/${number}`)
  const { id } = before.body.events.findLast(({ type }: { type: string }) => type === 'request.moved')
  const job = await changeOf(database.db, id)
  assert.ok(job)
  await Promise.all([1, 2, 3].map(() => tellPeople(database.db, post.channels, job, Date.now())))
  assert.equal((await held(number)).length, 1, 'jobs that run twice or race tell it once')
  const { body } = await desk.as(people.specialist).get(`/api/requests/${number}`)
  assert.equal(body.version, before.body.version, 'it holds up nobody who works on the request')
})

test('what waits for the end of quiet hours is told with its time', async () => {
  const { people, database } = desk
  const hour = (ahead: number) => new Date(Date.now() + ahead * 3_600_000).toISOString().slice(11, 16)
  await person(people.manager.id, { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' })
  const number = await desk.file(people.manager, { venueId: desk.venues.lesnaya })
  await cancelled(number)
  const [told] = await held(number)
  const letter = await lettersOut(database.db)
    .select('not_before')
    .where('request_number', '=', number)
    .executeTakeFirstOrThrow()
  assert.deepEqual([told.because, Date.parse(told.until)], ['quiet_hours', Date.parse(letter.not_before ?? '')])
  await person(people.manager.id, { quiet_from: null, quiet_to: null })
})

test('an acknowledgement that was one too many, and one that nobody wanted, are told too', async () => {
  const from = 'lena@held.example'
  const first = await post.receive({ from, text: 'Первое' })
  const second = await post.receive({ from, text: 'Второе' })
  const headers = { 'X-Auto-Response-Suppress': 'All' }
  const third = await post.receive({ from: 'oleg@held.example', text: 'Без автоответов', headers })
  const reasons = await Promise.all(
    [first, second, third].map(async ({ request_number }) =>
      (await held(request_number)).map(({ kind, because }: Record<string, string>) => [kind, because]),
    ),
  )
  assert.deepEqual(reasons, [[], [['acknowledgement', 'enough_of_them']], [['acknowledgement', 'wants_no_automatic']]])
  assert.equal(sink.takenFor(from).length, 1)
  assert.deepEqual(sink.takenFor('oleg@held.example'), [])
})
