import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { me } from '../../src/contract/people/session.ts'
import { clock as clockShape } from '../../src/contract/request/clock.ts'
import { requestDetails, requestPage, requestSurroundings } from '../../src/contract/request/request.ts'
import { views } from '../../src/contract/request/views.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const open = async (person: { token: string }, number: number) => {
  const answer = await desk.as(person).get(`/api/requests/${number}`)
  assert.equal(answer.status, 200, answer.text)
  return requestDetails.parse(answer.body)
}

test('the first public reply of a specialist takes a request that nobody has, a later one of a colleague changes nobody', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const say = async (person: { token: string }, order: Record<string, unknown>) => {
    const posted = await as(person).post(`/api/requests/${number}/messages`, { text: 'Смотрю', anyway: true, ...order })
    assert.equal(posted.status, 201, posted.text)
    const { body } = await as(people.operator).get(`/api/requests/${number}`)
    return [body.status, body.specialist?.id ?? null]
  }
  assert.deepEqual(await say(people.specialist, { visibility: 'internal' }), ['registered', null])
  assert.deepEqual(await say(people.cashier, {}), ['registered', null])
  assert.deepEqual(await say(people.specialist, {}), ['in_progress', people.specialist.id])
  assert.deepEqual(await say(people.operator, {}), ['in_progress', people.specialist.id])
})

test('a question or a solution to a request that nobody has is its specialist’s from then on', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const move = { move: 'ask', version: 1, message: { text: 'Какая версия?' } }
  assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, move)).status, 200)
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  assert.deepEqual([body.status, body.specialist?.id], ['waiting_customer', people.specialist.id])
})

test('a request goes from the portal to closed, and its history tells all of it', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const filed = await open(people.specialist, number)
  assert.equal(filed.status, 'registered')
  assert.equal(filed.priority, 3)
  assert.equal(filed.reaction.targetSeconds, 2 * 3600)

  const set = await as(people.specialist).put(`/api/requests/${number}/criticality`, {
    criticality: 'critical',
    version: filed.version,
  })
  assert.equal(set.status, 200, set.text)
  const critical = await open(people.specialist, number)
  assert.equal(critical.priority, 1)
  assert.equal(critical.reaction.targetSeconds, 15 * 60)

  const taken = await as(people.specialist).put(`/api/requests/${number}/assignee`, {
    specialistId: people.specialist.id,
    expected: null,
  })
  assert.equal(taken.body.status, 'in_progress', taken.text)
  const asked = await as(people.specialist).post(`/api/requests/${number}/moves`, {
    move: 'ask',
    version: taken.body.version,
    message: { text: 'Какая версия кассы?' },
  })
  assert.equal(asked.body.status, 'waiting_customer', asked.text)
  assert.equal((await open(people.cashier, number)).resolution.state, 'paused')

  const answered = await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'Версия 8.2.1' })
  assert.equal(answered.status, 201, answered.text)
  const working = await open(people.specialist, number)
  assert.equal(working.status, 'in_progress')
  assert.equal(working.resolution.state, 'running')

  const resolved = await as(people.specialist).post(`/api/requests/${number}/moves`, {
    move: 'resolve',
    version: working.version,
    solution: 'Развели порты',
    closingCode: 'solved',
  })
  assert.equal(resolved.body.status, 'resolved', resolved.text)
  const rated = await as(people.cashier).put(`/api/requests/${number}/rating`, { score: 5, comment: 'Быстро' })
  assert.equal(rated.status, 200, rated.text)
  const closed = await as(people.cashier).post(`/api/requests/${number}/moves`, {
    move: 'close',
    version: rated.body.version,
  })
  assert.equal(closed.body.status, 'closed', closed.text)

  const history = (await open(people.specialist, number)).events.map((event) => event.type)
  assert.deepEqual(history, [
    'request.registered',
    'request.criticality-changed',
    'request.priority-changed',
    'request.assigned',
    'request.moved',
    'clock.reacted',
    'request.moved',
    'request.moved',
    'request.moved',
    'request.rated',
    'request.moved',
  ])
})

test('the explanation of a clock adds up line by line', async () => {
  const number = await desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya })
  desk.clock.offset += 90 * MINUTE
  const answer = await desk.as(desk.people.specialist).get(`/api/requests/${number}/clock`)
  const { reaction } = clockShape.parse(answer.body)
  assert.equal(
    reaction.lines.reduce((sum, line) => sum + line.seconds, 0),
    reaction.consumedSeconds,
  )
  assert.ok(reaction.consumedSeconds >= 90 * 60)
})

test('customers see neither internal notes nor the desk’s inner events', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const note = await as(people.specialist).post(`/api/requests/${number}/messages`, {
    text: 'секретная заметка',
    visibility: 'internal',
  })
  assert.equal(note.status, 201, note.text)
  const seen = await as(people.cashier).get(`/api/requests/${number}`)
  assert.ok(!seen.text.includes('секретная'))
  const found = await as(people.cashier).get(`/api/requests?q=${encodeURIComponent('секретная заметка')}`)
  assert.deepEqual(requestPage.parse(found.body).items, [])
  const foundByStaff = await as(people.specialist).get(`/api/requests?q=${encodeURIComponent('секретная заметка')}`)
  assert.deepEqual(
    requestPage.parse(foundByStaff.body).items.map((row) => row.number),
    [number],
  )
  const refused = await as(people.cashier).post(`/api/requests/${number}/messages`, {
    text: 'x',
    visibility: 'internal',
  })
  assert.equal(refused.status, 403)
})

test('promises are told once when they are soon due, and once when they are broken', async () => {
  const { people, venues, database, house } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const passTwice = () =>
    Promise.all([passDueTime({ db: database.db, now: house.now }), passDueTime({ db: database.db, now: house.now })])
  const { reactionDueAt, resolutionDueAt } = await open(people.operator, number)
  for (const due of [reactionDueAt, resolutionDueAt]) {
    for (const around of [-1, 1]) {
      desk.clock.offset += Date.parse(due ?? '') + around * 60_000 - house.now()
      await passTwice()
    }
  }
  await passDueTime({ db: database.db, now: house.now })
  const told = (await open(people.operator, number)).events.filter((event) => event.type.startsWith('clock.'))
  assert.deepEqual(told.map((event) => `${event.type} ${event.data.metric}`).sort(), [
    'clock.breached reaction',
    'clock.breached resolution',
    ...['reaction', 'reaction', 'reaction', 'resolution', 'resolution'].map((metric) => `clock.escalated ${metric}`),
    'clock.soon-due reaction',
    'clock.soon-due resolution',
  ])
})

test('what was never told that it would soon be over is told, after a standstill, only that it is', async () => {
  const { people, venues, database, house } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  desk.clock.offset += 10 * 24 * HOUR
  await passDueTime({ db: database.db, now: house.now })
  const told = (await open(people.operator, number)).events.filter((event) => event.type.startsWith('clock.'))
  assert.deepEqual(told.map((event) => `${event.type} ${event.data.metric}`).sort(), [
    'clock.breached reaction',
    'clock.breached resolution',
    'clock.escalated reaction',
    'clock.escalated resolution',
  ])
})

test('a deferred request returns by itself, and a resolved one closes after its silence', async () => {
  const { people, venues, as, database, house } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const { version } = await open(people.specialist, number)
  const until = new Date(house.now() + 48 * HOUR).toISOString()
  const deferred = await as(people.specialist).post(`/api/requests/${number}/moves`, {
    move: 'defer',
    version,
    until,
    reason: 'Ждём запчасть',
  })
  assert.equal(deferred.body.status, 'deferred', deferred.text)
  desk.clock.offset += 49 * HOUR
  await passDueTime({ db: database.db, now: house.now })
  const back = await open(people.specialist, number)
  assert.equal(back.status, 'in_progress')

  await as(people.specialist).post(`/api/requests/${number}/moves`, {
    move: 'resolve',
    version: back.version,
    solution: 'Готово',
    closingCode: 'solved',
  })
  for (const hours of [49, 22]) {
    desk.clock.offset += hours * HOUR
    await passDueTime({ db: database.db, now: house.now })
  }
  assert.equal((await open(people.specialist, number)).status, 'resolved')
  desk.clock.offset += 2 * HOUR
  await passDueTime({ db: database.db, now: house.now })
  assert.equal((await open(people.specialist, number)).status, 'closed')
})

test('a message on a closed request opens a new linked one, thanks on a resolved one does not resume it', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const resolve = async () => {
    const { version } = await open(people.specialist, number)
    return as(people.specialist).post(`/api/requests/${number}/moves`, {
      move: 'resolve',
      version,
      solution: 'Готово',
      closingCode: 'solved',
    })
  }
  await resolve()
  await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'Спасибо большое!' })
  assert.equal((await open(people.cashier, number)).status, 'resolved')
  await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'Опять не печатает' })
  assert.equal((await open(people.cashier, number)).status, 'resumed')
  const { body } = await resolve()
  await as(people.cashier).post(`/api/requests/${number}/moves`, { move: 'close', version: body.version })
  const more = await as(people.cashier).post(`/api/requests/${number}/messages`, { text: 'И снова здравствуйте' })
  assert.equal(more.body.openedNew, true, more.text)
  const linked = await open(people.cashier, more.body.request)
  assert.deepEqual(
    linked.links.map(({ kind, number: other }) => [kind, other]),
    [['follows', number]],
  )
})

test('every answer has the shape that the API document promises', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const specialist = as(people.specialist)
  requestPage.parse((await specialist.get('/api/requests?view=open')).body)
  requestSurroundings.parse((await specialist.get(`/api/requests/${number}/surroundings`)).body)
  views.parse((await specialist.get('/api/views')).body)
  views.parse((await as(people.cashier).get('/api/views')).body)
  me.parse((await specialist.get('/api/me')).body)
})

test('a request comes with what stands around it when that is asked for, to who may ask for it by itself', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  for (const person of [people.specialist, people.operator, people.administrator, people.cashier]) {
    const around = await as(person).get(`/api/requests/${number}/surroundings`)
    const page = await as(person).get(`/api/requests/${number}?with=surroundings`)
    assert.equal(page.status, 200)
    assert.deepEqual(page.body.surroundings, around.status === 200 ? around.body : undefined, person.name)
    assert.equal('surroundings' in (await as(person).get(`/api/requests/${number}`)).body, false)
  }
})

test('the phone is open only to customers with a contract of the contract service type', async () => {
  const { people, venues, as } = desk
  const call = (contactId: number, venueId: number) =>
    as(people.operator).post('/api/requests', { subject: 'Касса: стоит', contactId, venueId, channel: 'phone' })
  assert.equal((await call(people.cashier.id, venues.lesnaya)).status, 201)
  const refused = await call(people.stranger.id, venues.bar)
  assert.equal(refused.body.code, 'contract.phone-is-closed')
})
