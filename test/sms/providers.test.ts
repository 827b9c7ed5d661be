import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { SmsFailure, type SmsProvider } from '../../src/channels/sms/provider.ts'
import type { SmsTrouble } from '../../src/domain/sms/trouble.ts'
import { smsProviders } from '../../src/jobs/sms/desk.ts'
import { wire } from '../ground/wire.ts'
import { type FakeExolve, fakeExolve } from './fake-exolve.ts'
import { type FakeSmsc, fakeSmsc } from './fake-smsc.ts'

let smsc: FakeSmsc
let exolve: FakeExolve
let [mts, centre]: SmsProvider[] = []
before(async () => {
  ;[smsc, exolve] = await Promise.all([fakeSmsc(), fakeExolve()])
  ;[mts, centre] = smsProviders({ exolve: { api: exolve.url }, smsc: { api: smsc.url } })
})
afterEach(() => {
  for (const { weather } of [smsc, exolve])
    for (const name of Object.keys(weather)) Reflect.deleteProperty(weather, name)
  assert.deepEqual([smsc.complaints, exolve.complaints], [[], []], 'the providers were spoken to as they want')
})
after(() => Promise.all([smsc.close(), exolve.close()]))

const PHONE = '+79035550110'
const accessTo = ({ key }: { readonly key: string }) => ({ key, sender: 'OKNO' })
const there = <T>(value: T | undefined): T => value ?? assert.fail()

async function failure(work: Promise<unknown>): Promise<[SmsTrouble, boolean]> {
  const error = await work.then(
    () => assert.fail('it went well'),
    (thrown) => thrown,
  )
  assert.ok(error instanceof SmsFailure, String(error))
  assert.ok(!error.message.includes('-key-of-a-test'), 'no key in what is said')
  return [error.trouble, error.isUnheard]
}

test('SMSC takes our number of a message, tells its price before and after, what is left, and what became of it', async () => {
  const provider = there(centre)
  const access = accessTo(smsc)
  assert.equal(await provider.balance(access), 34_560)
  assert.equal(await provider.price?.(access, { phone: PHONE, text: 'Привет' }), 410)
  assert.equal(smsc.taken.length, 0, 'a price sends nothing')
  const sent = await provider.send(access, { id: 17, phone: PHONE, text: 'Привет' })
  assert.deepEqual(sent, { externalId: '17', price: 410, balance: 34_150 })
  assert.deepEqual(smsc.taken, [{ id: '17', phone: '79035550110', text: 'Привет', sender: 'OKNO', status: '0' }])
  const message = { id: 17, phone: PHONE, externalId: '17' }
  assert.equal(await provider.end(access, message), null)
  there(smsc.taken[0]).status = '1'
  assert.deepEqual(await provider.end(access, message), { state: 'delivered' })
})

const SMSC_ERRORS: readonly (readonly [number, SmsTrouble, boolean])[] = [
  [1, 'refused', false],
  [2, 'key_wrong', false],
  [3, 'no_money', false],
  [4, 'blocked', false],
  [5, 'refused', false],
  [6, 'text_refused', false],
  [7, 'number_wrong', false],
  [8, 'not_deliverable', false],
  [9, 'repeated', true],
]
for (const [code, trouble, isUnheard] of SMSC_ERRORS) {
  test(`error ${code} of SMSC is ${trouble}`, async () => {
    smsc.weather.error = code
    const sending = there(centre).send(accessTo(smsc), { id: 99, phone: PHONE, text: 'a' })
    assert.deepEqual(await failure(sending), [trouble, isUnheard])
  })
}

const SMSC_ENDS = [
  [-1, null],
  [0, null],
  [1, 'delivered'],
  [2, 'delivered'],
  [3, 'not_deliverable'],
  [20, 'not_deliverable'],
  [22, 'number_wrong'],
  [23, 'refused'],
  [24, 'no_money'],
  [25, 'not_deliverable'],
] as const
for (const [status, became] of SMSC_ENDS) {
  test(`status ${status} of SMSC is ${became}`, async () => {
    const provider = there(centre)
    const id = 1_000 + status
    await provider.send(accessTo(smsc), { id, phone: PHONE, text: `status ${status}` })
    there(smsc.taken.at(-1)).status = String(status)
    const end = await provider.end(accessTo(smsc), { id, phone: PHONE, externalId: String(id) })
    assert.equal(end && (end.state === 'failed' ? end.trouble : end.state), became)
  })
}

test('Exolve takes a message under a number of its own, which is text, and tells what became of it', async () => {
  const provider = there(mts)
  const access = accessTo(exolve)
  assert.equal(await provider.balance(access), 352_038)
  assert.equal(provider.price, undefined)
  const { externalId, price } = await provider.send(access, { id: 1, phone: PHONE, text: 'Привет' })
  assert.deepEqual([typeof externalId, price, exolve.taken[0]?.id], ['string', null, externalId])
  const message = { id: 1, phone: PHONE, externalId }
  assert.equal(await provider.end(access, message), null)
  const own = there(exolve.taken[0])
  for (const status of ['DELIVERY_STATUS_UNDELIVERED', 'EXPIRED', 'REJECTED', 'NOT_DELIVERED']) {
    own.status = status
    assert.equal((await provider.end(access, message))?.state, 'failed', status)
  }
  own.status = 'DELIVERY_STATUS_DELIVERED'
  assert.deepEqual(await provider.end(access, message), { state: 'delivered' })
})

const EXOLVE_REFUSALS: readonly (readonly [number, string, SmsTrouble, boolean])[] = [
  [401, 'Unauthorized', 'key_wrong', false],
  [403, 'Forbidden', 'key_wrong', false],
  [402, 'Payment Required', 'no_money', false],
  [400, 'not enough balance', 'no_money', false],
  [400, 'invalid SendRequest.Destination: value does not match regex pattern', 'number_wrong', false],
  [400, 'Number does not exist', 'number_wrong', false],
  [400, 'invalid SendRequest.Number: value does not match regex pattern', 'sender_refused', false],
  [400, 'Alpha name is not registered', 'sender_refused', false],
  [400, 'Template not found', 'text_refused', false],
  [400, 'application is blocked', 'blocked', false],
  [400, 'something new', 'refused', false],
  [429, 'Too Many Requests', 'slowed_down', false],
  [500, 'Internal', 'unreachable', true],
  [503, 'Unavailable', 'unreachable', true],
]
for (const [status, message, trouble, isUnheard] of EXOLVE_REFUSALS) {
  test(`${status} ${message} of Exolve is ${trouble}`, async () => {
    exolve.weather.refusal = { status, message }
    const sending = there(mts).send(accessTo(exolve), { id: 2, phone: PHONE, text: 'a' })
    assert.deepEqual(await failure(sending), [trouble, isUnheard])
  })
}

test('a key that is not known is said to be wrong by both', async () => {
  const stranger = { key: 'another-key-of-a-test', sender: 'OKNO' }
  for (const provider of [there(mts), there(centre)])
    assert.deepEqual(await failure(provider.balance(stranger)), ['key_wrong', false])
})

test('an answer that is not theirs, and a line that is cut, leave open whether a message was taken', async () => {
  const line = [
    [there(mts), exolve],
    [there(centre), smsc],
  ] as const
  for (const [provider, fake] of line) {
    const send = () => provider.send(accessTo(fake), { id: 5, phone: PHONE, text: 'b' })
    fake.weather.status = 502
    assert.deepEqual(await failure(send()), ['unreachable', true])
    fake.weather.status = 200
    assert.deepEqual(await failure(send()), ['unreachable', true])
    delete fake.weather.status
    fake.weather.cuts = true
    assert.deepEqual(await failure(send()), ['unreachable', true])
  }
  const gone = await wire(() => null)
  await gone.close()
  const [nowhere] = smsProviders({ exolve: { api: gone.url }, smsc: { api: undefined } })
  const sending = there(nowhere).send(accessTo(exolve), { id: 5, phone: PHONE, text: 'b' })
  assert.deepEqual(await failure(sending), ['unreachable', false], 'without a connection nothing was taken')
})

test('a message whose answer was lost is found at either, and one that never came is not', async () => {
  const line = [
    [there(mts), exolve],
    [there(centre), smsc],
  ] as const
  for (const [provider, fake] of line) {
    const message = { id: 321, phone: PHONE, text: 'Потерянный ответ', askedAt: Date.now() }
    assert.deepEqual(await provider.find(accessTo(fake), message), [])
    fake.weather.cutsAfterTaking = true
    assert.deepEqual(await failure(provider.send(accessTo(fake), message)), ['unreachable', true])
    const [found] = await provider.find(accessTo(fake), message)
    assert.equal(found?.externalId, fake.taken.at(-1)?.id)
  }
})
