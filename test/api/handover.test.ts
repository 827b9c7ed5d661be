import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertShifts } from '../../src/db/duty/shifts.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { raiseHandovers } from '../../src/jobs/raise-handovers.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const giver = () => desk.as(desk.people.operator)
const receiver = () => desk.as(desk.people.lead)
const names = () => ({ giver: desk.people.operator.id, receiver: desk.people.lead.id })

/** A request that the giver has taken. */
async function taken(subject: string, venueId = desk.venues.lesnaya): Promise<number> {
  const number = await desk.file(desk.people.cashier, { venueId, subject })
  const answer = await giver().put(`/api/requests/${number}/assignee`, {
    specialistId: names().giver,
    expected: null,
  })
  assert.equal(answer.status, 200, answer.text)
  return number
}

async function given(items: readonly { number: number; todo?: string }[], note = ''): Promise<number> {
  const answer = await giver().post('/api/handovers', { toId: names().receiver, note, items })
  assert.equal(answer.status, 201, answer.text)
  return answer.body.id
}

const specialistOf = async (number: number) => (await receiver().get(`/api/requests/${number}`)).body.specialist?.id
const shiftOf = async (person = receiver()) => (await person.get('/api/handover')).body

test('what is given over stays with its giver until it is accepted; what is to be done is a note', async () => {
  const [first, second] = [await taken('Эквайринг молчит'), await taken('Не открывается смена')]
  const id = await given([{ number: first, todo: 'Банк обещал ответ в 21:00' }, { number: second }], 'Сбой закрыли')
  assert.equal(await specialistOf(first), names().giver)
  const { body } = await receiver().get(`/api/requests/${first}`)
  assert.ok(body.messages.some((one: { text: string }) => one.text === 'Банк обещал ответ в 21:00'))
  assert.ok(!(await shiftOf(giver())).requests.some((one: { number: number }) => one.number === first))
  assert.deepEqual((await receiver().get('/api/handover/waiting')).body, { toMe: 2, fromMe: 0, asked: 0 })
  const [shown] = (await shiftOf()).handovers
  assert.deepEqual([shown.id, shown.note, shown.items.length], [id, 'Сбой закрыли', 2])

  const answer = await receiver().post(`/api/handovers/${id}/acceptances`, { numbers: [first] })
  assert.deepEqual(answer.body, { accepted: [first], gone: [] })
  assert.deepEqual([await specialistOf(first), await specialistOf(second)], [names().receiver, names().giver])
  assert.equal((await giver().remove(`/api/handovers/${id}`)).status, 200)
  assert.equal((await receiver().post(`/api/handovers/${id}/acceptances`, { numbers: [second] })).status, 409)
  assert.equal(await specialistOf(second), names().giver)
})

test('what somebody else has meanwhile, or has ended, goes to nobody', async () => {
  const [moved, resolved, stays] = [await taken('Уйдёт'), await taken('Решат'), await taken('Останется')]
  const id = await given([{ number: moved }, { number: resolved }, { number: stays }])
  const other = desk.people.specialist.id
  await giver().put(`/api/requests/${moved}/assignee`, { specialistId: other, expected: names().giver })
  const { version } = (await giver().get(`/api/requests/${resolved}`)).body
  const ended = await giver().post(`/api/requests/${resolved}/moves`, {
    move: 'resolve',
    version,
    solution: 'Готово',
    closingCode: 'solved',
  })
  assert.equal(ended.status, 200, ended.text)
  const answer = await receiver().post(`/api/handovers/${id}/acceptances`, { numbers: [moved, resolved, stays] })
  assert.deepEqual(answer.body, { accepted: [stays], gone: [moved, resolved] })
  assert.equal(await specialistOf(moved), other)
})

test('nobody gives over what is not his, twice, to himself, or nothing', async () => {
  const number = await taken('Моя')
  const foreign = await desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya, subject: 'Ничья' })
  const refused = async (order: object) => (await giver().post('/api/handovers', order)).body.code
  const { receiver: toId } = names()
  assert.equal(await refused({ toId, items: [] }), 'handover.empty')
  assert.equal(await refused({ toId: names().giver, items: [{ number }] }), 'handover.to-oneself')
  assert.equal(await refused({ toId, items: [{ number: foreign }] }), 'handover.not-yours')
  assert.equal(await refused({ toId: desk.people.cashier.id, items: [{ number }] }), 'handover.cannot-accept')
  await given([{ number }])
  assert.equal(await refused({ toId, items: [{ number }] }), 'handover.not-yours')
})

test('an offer ends with its request: whoever has it meanwhile gives it over himself, and nobody is called for it', async () => {
  const { database, people, clock, house } = desk
  const number = await taken('Уже не его')
  await given([{ number }])
  const other = people.specialist
  await giver().put(`/api/requests/${number}/assignee`, { specialistId: other.id, expected: names().giver })
  const waiting = await receiver().get('/api/handover/waiting')
  const again = await desk.as(other).post('/api/handovers', { toId: names().receiver, items: [{ number }] })
  assert.equal(again.status, 201, again.text)
  assert.equal((await desk.as(other).remove(`/api/handovers/${again.body.id}`)).status, 200)
  clock.offset += 16 * MINUTE
  await raiseHandovers(database.db, house.now())
  const state = await database.db
    .selectFrom('handover_items')
    .select('state')
    .where('request_number', '=', number)
    .execute()
  assert.deepEqual(state.map((one) => one.state).sort(), ['gone', 'kept'])
  assert.ok(waiting.body.toMe >= 0)
})

test('whoever reads a request by an offer alone reads it no more when it is kept, and a contractor is offered nothing', async () => {
  const number = await taken('Чужая команда')
  const reads = async () => (await watchersOf(number)).length
  const before = await reads()
  const id = await given([{ number }])
  assert.equal(await reads(), before + 1)
  assert.equal((await giver().remove(`/api/handovers/${id}`)).status, 200)
  assert.equal(await reads(), before)
  const twice = await giver().post('/api/handovers', { toId: names().receiver, items: [{ number }, { number }] })
  assert.equal(twice.status, 400, twice.text)
})

const watchersOf = async (number: number) => {
  const { database } = desk
  const rows = await database.db
    .selectFrom('watchers')
    .select('person_id')
    .where('request_number', '=', number)
    .execute()
  return rows.map(({ person_id }) => person_id)
}
const passTime = () => passDueTime({ db: desk.database.db, now: desk.house.now })

test('whoever was let in by an offer alone is gone when it is over, by whatever hand, and the history says so', async () => {
  const { specialist, lead } = desk.people
  const other = { specialistId: specialist.id, expected: names().giver }
  const handedOn = await taken('Передали дальше')
  await given([{ number: handedOn }])
  assert.ok((await watchersOf(handedOn)).includes(lead.id))
  const customers = (await desk.as(desk.people.cashier).get(`/api/requests/${handedOn}`)).body.events
  assert.ok(
    !customers.some(({ type }: { type: string }) => type === 'request.watcher-added'),
    'a customer does not see who is offered it',
  )
  await giver().put(`/api/requests/${handedOn}/assignee`, other)
  await passTime()
  assert.ok(!(await watchersOf(handedOn)).includes(lead.id), 'its request is another one’s')
  const { events } = (await giver().get(`/api/requests/${handedOn}`)).body
  assert.ok(events.some((one: { type: string }) => one.type === 'request.watcher-removed'))

  const accepted = await taken('Приняли')
  const id = await given([{ number: accepted }])
  assert.equal((await receiver().post(`/api/handovers/${id}/acceptances`, { numbers: [accepted] })).status, 200)
  assert.ok(!(await watchersOf(accepted)).includes(lead.id), 'he reads it as its specialist, as long as he is that')

  const asked = await taken('Позвали и сами')
  await given([{ number: asked }])
  const watching = await giver().post(`/api/requests/${asked}/watchers`, { personId: lead.id })
  assert.ok(watching.status < 300, watching.text)
  await giver().put(`/api/requests/${asked}/assignee`, other)
  await passTime()
  assert.ok((await watchersOf(asked)).includes(lead.id), 'whoever was let in by hand since then stays')
})

test('of two who accept at once one has it', async () => {
  const number = await taken('Двое')
  const id = await given([{ number }])
  const answers = await Promise.all(
    [1, 2].map(() => receiver().post(`/api/handovers/${id}/acceptances`, { numbers: [number] })),
  )
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
})

test('a question and its answer stay with the hand-over; strangers see nothing of it', async () => {
  const number = await taken('Вопрос')
  const id = await given([{ number }])
  assert.equal((await receiver().post(`/api/handovers/${id}/words`, { number, text: 'Кому слали счёт?' })).status, 200)
  assert.equal((await giver().post(`/api/handovers/${id}/words`, { number: null, text: 'Бухгалтеру' })).status, 200)
  const shown = (await shiftOf()).handovers.find((one: { id: number }) => one.id === id)
  assert.deepEqual(
    shown.words.map(({ text }: { text: string }) => text),
    ['Кому слали счёт?', 'Бухгалтеру'],
  )
  const stranger = desk.as(desk.people.outsider)
  assert.equal((await stranger.post(`/api/handovers/${id}/words`, { number: null, text: 'И я' })).status, 404)
  assert.equal((await stranger.remove(`/api/handovers/${id}`)).status, 404)
  assert.deepEqual((await shiftOf(stranger)).handovers, [])
})

test('what nobody accepts in a quarter of an hour calls whoever is on duty, once, and he may accept it', async () => {
  const { database, teams, people, clock, house } = desk
  const now = house.now()
  const shift = { teamId: teams.lineOne, personId: people.administrator.id, kind: 'duty' } as const
  await database.db
    .transaction()
    .execute((tx) => insertShifts(tx, [{ ...shift, startsAt: now - HOUR, endsAt: now + 3 * HOUR }]))
  const number = await taken('Не ответили')
  const id = await given([{ number }])
  await raiseHandovers(database.db, house.now())
  const raised = () =>
    database.db
      .selectFrom('handovers')
      .select(['raised_at', 'raised_to'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  assert.equal((await raised()).raised_at, null, 'never early')
  clock.offset += 16 * MINUTE
  await raiseHandovers(database.db, house.now())
  await raiseHandovers(database.db, house.now())
  assert.equal((await raised()).raised_to, people.administrator.id)
  const told = await database.db
    .selectFrom('events')
    .select('id')
    .where('request_number', '=', number)
    .where('type', '=', 'request.handed-over')
    .execute()
  assert.equal(told.length, 2, 'the receiver, and once whoever was called')
  const answer = await desk.as(people.administrator).post(`/api/handovers/${id}/acceptances`, { numbers: [number] })
  assert.equal(answer.status, 200, answer.text)
  assert.equal(await specialistOf(number), people.administrator.id)
})

test('what cannot wait is known by the hours of its contract, and who comes next by the plan', async () => {
  const { database, teams, people, venues, house } = desk
  const now = house.now()
  const shift = { teamId: teams.lineOne, kind: 'phone' } as const
  await database.db.transaction().execute((tx) =>
    insertShifts(tx, [
      { ...shift, kind: 'shift', personId: people.operator.id, startsAt: now - HOUR, endsAt: now + HOUR },
      { ...shift, personId: people.administrator.id, startsAt: now + HOUR, endsAt: now + 9 * HOUR },
    ]),
  )
  const round = await taken('Круглые сутки')
  const shown = await shiftOf(giver())
  const line = shown.requests.find((one: { number: number }) => one.number === round)
  assert.equal(line.runs, true, venues.lesnaya.toString())
  assert.deepEqual([shown.suggested, shown.receivers[0].id], [true, people.administrator.id])
  assert.equal(shown.shift.team.id, teams.lineOne)
})
