import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openSmsStage, type SmsStage } from './sms-stage.ts'

let stage: SmsStage
before(async () => {
  stage = await openSmsStage()
})
after(() => stage.close())

const urlOf = ({ id }: { readonly id: number }) => `/api/people/${id}/turned-away-calls`
const turnAway = (caller: { readonly id: number }, order: Record<string, unknown>) =>
  stage.desk.as(stage.desk.people.operator).post(urlOf(caller), { letter: null, ...order })

async function caller(phone: string): Promise<{ readonly id: number }> {
  const made = await stage.desk.as(stage.desk.people.operator).post('/api/people', { name: 'Зоя Новая', phone })
  assert.equal(made.status, 201, made.text)
  return made.body
}

test('as long as SMS is off, the desk offers no link to a telephone, and sends none', async () => {
  const zoya = await caller(stage.number())
  const { body } = await stage.desk.as(stage.desk.people.operator).get(urlOf(zoya))
  assert.deepEqual([body.hasPhone, body.takesSms], [true, false])
  assert.equal((await turnAway(zoya, { sms: 'own' })).body.code, 'sms.off')
  await stage.save({ uses: ['sign_in'] })
  assert.equal((await turnAway(zoya, { sms: 'own' })).body.code, 'sms.off')
})

test('a caller who is not taken gets the way in on his own telephone or on one he names, twice a day and no more', async () => {
  await stage.save()
  const phone = stage.number()
  const zoya = await caller(phone)
  const told = await turnAway(zoya, { sms: 'own' })
  assert.equal(told.status, 201, told.text)
  assert.deepEqual(
    [told.body.takesSms, told.body.calls[0].smsTo, told.body.calls[0].wasTexted, told.body.calls[0].letterTo],
    [true, phone, true, null],
  )
  const named = await turnAway(zoya, { sms: '8 (921) 555-01-77' })
  assert.equal(named.body.calls[0].smsTo, '+79215550177')
  await stage.work()
  const texts = stage.smsc.taken.map((one) => [`+${one.phone}`, one.text])
  assert.deepEqual(texts, [
    [phone, 'Заявку в поддержку можно оставить здесь: http://localhost/new'],
    ['+79215550177', 'Заявку в поддержку можно оставить здесь: http://localhost/new'],
  ])
  assert.equal((await turnAway(zoya, { sms: 'own' })).status, 201)
  const third = await turnAway(zoya, { sms: 'own' })
  assert.deepEqual([third.status, third.body.code], [429, 'letter.sent-already'])
})

test('a number that no SMS reaches is said to be wrong, and nothing is kept', async () => {
  const city = await caller('+7 495 555-01-10')
  for (const sms of ['own', '+7 800 555-01-10', 'zoya@cafe.example', '12345'])
    assert.equal((await turnAway(city, { sms })).body.code, 'input.invalid', sms)
  const nobody = stage.desk.people.stranger
  assert.equal((await turnAway(nobody, { sms: 'own' })).body.code, 'input.invalid')
  assert.deepEqual((await stage.desk.as(stage.desk.people.operator).get(urlOf(city))).body.calls, [])
})

test('when the money is gone, the desk offers no link to a telephone; a code still goes from the reserve', async () => {
  await stage.save({ dayLimit: 0 })
  const zoya = await caller(stage.number())
  const { body } = await stage.desk.as(stage.desk.people.operator).get(urlOf(zoya))
  assert.equal(body.takesSms, false)
  assert.equal((await turnAway(zoya, { sms: 'own' })).body.code, 'sms.off')
  const { day } = (await stage.administrator.get('/api/sms')).body.spent
  await stage.save({ dayLimit: day, reservePercent: 100 })
  const phone = stage.number()
  const { id } = await stage.db
    .insertInto('people')
    .values({ name: 'Из Запаса' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await stage.hasPhone(id, phone)
  await order(phone)
  assert.equal((await codesTo(phone)).length, 1)
  assert.equal((await turnAway(zoya, { sms: 'own' })).body.code, 'sms.off')
  await stage.save()
})

async function codesTo(phone: string): Promise<string[]> {
  await stage.work()
  return stage.smsc.taken.filter((one) => `+${one.phone}` === phone).map(({ text }) => text)
}
const order = (address: string) => stage.desk.as(null).post('/api/sign-in/codes', { address })

test('who has no mail and has proven his telephone signs in with a code that comes there', async () => {
  const phone = stage.number()
  const { id } = await stage.db
    .insertInto('people')
    .values({ name: 'Без Почты' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await stage.hasPhone(id, phone)
  assert.equal((await order(phone)).status, 202)
  const [text = ''] = await codesTo(phone)
  const code = /Код входа в Окно: (\d{6})\./.exec(text)?.[1]
  assert.ok(code, text)
  const came = await stage.desk.as(null).post('/api/sign-in', { address: phone, code })
  assert.equal(came.status, 200, came.text)
})

test('who has mail gets the code there and never by SMS; an unproven telephone gets nothing', async () => {
  const [proven, unproven] = [stage.number(), stage.number()]
  const { cashier } = stage.desk.people
  await stage.hasPhone(cashier.id, proven)
  const { id } = await stage.db
    .insertInto('people')
    .values({ name: 'Не Доказал' })
    .returning('id')
    .executeTakeFirstOrThrow()
  await stage.hasPhone(id, unproven, false)
  for (const address of [proven, unproven]) assert.equal((await order(address)).status, 202)
  assert.deepEqual([await codesTo(proven), await codesTo(unproven)], [[], []])
  const letters = await stage.post.sentTo(cashier.email)
  assert.equal(letters.filter(({ kind }) => kind === 'sign_in').length, 1)
})
