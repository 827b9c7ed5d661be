import assert from 'node:assert/strict'
import { after, afterEach, before, test } from 'node:test'
import { NotDelivered } from '../../src/channels/channel.ts'
import { insertLoose } from '../../src/db/notices/outbox.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { openSmsStage, type SmsStage } from './sms-stage.ts'

let stage: SmsStage
before(async () => {
  stage = await openSmsStage()
})
after(() => stage.close())
afterEach(() => {
  stage.desk.clock.offset = 0
})

/** A delivery as the outbox has it, whose job is not done here. */
async function delivery(kind: 'way_in' | 'sign_in', phone: string): Promise<number> {
  const { db } = stage
  const { id: personId } = stage.desk.people.cashier
  await db
    .transaction()
    .execute((tx) =>
      insertLoose(tx, { kind, personId, way: 'sms', address: phone, payload: { text: 'x' }, now: Date.now() }),
    )
  const { id } = await db
    .selectFrom('deliveries')
    .select('id')
    .where('address', '=', phone)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return id
}

async function outcome(work: Promise<string>): Promise<string> {
  return work.then(
    () => 'sent',
    (error) => (error instanceof NotDelivered ? `${error.why}: ${error.message}` : assert.fail(String(error))),
  )
}

const REACHED = 'final: the limit of money for SMS is reached'

test('many workers at once send as much as the limit allows, and nothing beyond it', async () => {
  await stage.save({ dayLimit: 3 * 410, monthLimit: 100_000, reservePercent: 40 })
  const orders = await Promise.all(
    Array.from({ length: 24 }, async () => {
      const phone = stage.number()
      return { purpose: 'way_in' as const, phone, text: 'Привет', delivery: await delivery('way_in', phone) }
    }),
  )
  const ends = await Promise.all(orders.map((order) => outcome(stage.send(order))))
  assert.equal(stage.smsc.taken.length, 3)
  assert.deepEqual([ends.filter((end) => end === 'sent').length, ends.filter((end) => end === REACHED).length], [3, 21])
  const { spent, money } = (await stage.administrator.get('/api/sms')).body
  assert.deepEqual([spent, money], [{ day: 1_230, month: 1_230 }, 'reached'])
})

test('on the limit a sign-in code goes from the reserve, and when that is gone none does', async () => {
  const code = async () => {
    const phone = stage.number()
    const order = { purpose: 'sign_in' as const, phone, text: 'Код', delivery: await delivery('sign_in', phone) }
    return outcome(stage.send(order))
  }
  assert.deepEqual([await code(), await code()], ['sent', REACHED])
})

test('the figures for alarms say how much is spent', async () => {
  const { text } = await stage.desk.as(null).get('/metrics')
  assert.match(text, /^okno_sms_spent_ratio 1\.3\d+$/m)
  assert.match(text, /^okno_sms_broken 0$/m)
})

for (const provider of ['smsc', 'exolve'] as const) {
  test(`whoever comes after a worker whose answer was lost asks ${provider} first, and sends nothing twice`, async () => {
    await stage.save({ provider })
    const fake = stage[provider]
    const phone = stage.number()
    const order = { purpose: 'way_in' as const, phone, text: 'Ответ пропал', delivery: await delivery('way_in', phone) }
    fake.weather.cutsAfterTaking = true
    const known = fake.taken.length
    assert.match(await outcome(stage.send(order)), /^passing/)
    delete fake.weather.cutsAfterTaking
    assert.equal(await outcome(stage.send(order)), 'passing: nobody has heard whether it was taken')
    const asked = fake.asked.length
    assert.equal(fake.taken.length, known + 1)
    stage.desk.clock.offset = 2 * MINUTE
    assert.equal(await outcome(stage.send(order)), 'sent')
    assert.deepEqual([fake.taken.length, fake.asked.length], [known + 1, asked + 1], 'one question, no second message')
    const [message] = (await stage.messages()).slice(-1)
    assert.deepEqual([message?.state, message?.external_id], ['accepted', fake.taken.at(-1)?.id])
  })

  test(`the same words to the same telephone by ${provider}, sent before, are not taken for one whose answer was lost`, async () => {
    const fake = stage[provider]
    const phone = stage.number()
    const order = async () => ({
      ...{ purpose: 'way_in' as const, phone, text: 'Дважды' },
      delivery: await delivery('way_in', phone),
    })
    assert.equal(await outcome(stage.send(await order())), 'sent')
    fake.weather.cuts = true
    const lost = await order()
    assert.match(await outcome(stage.send(lost)), /^passing/)
    delete fake.weather.cuts
    stage.desk.clock.offset = 2 * MINUTE
    assert.equal(await outcome(stage.send(lost)), 'sent')
    assert.equal(fake.taken.filter((one) => `+${one.phone}` === phone).length, 2)
  })

  test(`what ${provider} never got is sent after a minute`, async () => {
    const fake = stage[provider]
    const phone = stage.number()
    const order = { purpose: 'way_in' as const, phone, text: 'Не дошло', delivery: await delivery('way_in', phone) }
    fake.weather.cuts = true
    const known = fake.taken.length
    assert.match(await outcome(stage.send(order)), /^passing/)
    delete fake.weather.cuts
    stage.desk.clock.offset = 2 * MINUTE
    assert.equal(await outcome(stage.send(order)), 'sent')
    assert.equal(fake.taken.length, known + 1)
    assert.equal((await stage.messages()).filter((one) => one.phone === phone).length, 1, 'paid for once')
  })
}

test('a wrong key, no money and a block pass: the page says so until the provider answers again', async () => {
  await stage.save()
  for (const [error, trouble] of [
    [2, 'key_wrong'],
    [3, 'no_money'],
    [4, 'blocked'],
  ] as const) {
    const phone = stage.number()
    const order = { purpose: 'way_in' as const, phone, text: 'Привет', delivery: await delivery('way_in', phone) }
    stage.smsc.weather.error = error
    assert.match(await outcome(stage.send(order)), /^passing/)
    const { providers } = (await stage.administrator.get('/api/sms')).body
    const own = providers.find((one: { provider: string }) => one.provider === 'smsc')
    assert.deepEqual([own.trouble, own.error.slice(0, 2)], [trouble, `${error}:`])
    delete stage.smsc.weather.error
    assert.equal(await outcome(stage.send(order)), 'sent')
    const after = (await stage.administrator.get('/api/sms')).body.providers
    assert.equal(after.find((one: { provider: string }) => one.provider === 'smsc').trouble, null)
  }
})
