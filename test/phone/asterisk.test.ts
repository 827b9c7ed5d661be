import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { askThrough } from '../../src/channels/ask-web.ts'
import { keepAsterisks } from '../../src/jobs/phone/keep-asterisks.ts'
import { until } from '../ground/until.ts'
import { answered, missed } from './ami-dialogues.ts'
import { AMI_USER, type FakeAmi, openFakeAmi } from './fake-ami.ts'
import { phoneDeskOfTests } from './phone-desk.ts'

const TIMES = { before: () => 20, pingEvery: 60_000, patience: 5_000 }

const ASKED = { call: '1796030100', client: '+79225550187' }

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
let fake: FakeAmi
const stops: (() => Promise<void>)[] = []
before(async () => {
  desk = await phoneDeskOfTests()
  fake = await openFakeAmi({ events: [...answered(ASKED), ...missed({ ...ASKED, call: '1796030200' })] })
})
after(async () => {
  for (const stop of stops) await stop()
  await fake.close()
  await desk.close()
})

const admin = () => desk.as(desk.people.administrator)
const asterisk = () => ({ host: '127.0.0.1', port: fake.port, user: AMI_USER.user })
const draft = () => ({ kind: 'asterisk', title: 'Asterisk', secret: AMI_USER.secret, asterisk: asterisk() })

function listen(warn: (error: unknown) => void = () => undefined) {
  const { database, house } = desk
  const ask = askThrough({ proxy: undefined })
  const stop = keepAsterisks(
    { database, now: Date.now, warn, secret: house.secret, environmentKey: undefined, ask },
    TIMES,
  )
  stops.push(stop)
  return stop
}

async function cardOfExchange(kind = 'asterisk') {
  const { body } = await admin().get('/api/pbx')
  return body.exchanges.find((one: { kind: string }) => one.kind === kind)
}

test('an Asterisk is listened to by one process of two, and its calls are calls as of any exchange', async () => {
  const refused = await admin().post('/api/pbx', { ...draft(), secret: undefined })
  assert.deepEqual([refused.status, refused.body.code], [422, 'exchange.secret-missing'])
  assert.equal((await admin().post('/api/pbx', { ...draft(), asterisk: null })).status, 400)
  const made = await admin().post('/api/pbx', draft())
  assert.equal(made.status, 201, made.text)
  assert.ok(!made.text.includes(AMI_USER.secret))
  const first = listen()
  await until(async () => (await cardOfExchange()).connectedSince !== null, { what: 'the line is open' })
  // Whoever comes second waits for the first, which is the one that is stopped below.
  listen()
  const ended = async () => {
    const { body } = await desk.as(desk.people.operator).get('/api/calls')
    return body.items.filter(({ state }: { state: string }) => state === 'ended')
  }
  await until(async () => (await ended()).length >= 2, { what: 'both calls are over' })
  const calls = await ended()
  assert.deepEqual(calls.map(({ result }: { result: string }) => result).sort(), ['answered', 'missed'])
  assert.equal(fake.connections(), 1, 'one line, though two processes would listen')

  await first()
  await until(() => fake.connections() === 2, { what: 'the other process takes over' })
  const { hook, secretEnds } = await cardOfExchange()
  assert.deepEqual([hook, secretEnds], [null, 'cret'])
})

test('a secret that Asterisk does not know is said on the page, and mended there', async () => {
  const { id } = await cardOfExchange()
  const wrong = await admin().put(`/api/pbx/${id}`, { ...draft(), secret: 'not-the-secret' })
  assert.equal(wrong.status, 200, wrong.text)
  await until(async () => (await cardOfExchange()).trouble === 'refused', { what: 'the page says that it is refused' })
  await admin().put(`/api/pbx/${id}`, draft())
  await until(async () => (await cardOfExchange()).trouble === null, { what: 'the line is open again' })
})
