import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { requestDetails, requestSurroundings } from '../../src/contract/request/request.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const open = async (person: { token: string }, number: number) =>
  requestDetails.parse((await desk.as(person).get(`/api/requests/${number}`)).body)
const move = async (person: { token: string }, number: number, order: Record<string, unknown>) => {
  const { version } = await open(person, number)
  return desk.as(person).post(`/api/requests/${number}/moves`, { version, ...order })
}

test('a move without what it needs is refused with what is missing, and changes nothing', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const cases: readonly (readonly [Record<string, unknown>, string])[] = [
    [{ move: 'ask' }, 'request.public-message-missing'],
    [{ move: 'ask', message: { text: '  ' } }, 'request.public-message-missing'],
    [{ move: 'defer', reason: 'x' }, 'request.deferral-date-missing'],
    [{ move: 'defer', reason: 'x', until: '2020-01-01T00:00:00Z' }, 'request.deferral-date-missing'],
    [{ move: 'defer', until: '2099-01-01T00:00:00Z' }, 'request.reason-missing'],
    [{ move: 'resolve', solution: 'готово' }, 'request.solution-missing'],
    [{ move: 'resume', reason: 'x' }, 'request.move-not-allowed'],
    [{ move: 'give_up' }, 'request.move-not-allowed'],
    [{ move: 'mark_duplicate', duplicateOf: number }, 'request.link-to-itself'],
    [{ move: 'mark_duplicate', duplicateOf: 999_999 }, 'request.not-found'],
  ]
  for (const [order, code] of cases) {
    const refused = await move(people.specialist, number, order)
    assert.equal(refused.body.code, code, refused.text)
  }
  const { status, version, messages } = await open(people.specialist, number)
  assert.deepEqual([status, version, messages.length], ['registered', 1, 1])
})

test('spam goes out of sight and can be taken back', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  assert.equal((await move(people.operator, number, { move: 'mark_spam' })).body.status, 'cancelled')
  const spam = await as(people.operator).get('/api/requests?view=spam')
  assert.deepEqual(
    spam.body.items.map((row: { number: number }) => row.number),
    [number],
  )
  assert.equal((await move(people.operator, number, { move: 'restore' })).body.status, 'in_progress')
})

test('a customer brings in a colleague, but nobody from elsewhere', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const add = (address: string) => as(people.cashier).post(`/api/requests/${number}/watchers`, { address })
  assert.equal((await add('petr@polyus.example')).body.code, 'person.not-found')
  assert.equal((await add('olga@vesna.example')).status, 200)
  assert.equal((await as(people.colleague).get(`/api/requests/${number}`)).status, 200)
  const gone = await as(people.colleague).remove(`/api/requests/${number}/watchers/${people.colleague.id}`)
  assert.equal(gone.status, 200, 'everybody may take himself away')
  assert.equal((await as(people.colleague).get(`/api/requests/${number}`)).status, 404)
})

test('the contract explains itself, can be changed by hand, and the clocks keep what was consumed', async () => {
  const { people, venues, as, contracts } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const around = requestSurroundings.parse(
    (await as(people.specialist).get(`/api/requests/${number}/surroundings`)).body,
  )
  assert.equal(around.contract.name, 'Премиум 24×7')
  assert.equal(around.coverage.because, 'organisation')
  assert.deepEqual(
    around.coverage.passedOver.map(({ contract, why }) => [contract.name, why]),
    [['Базовое', 'less_specific']],
  )
  desk.clock.offset += 30 * 60_000
  const { version } = await open(people.specialist, number)
  const changed = await as(people.specialist).put(`/api/requests/${number}/terms`, {
    contractId: contracts.basic,
    version,
  })
  assert.equal(changed.status, 200, changed.text)
  const after = await open(people.specialist, number)
  assert.equal(after.reaction.targetSeconds, 8 * 3600)
  assert.ok(after.reaction.consumedSeconds >= 30 * 60)
  assert.equal(
    requestSurroundings.parse((await as(people.specialist).get(`/api/requests/${number}/surroundings`)).body).coverage
      .because,
    'chosen_by_specialist',
  )
})

test('urgency is the customer’s: he raises it with a reason, a specialist cannot', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const raise = (person: { token: string }, reason: string) =>
    as(person).put(`/api/requests/${number}/urgency`, { urgency: 'high', reason, version: 1 })
  assert.equal((await raise(people.specialist, 'x')).status, 403)
  assert.equal((await raise(people.cashier, ' ')).body.code, 'request.reason-missing')
  assert.equal((await raise(people.cashier, 'Очередь на кассе')).status, 200)
  assert.equal((await open(people.cashier, number)).priority, 2)
})

test('urgency is raised more than once, up to «Ресторан не может торговать», and that has its reason too', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const raise = async (order: Record<string, unknown>) => {
    const { version } = await open(people.cashier, number)
    return as(people.cashier).put(`/api/requests/${number}/urgency`, { urgency: 'high', version, ...order })
  }
  assert.equal((await raise({ reason: 'Очередь на кассе' })).status, 200)
  assert.equal((await raise({ stopOfTrade: true, reason: ' ' })).body.code, 'request.reason-missing')
  assert.equal((await raise({ stopOfTrade: true, reason: 'Встали обе кассы' })).status, 200)
  const stopped = await open(people.cashier, number)
  assert.deepEqual([stopped.stopOfTrade, stopped.urgency, stopped.priority], [true, 'high', 1])
  const told = stopped.events.filter(({ type }) => type === 'request.urgency-changed').map(({ data }) => data)
  assert.deepEqual(told, [
    { from: 'medium', to: 'high', reason: 'Очередь на кассе' },
    { from: 'high', to: 'high', reason: 'Встали обе кассы', stopOfTrade: true },
  ])
  assert.equal((await raise({ reason: 'Всё ещё' })).body.version, stopped.version, 'said again, high is high')
  assert.equal((await open(people.cashier, number)).stopOfTrade, true)
  assert.equal((await raise({ urgency: 'medium', reason: '' })).status, 200)
  assert.equal((await open(people.cashier, number)).stopOfTrade, false, 'what is less urgent has not stopped')
})

test('a form’s hidden field is not asked for, a shown one is, and a stopped till is asked nothing', async () => {
  const { people, venues, as, services } = desk
  const file = (answers: unknown, extra = {}) =>
    as(people.cashier).post('/api/requests', {
      subject: 'Касса: чек',
      venueId: venues.lesnaya,
      serviceId: services.printing,
      answers,
      ...extra,
    })
  assert.equal((await file({ printer: false })).status, 201)
  const refused = await file({ printer: true })
  assert.deepEqual([refused.status, refused.body.facts.problems], [422, [{ field: 'kitchen', code: 'missing' }]])
  assert.equal((await file({ printer: true, kitchen: 'Горячий цех' })).status, 201)
  const stopped = await file({ printer: true }, { stopOfTrade: true })
  assert.equal(stopped.status, 201)
  assert.equal((await open(people.cashier, stopped.body.number)).priority, 1)
})

test('an operator files what he heard: what the form still asks holds him up at nothing', async () => {
  const { people, venues, as, services } = desk
  const filed = await as(people.operator).post('/api/requests', {
    subject: 'Касса: чек',
    contactId: people.cashier.id,
    venueId: venues.lesnaya,
    serviceId: services.printing,
    answers: { printer: true },
  })
  assert.equal(filed.status, 201, filed.text)
})

test('an upload goes on where it broke off, and a wrong piece is told where to go on', async () => {
  const { people, as, app } = desk
  const { body } = await as(people.cashier).post('/api/files', {
    name: 'фото/../чека.png',
    size: 12,
    mediaType: 'image/png',
  })
  const piece = (offset: number, bytes: Buffer) =>
    app.inject({
      method: 'PATCH',
      url: `/api/files/${body.id}`,
      headers: {
        authorization: `Bearer ${people.cashier.token}`,
        'content-type': 'application/octet-stream',
        'upload-offset': String(offset),
      },
      payload: bytes,
    })
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4])
  assert.equal((await piece(0, png.subarray(0, 5))).statusCode, 200)
  const wrong = await piece(0, png.subarray(0, 5))
  assert.deepEqual([wrong.statusCode, wrong.json().facts.received], [409, 5])
  assert.equal((await as(people.cashier).get(`/api/files/${body.id}/upload`)).body.received, 5)
  assert.equal((await piece(5, png.subarray(5))).json().complete, true)
  const shown = await as(people.cashier).get(`/api/files/${body.id}?inline=true`)
  assert.match(String(shown.headers['content-type']), /image\/png/)
  assert.match(String(shown.headers['content-security-policy']), /sandbox/)
  assert.equal((await as(people.cashier).post('/api/files', { name: 'x', size: 26_214_401 })).status, 413)
  assert.equal((await as(people.cashier).post('/api/files', { name: 'x', size: 0 })).body.code, 'file.empty')
})

test('drafts follow their author, and nobody else', async () => {
  const { people, as } = desk
  await as(people.specialist).put('/api/drafts/reply:1001', { text: 'Начал пис' })
  const mine = await as(people.specialist).get('/api/drafts')
  assert.equal(mine.body.drafts[0].body.text, 'Начал пис')
  assert.deepEqual((await as(people.operator).get('/api/drafts')).body.drafts, [])
  await as(people.specialist).remove('/api/drafts/reply:1001')
  assert.deepEqual((await as(people.specialist).get('/api/drafts')).body.drafts, [])
})

test('an error says what to do in the person’s language, with a stable code', async () => {
  const { people, as } = desk
  const refused = await as(people.cashier).call('GET', '/api/requests/999999', undefined, { 'accept-language': 'en' })
  assert.match(String(refused.headers['content-type']), /application\/problem\+json/)
  assert.equal(refused.body.code, 'request.not-found')
  assert.match(refused.body.title, /[а-я]/)
  const nobody = await as(null).call('GET', '/api/me', undefined, { 'accept-language': 'en-GB' })
  assert.match(nobody.body.title, /[a-z]/i)
  const broken = await desk.app.inject({
    method: 'POST',
    url: '/api/requests',
    headers: { authorization: `Bearer ${people.cashier.token}`, 'content-type': 'application/json' },
    payload: '{"a":',
  })
  assert.deepEqual([broken.statusCode, broken.json().code], [400, 'input.invalid'])
})
