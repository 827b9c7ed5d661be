import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeCalls } from '../../src/jobs/phone/guest.ts'
import { cardsOf, liveCardsOf, MARIA, phoneDeskOfTests, UNCOVERED } from './phone-desk.ts'

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
before(async () => {
  desk = await phoneDeskOfTests()
})
after(() => desk.close())

const SPELLED = '8 (922) 555–01–87'
let calls = 0
function newCall(): string {
  calls += 1
  return `call-${calls}`
}

async function ring(callId: string, rest: Record<string, unknown> = {}) {
  const told = await desk.tell({
    event: 'newCall',
    callId,
    from: SPELLED,
    to: '+74955550100',
    direction: 'in',
    ...rest,
  })
  assert.equal(told.status, 200, told.text)
}

test('a call rings on the screens of the first line, with the state of the contract before all else', async () => {
  const { operator, specialist, outsider, administrator, cashier } = desk.people
  const callId = newCall()
  await ring(callId)
  const [card] = await liveCardsOf(desk, operator)
  assert.deepEqual(
    [card.direction, card.state, card.number, card.isMine, card.candidates.length],
    ['in', 'ringing', MARIA, false, 1],
  )
  const [candidate] = card.candidates
  assert.deepEqual(
    [candidate.person.id, candidate.venue.name, candidate.contract.name, candidate.contract.isPhoneOpen],
    [cashier.id, 'Весна', 'Премиум 24×7', true],
  )
  assert.ok(candidate.contract.reactionDueAt)
  assert.equal((await liveCardsOf(desk, specialist)).length, 1)
  for (const who of [outsider, administrator]) assert.deepEqual(await liveCardsOf(desk, who), [], who.name)
  await desk.tell({ event: 'hangup', callId, cause: 'cancel' })
  assert.deepEqual(await liveCardsOf(desk, operator), [])
})

test('a telephone that rings shows the call to its owner alone; who answers goes on, and from the others it goes', async () => {
  const { operator, specialist, lead } = desk.people
  const callId = newCall()
  await ring(callId, { extension: ['101', '102'] })
  assert.equal((await liveCardsOf(desk, operator)).length, 1)
  assert.deepEqual(await liveCardsOf(desk, lead), [])
  await desk.tell({ event: 'answer', callId, extension: '102' })
  assert.deepEqual(await liveCardsOf(desk, operator), [])
  const [mine] = await liveCardsOf(desk, specialist)
  assert.deepEqual([mine.state, mine.isMine, mine.speaker.name], ['talking', true, specialist.name])
  await desk.tell({ event: 'hangup', callId, cause: 'normalClearing' })
  const [ended] = await cardsOf(desk, specialist)
  assert.equal(ended.state, 'ended', 'it waits to be worked up')

  const filed = await desk.as(specialist).post(`/api/calls/${ended.id}/requests`, {
    personId: desk.people.cashier.id,
    venueId: desk.venues.lesnaya,
    description: 'Касса не печатает чек',
  })
  assert.equal(filed.status, 201, filed.text)
  assert.deepEqual(await liveCardsOf(desk, specialist), [])
  const { body: request } = await desk.as(operator).get(`/api/requests/${filed.body.number}`)
  assert.deepEqual(
    [
      request.channel,
      request.contact.id,
      request.venue.id,
      request.contract.name,
      request.reaction.targetSeconds !== null,
    ],
    ['phone', desk.people.cashier.id, desk.venues.lesnaya, 'Премиум 24×7', true],
  )
  const called = request.events.find(({ type }: { type: string }) => type === 'request.called')
  assert.deepEqual(called.data, { call: ended.id, direction: 'in' })
  const { body: told } = await desk.as(operator).get(`/api/calls?request=${filed.body.number}`)
  assert.deepEqual(
    told.items.map((one: Record<string, unknown>) => [
      one.result,
      (one.specialist as { name: string }).name,
      one.number,
    ]),
    [['answered', specialist.name, MARIA]],
  )
  const again = await desk.as(specialist).post(`/api/calls/${ended.id}/requests`, {
    personId: desk.people.cashier.id,
    description: 'Ещё раз',
  })
  assert.deepEqual(
    [again.status, again.body.code, again.body.facts.number],
    [409, 'call.filed-already', filed.body.number],
  )
})

test('who has no contract for it is not taken by phone, unless somebody with the right says why; the history keeps the reason', async () => {
  const { operator, lead, stranger } = desk.people
  const callId = newCall()
  await ring(callId, { from: UNCOVERED, extension: ['101', '103'] })
  const [card] = await liveCardsOf(desk, operator)
  assert.deepEqual([card.candidates[0].contract.name, card.candidates[0].contract.isPhoneOpen], ['Базовое', false])
  const order = { personId: stranger.id, description: 'Не проходит оплата' }
  const refused = await desk.as(operator).post(`/api/calls/${card.id}/requests`, order)
  assert.deepEqual([refused.status, refused.body.code], [422, 'contract.phone-is-closed'])
  const withoutRight = await desk.as(operator).post(`/api/calls/${card.id}/requests`, { ...order, exception: 'Пожар' })
  assert.equal(withoutRight.body.code, 'permission.missing')
  const taken = await desk
    .as(lead)
    .post(`/api/calls/${card.id}/requests`, { ...order, exception: 'Весь зал ждёт, портал лежит' })
  assert.equal(taken.status, 201, taken.text)
  const { body: request } = await desk.as(operator).get(`/api/requests/${taken.body.number}`)
  const event = request.events.find(({ type }: { type: string }) => type === 'request.exception-made')
  assert.deepEqual(event.data, { rule: 'contract.phone-is-closed', reason: 'Весь зал ждёт, портал лежит' })
  const { body: his } = await desk.as(stranger).get(`/api/requests/${taken.body.number}`)
  assert.ok(
    !his.events.some(({ type }: { type: string }) => /exception|called/.test(type)),
    'the desk’s own reasons stay its own',
  )
  await desk.tell({ event: 'hangup', callId })
})

test('a caller who was told the way that is open to him is a refusal in the journal', async () => {
  const { operator, stranger } = desk.people
  const callId = newCall()
  await ring(callId, { from: UNCOVERED, extension: '101' })
  await desk.tell({ event: 'answer', callId, extension: '101' })
  const away = await desk.as(operator).post(`/api/people/${stranger.id}/turned-away-calls`, { letter: null })
  assert.equal(away.status, 201, away.text)
  await desk.tell({ event: 'hangup', callId })
  const { body } = await desk.as(operator).get('/api/calls?limit=2')
  assert.deepEqual(
    body.items.map((one: { isRefused: boolean }) => one.isRefused),
    [true, false],
  )
})

test('nobody works with a call that was not shown to him', async () => {
  const { operator, outsider, analyst, cashier } = desk.people
  const callId = newCall()
  await ring(callId, { extension: '101' })
  const [card] = await liveCardsOf(desk, operator)
  for (const [method, path, body] of [
    ['POST', 'requests', { personId: cashier.id, description: 'x' }],
    ['PUT', 'request', { request: 1 }],
    ['PUT', 'person', { personId: cashier.id }],
    ['DELETE', 'card', undefined],
  ] as const) {
    const answer = await desk.as(outsider).call(method, `/api/calls/${card.id}/${path}`, body)
    assert.deepEqual([answer.status, answer.body.code], [404, 'call.not-found'], path)
    const foreign = await desk.as(analyst).call(method, `/api/calls/${card.id}/${path}`, body)
    assert.equal(foreign.status, 403, path)
  }
  await desk.tell({ event: 'hangup', callId })
})

test('who wants no calls just now sees none, but those that he answers', async () => {
  const { operator } = desk.people
  const until = new Date(Date.now() + 900_000).toISOString()
  assert.equal((await desk.as(operator).put('/api/calls/do-not-disturb', { until })).status, 200)
  const callId = newCall()
  await ring(callId, { extension: '101' })
  assert.deepEqual(await liveCardsOf(desk, operator), [])
  await desk.tell({ event: 'answer', callId, extension: '101' })
  assert.equal((await liveCardsOf(desk, operator)).length, 1)
  await desk.tell({ event: 'hangup', callId })
  await desk.as(operator).put('/api/calls/do-not-disturb', { until: null })
  const { body } = await desk.as(operator).get('/api/calls/current')
  assert.equal(body.doNotDisturbUntil, null)
})

test('a missed caller with a contract is called back within fifteen minutes of its hours, once however often he called', async () => {
  const { operator, specialist } = desk.people
  for (const callId of [newCall(), newCall()]) {
    await ring(callId, { extension: '101' })
    await desk.tell({ event: 'hangup', callId, cause: 'noAnswer' })
  }
  const { body } = await desk.as(specialist).get('/api/callbacks')
  const [open] = body.callbacks.filter(({ doneAt }: { doneAt: unknown }) => doneAt === null)
  assert.deepEqual([open.number, open.calls, open.venue.name, open.contract], [MARIA, 2, 'Весна', 'Премиум 24×7'])
  const minutes = (Date.parse(open.dueAt) - Date.parse(open.firstCallAt)) / 60_000
  assert.ok(minutes >= 14.9 && minutes <= 15.1, String(minutes))

  const callId = newCall()
  await ring(callId, { extension: '101' })
  const [card] = await liveCardsOf(desk, operator)
  assert.deepEqual([card.callback.id, card.callback.calls], [open.id, 2])
  await desk.tell({ event: 'answer', callId, extension: '101' })
  const { body: since } = await desk.as(specialist).get('/api/callbacks')
  const done = since.callbacks.find(({ id }: { id: number }) => id === open.id)
  assert.equal(done.doneBy.id, operator.id)
  await desk.tell({ event: 'hangup', callId })
})

test('an outgoing call that reaches him ends the wait too, and one by hand does with a note', async () => {
  const { operator, specialist } = desk.people
  const openOnes = async () => {
    const { body } = await desk.as(specialist).get('/api/callbacks')
    return body.callbacks.filter(({ doneAt }: { doneAt: unknown }) => doneAt === null)
  }
  const miss = async () => {
    const callId = newCall()
    await ring(callId)
    await desk.tell({ event: 'hangup', callId, cause: 'noAnswer' })
  }
  await miss()
  assert.equal((await openOnes()).length, 1)
  const callId = newCall()
  await desk.tell({ event: 'newCall', callId, from: '102', to: SPELLED, direction: 'out', extension: '102' })
  await desk.tell({ event: 'hangup', callId, direction: 'out', cause: 'noAnswer' })
  assert.equal((await openOnes()).length, 1, 'nobody took it there')
  const second = newCall()
  await desk.tell({ event: 'newCall', callId: second, from: '102', to: SPELLED, direction: 'out', extension: '102' })
  await desk.tell({ event: 'answer', callId: second, direction: 'out', extension: '102' })
  assert.deepEqual(await openOnes(), [])
  await desk.tell({ event: 'hangup', callId: second, direction: 'out' })
  await miss()
  const [open] = await openOnes()
  const byHand = await desk.as(operator).post(`/api/callbacks/${open.id}/done`, { note: 'Написали в Telegram' })
  assert.equal(byHand.status, 200)
  assert.deepEqual(await openOnes(), [])
})

test('a missed call of somebody without the contract, or of nobody known, is in the journal and asks for no call back', async () => {
  const { operator } = desk.people
  for (const from of [UNCOVERED, '+7 900 555-77-01', 'anonymous']) {
    const callId = newCall()
    await ring(callId, { from })
    await desk.tell({ event: 'hangup', callId, cause: 'noAnswer' })
  }
  const { body } = await desk.as(operator).get('/api/callbacks')
  assert.equal(body.callbacks.filter(({ doneAt }: { doneAt: unknown }) => doneAt === null).length, 0)
  const { body: missed } = await desk.as(operator).get('/api/calls?result=missed&limit=3')
  assert.deepEqual(
    missed.items.map(({ number }: { number: string | null }) => number),
    [null, '+79005557701', UNCOVERED],
  )
  assert.ok(missed.next)
  const { body: more } = await desk.as(operator).get(`/api/calls?result=missed&limit=3&cursor=${missed.next}`)
  assert.ok(more.items.length > 0)
  const { body: his } = await desk.as(operator).get('/api/calls?q=8%20911%20555-01-66')
  assert.ok(his.items.length > 0 && his.items.every(({ number }: { number: string }) => number === UNCOVERED))
})

test('a call whose end is lost closes by itself, and is a missed one when nobody took it', async () => {
  const { operator } = desk.people
  const callId = newCall()
  await ring(callId, { extension: '101' })
  const [card] = await liveCardsOf(desk, operator)
  const later = () => Date.now() + 6 * 60_000
  const room = {
    database: desk.database,
    now: later,
    warn: () => assert.fail(),
    secret: '',
    environmentKey: undefined,
    ask: () => assert.fail(),
  }
  await closeCalls(room)
  assert.deepEqual(await liveCardsOf(desk, operator), [])
  const { body } = await desk.as(operator).get('/api/calls?limit=1')
  assert.deepEqual([body.items[0].id, body.items[0].result], [card.id, 'missed'])
})

test('what somebody says comes late rings nobody, and is kept', async () => {
  const { operator, administrator } = desk.people
  const at = new Date(Date.now() - 9 * 60_000).toISOString()
  await ring(newCall(), { extension: '101', at })
  assert.deepEqual(await liveCardsOf(desk, operator), [])
  const { body } = await desk.as(administrator).get('/api/pbx')
  const { body: log } = await desk.as(administrator).get(`/api/pbx/${body.exchanges[0].id}/events`)
  assert.equal(log.events[0].outcome, 'late')
})

test('a wrong address, a foreign kind and an exchange that is switched off are not there', async () => {
  const event = { event: 'newCall', callId: 'x', from: SPELLED, to: '1', direction: 'in' }
  for (const url of [
    `${desk.hook}x`,
    desk.hook.replace('/own/', '/mango/'),
    '/hooks/pbx/own/x',
    '/hooks/pbx/nothing/x',
  ]) {
    const answer = await desk.as(null).post(url, event)
    assert.deepEqual([answer.status, answer.body.code], [404, 'exchange.not-found'], url)
  }
})

test('a recording is heard by who spoke and who leads his team, and that somebody looked is kept', async () => {
  const { operator, specialist, administrator } = desk.people
  const callId = newCall()
  await ring(callId, { extension: '102' })
  await desk.tell({ event: 'answer', callId, extension: '102' })
  await desk.tell({ event: 'hangup', callId })
  await desk.tell({ event: 'recording', callId, recordingUrl: 'https://pbx.example/records/7.mp3' })
  const { body } = await desk.as(operator).get('/api/calls?limit=1')
  const [call] = body.items
  assert.equal(call.hasRecording, false, 'another’s talk')
  const foreign = await desk.as(operator).post(`/api/calls/${call.id}/recording-looks`, {})
  assert.equal(foreign.body.code, 'call.has-no-recording')
  for (const who of [specialist, administrator]) {
    const own = await desk.as(who).post(`/api/calls/${call.id}/recording-looks`, {})
    assert.deepEqual([own.status, own.body.address], [201, 'https://pbx.example/records/7.mp3'])
  }
  const looks = await desk.database.db.selectFrom('phone_recording_looks').select('person_id').orderBy('id').execute()
  assert.deepEqual(
    looks.map(({ person_id }) => person_id),
    [specialist.id, administrator.id],
  )
})

test('a trial rings on the screen of its administrator alone, and becomes nothing', async () => {
  const { administrator, operator } = desk.people
  const { body } = await desk.as(administrator).get('/api/pbx')
  const tried = await desk.as(administrator).post(`/api/pbx/${body.exchanges[0].id}/test-call`, {})
  assert.equal(tried.status, 202, tried.text)
  const [card] = await liveCardsOf(desk, administrator)
  assert.deepEqual([card.isTrial, card.candidates.length > 0], [true, true])
  assert.deepEqual(await liveCardsOf(desk, operator), [])
  const filed = await desk.as(administrator).post(`/api/calls/${card.id}/requests`, {
    personId: desk.people.cashier.id,
    description: 'x',
  })
  assert.equal(filed.body.code, 'call.is-trial')
})

test('another address of an exchange makes the old one lead nowhere', async () => {
  const { administrator } = desk.people
  const { body } = await desk.as(administrator).get('/api/pbx')
  const [{ id, hook }] = body.exchanges
  assert.equal((await desk.as(administrator).post(`/api/pbx/${id}/keys`, {})).status, 201)
  const event = { event: 'newCall', callId: newCall(), from: SPELLED, to: '1', direction: 'in' }
  assert.equal((await desk.as(null).post(new URL(hook).pathname, event)).status, 404)
  const { body: since } = await desk.as(administrator).get('/api/pbx')
  assert.equal((await desk.as(null).post(new URL(since.exchanges[0].hook).pathname, event)).status, 200)
})
