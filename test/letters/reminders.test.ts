import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
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

const move = async (number: number, name: string, more: object) => {
  const { specialist } = desk.people
  const { version } = (await desk.as(specialist).get(`/api/requests/${number}`)).body
  const moved = await desk.as(specialist).post(`/api/requests/${number}/moves`, { move: name, version, ...more })
  assert.equal(moved.status, 200, moved.text)
  await post.work()
}
/** Lets time pass, and everything that it brings about. */
const later = async (by: number) => {
  desk.clock.offset += by
  await passDueTime({ db: desk.database.db, now: desk.house.now })
  await post.work()
}
const kindsOf = async (number: number) =>
  (await lettersOut(desk.database.db).select('kind').where('request_number', '=', number).orderBy('id').execute()).map(
    ({ kind }) => kind,
  )

test('who is waited for is reminded of the question after two and four working days, and told when it closes', async () => {
  const { people } = desk
  const number = await desk.file(people.cashier)
  await move(number, 'ask', { message: { text: 'Какая версия кассы?' } })
  await later(2 * DAY - HOUR)
  assert.deepEqual(await kindsOf(number), ['question'])
  await later(2 * HOUR)
  const reminder = sink.takenFor(people.cashier.email).at(-1)
  assert.match(reminder?.mail.html ?? '', /Напоминаем: ждём ответа от вас[\s\S]*Какая версия кассы\?/)
  assert.match(reminder?.mail.text ?? '', /Если не ответить, заявка закроется сама/)
  assert.equal(reminder?.headers['auto-submitted'], 'auto-generated')
  await later(2 * DAY)
  assert.deepEqual(await kindsOf(number), ['question', 'reminder', 'reminder'])
  await later(2 * DAY)
  assert.deepEqual(await kindsOf(number), ['question', 'reminder', 'reminder', 'closed'])
  assert.match(sink.takenFor(people.cashier.email).at(-1)?.mail.text ?? '', /Мы ждали вашего ответа и не дождались/)
  const { events } = (await desk.as(people.specialist).get(`/api/requests/${number}`)).body
  assert.equal(events.filter(({ type }: { type: string }) => type === 'request.reminded').length, 2)
})

test('a day before silence closes a solution its customer gets the buttons once more; who has answered gets nothing', async () => {
  const { people } = desk
  const solution = { solution: 'Вернули драйвер', closingCode: 'solved' }
  const silent = await desk.file(people.manager)
  const rated = await desk.file(people.manager)
  for (const number of [silent, rated]) await move(number, 'resolve', solution)
  const { endsAt } = (await desk.as(people.manager).get(`/api/requests/${silent}`)).body
  const first = sink.takenFor(people.manager.email)[0]
  assert.match(first?.mail.html ?? '', /закроется сама [^<]*, перед этим напомним/)
  assert.equal((await desk.as(people.manager).call('PUT', `/api/requests/${rated}/rating`, { score: 5 })).status, 200)

  await later(2 * DAY + HOUR)
  assert.deepEqual([await kindsOf(silent), await kindsOf(rated)], [['resolved', 'reminder'], ['resolved']])
  const reminder = sink.takenFor(people.manager.email).at(-1)
  assert.match(reminder?.mail.html ?? '', /скоро закроется[\s\S]*Вернули драйвер[\s\S]*\/r\/[\w-]{43}\?score=5/)
  assert.doesNotMatch(reminder?.mail.html ?? '', /перед этим напомним/)
  const now = (await desk.as(people.manager).get(`/api/requests/${silent}`)).body
  assert.deepEqual([now.endsAt, now.status], [endsAt, 'resolved'], 'a reminder moves nothing')
  await later(DAY)
  assert.deepEqual(await kindsOf(silent), ['resolved', 'reminder', 'closed'])
})

test('reminders that are late together are one letter, and of what went on meanwhile there is none', async () => {
  const { people, as } = desk
  const late = await desk.file(people.colleague)
  const answered = await desk.file(people.colleague)
  for (const number of [late, answered]) await move(number, 'ask', { message: { text: 'Какая версия?' } })
  desk.clock.offset += 4 * DAY + HOUR
  await passDueTime({ db: desk.database.db, now: desk.house.now })
  await as(people.colleague).post(`/api/requests/${answered}/messages`, { text: '8.2' })
  await post.work()
  assert.deepEqual(await kindsOf(late), ['question', 'reminder'])
  assert.deepEqual(await kindsOf(answered), ['question'])
})
