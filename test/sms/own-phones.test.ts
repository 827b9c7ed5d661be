import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { CODE_LIFETIME } from '../../src/domain/people/sign-in-code.ts'
import { openSmsStage, type SmsStage } from './sms-stage.ts'

let stage: SmsStage
before(async () => {
  stage = await openSmsStage()
})
after(() => stage.close())
/** Every test has a day of its own: limits of one are none of the next. */
beforeEach(async () => {
  stage.desk.clock.offset += DAY
  await stage.save()
})

type Who = { readonly id: number }
interface Phone {
  readonly id: number
  readonly phone: string
  readonly isProven: boolean
}

const as = (who: Who) => stage.desk.inBrowser(who)
const asked = (who: Who, phone: string) => as(who).post('/api/me/phones', { phone })
const typed = (who: Who, phone: string, code: string) => as(who).post('/api/me/phone-proofs', { phone, code })
const mine = async (who: Who) => (await as(who).get('/api/me/phones')).body
const listed = async (who: Who) =>
  (await mine(who)).items.map(({ phone, isProven }: Phone) => `${phone}${isProven ? '' : ' unproven'}`)
const idOf = async (who: Who, phone: string) =>
  (await mine(who)).items.find((one: Phone) => one.phone === phone)?.id ?? 0
const textsTo = async (phone: string) => {
  await stage.work()
  return stage.smsc.taken.filter((one) => `+${one.phone}` === phone).map(({ text }) => text)
}
const codeAt = async (phone: string) => {
  const text = (await textsTo(phone)).at(-1) ?? ''
  return /^Окно: код подтверждения номера (\d{6})\. Никому его не говорите\.$/.exec(text)?.[1] ?? assert.fail(text)
}
/** Another code than this one, as many as are wanted. */
const wrong = (code: string, more: number) => String((Number(code) + more) % 1_000_000).padStart(6, '0')
const ordered = async (who: Who, phone: string) => {
  const answer = await asked(who, phone)
  assert.deepEqual([answer.status, answer.body], [202, { done: true }], answer.text)
  return codeAt(phone)
}
const somebody = async (name: string): Promise<Who> =>
  stage.db.insertInto('people').values({ name }).returning('id').executeTakeFirstOrThrow()

test('a person adds a number in any spelling, types the code that came there, and hears of it by letter', async () => {
  const { cashier } = stage.desk.people
  const phone = stage.number()
  assert.equal((await asked(cashier, phone.replace('+7', '8 '))).status, 202)
  const code = await codeAt(phone)
  assert.deepEqual(await listed(cashier), [], 'until then it counts for nothing')
  assert.equal((await mine(cashier)).waiting.phone, phone)
  const right = await typed(cashier, phone, code)
  assert.equal(right.status, 200, right.text)
  assert.deepEqual(await listed(cashier), [phone])
  assert.equal((await mine(cashier)).waiting, null)
  const letters = await stage.post.sentTo(cashier.email)
  assert.match(letters.at(-1)?.text ?? '', /Номер телефона в вашем профиле подтвердили кодом из SMS/)
  assert.equal((await typed(cashier, phone, code)).status, 200, 'an answer that was lost is told again')
  const before = stage.smsc.taken.length
  assert.equal((await asked(cashier, phone)).status, 202)
  await stage.work()
  assert.equal(stage.smsc.taken.length, before, 'what is proven is not paid for again')
})

test('a number that support wrote on his card is proven by him, and stays one row', async () => {
  const { manager } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(manager.id, phone, false)
  assert.deepEqual(await listed(manager), [`${phone} unproven`])
  assert.equal((await typed(manager, phone, await ordered(manager, phone))).status, 200)
  assert.deepEqual(await listed(manager), [phone])
})

test('the database keeps no code, and a code of one number proves no other', async () => {
  const { manager } = stage.desk.people
  const [first, second] = [stage.number(), stage.number()]
  const code = await ordered(manager, first)
  const { rows } = await stage.desk.database.pool.query(
    "select phone, encode(code_hash, 'hex') as hash from phone_codes",
  )
  assert.ok(rows.some((row) => row.phone === first && row.hash.length === 64))
  assert.ok(!JSON.stringify(rows).includes(code))
  assert.equal((await typed(manager, second, code)).body.code, 'phone.code-over')
  const other = await ordered(manager, second)
  assert.equal((await typed(manager, first, code)).body.code, 'phone.code-over', 'one code waits at a time')
  assert.equal((await typed(manager, second, other)).status, 200)
})

test('a wrong code proves nothing; after five the right one opens nothing either, and a new one is another', async () => {
  const { colleague } = stage.desk.people
  const phone = stage.number()
  const code = await ordered(colleague, phone)
  for (let tries = 1; tries <= 5; tries++) {
    const { status, body } = await typed(colleague, phone, wrong(code, tries))
    assert.deepEqual([status, body.code], [422, 'phone.code-wrong'])
  }
  const late = await typed(colleague, phone, code)
  assert.deepEqual([late.status, late.body.code], [410, 'phone.code-over'])
  assert.deepEqual(await listed(colleague), [])
  const next = await ordered(colleague, phone)
  assert.notEqual(next, code)
  assert.equal((await typed(colleague, phone, next)).status, 200)
})

test('nine who type at once have five tries together', async () => {
  const { colleague } = stage.desk.people
  const phone = stage.number()
  const code = await ordered(colleague, phone)
  const answers = await Promise.all(Array.from({ length: 9 }, (_, at) => typed(colleague, phone, wrong(code, at + 1))))
  const codes = answers.map(({ body }) => body.code).sort()
  assert.deepEqual(codes, [...Array(4).fill('phone.code-over'), ...Array(5).fill('phone.code-wrong')])
})

test('a code lives as long as one of sign-in; asked for again while it lives, the same comes and lives anew', async () => {
  const { colleague } = stage.desk.people
  const phone = stage.number()
  const code = await ordered(colleague, phone)
  stage.desk.clock.offset += CODE_LIFETIME - 1_000
  assert.equal(await ordered(colleague, phone), code)
  stage.desk.clock.offset += CODE_LIFETIME + 1_000
  assert.equal((await typed(colleague, phone, code)).body.code, 'phone.code-over')
  assert.equal((await mine(colleague)).waiting, null)
  assert.notEqual(await ordered(colleague, phone), code)
})

for (const isProven of [true, false])
  test(`a number of somebody else looks like a free one until its code was right, ${isProven ? 'proven' : 'unproven'} there or not; it stays his`, async () => {
    const { stranger, analyst } = stage.desk.people
    const [taken, free] = [stage.number(), stage.number()]
    await stage.hasPhone(stranger.id, taken, isProven)
    const answers = [await asked(analyst, free), await asked(analyst, taken)]
    assert.equal(answers[0]?.text, answers[1]?.text)
    assert.deepEqual((await mine(analyst)).waiting.phone, taken, 'it waits as every other')
    const code = await codeAt(taken)
    assert.equal((await typed(analyst, taken, wrong(code, 1))).body.code, 'phone.code-wrong')
    const right = await typed(analyst, taken, code)
    assert.deepEqual([right.status, right.body.code], [409, 'phone.taken'])
    assert.equal((await typed(analyst, taken, code)).body.code, 'phone.code-over', 'the code was used up')
    assert.deepEqual(await listed(analyst), [])
    assert.ok((await listed(stranger)).includes(isProven ? taken : `${taken} unproven`))
  })

test('ordering leaves the same behind for a free number and for a taken one', async () => {
  const { stranger, analyst } = stage.desk.people
  const [taken, free] = [stage.number(), stage.number()]
  await stage.hasPhone(stranger.id, taken)
  const rows = async () =>
    (
      await stage.desk.database.pool.query(
        'select count(*)::int as n from notices union all select count(*)::int from guesses',
      )
    ).rows
  const growth = async (phone: string) => {
    const before = await rows()
    assert.equal((await asked(analyst, phone)).status, 202)
    return (await rows()).map(({ n }, at) => n - before[at].n)
  }
  assert.deepEqual(await growth(free), await growth(taken))
})

test('three codes an hour and ten a day reach a person, and as many a number, whoever asks', async () => {
  const { cataloguer, lead } = stage.desk.people
  const phone = stage.number()
  for (let count = 0; count < 3; count++) assert.equal((await asked(cataloguer, stage.number())).status, 202)
  const often = await asked(cataloguer, phone)
  assert.deepEqual(
    [often.status, often.body.code, often.headers['retry-after']],
    [429, 'phone.codes-too-often', '3600'],
  )
  for (let count = 3; count < 10; count++) {
    stage.desk.clock.offset += HOUR + 1_000
    assert.equal((await asked(cataloguer, phone)).status, 202, `${count}`)
  }
  stage.desk.clock.offset += HOUR + 1_000
  assert.equal((await asked(cataloguer, phone)).status, 429, 'ten a day')
  for (let count = 0; count < 3; count++) assert.equal((await asked(lead, phone)).status, 202)
  const { outsider } = stage.desk.people
  assert.equal((await asked(outsider, phone)).status, 429, 'the number has had its share')
})

test('who comes with many accounts is slowed down where he comes from', async () => {
  await stage.work()
  const before = (await stage.messages()).length
  let refused = 0
  for (let count = 0; count < 21; count++) {
    const who = await somebody(`Кто-то ${count}`)
    for (let more = 0; more < 3; more++) {
      const { status } = await asked(who, stage.number())
      if (status === 429) refused += 1
    }
  }
  assert.equal(refused, 3, 'sixty an hour')
  await stage.work()
  assert.equal((await stage.messages()).length - before, 60)
})

test('no way to telephones: nothing is said of codes, and none is ordered', async () => {
  const { cashier } = stage.desk.people
  const refused = async () => {
    const { body } = await asked(cashier, stage.number())
    return [(await mine(cashier)).sendsCodes, body.code]
  }
  assert.equal((await mine(cashier)).sendsCodes, true)
  for (const more of [{ enabled: false }, { uses: ['way_in'] }, { dayLimit: 0 }]) {
    await stage.save(more)
    assert.deepEqual(await refused(), [false, 'phone.codes-off'], JSON.stringify(more))
  }
  for (const use of ['sign_in', 'notices', 'escalations']) {
    await stage.save({ uses: [use] })
    assert.equal((await mine(cashier)).sendsCodes, true, use)
  }
})

test('what is no mobile number is said to be wrong, whoever has it', async () => {
  const { cashier } = stage.desk.people
  for (const phone of ['12345', 'ivan@vesna.example', 'нет телефона']) {
    const { status, body } = await asked(cashier, phone)
    assert.deepEqual([status, body.code, body.facts.field], [400, 'input.invalid', 'phone'], phone)
  }
  for (const phone of ['+7 495 555-01-10', '8 800 555-01-10'])
    assert.equal((await asked(cashier, phone)).body.facts.because, 'out_of_reach', phone)
})

test('a person removes a telephone, and only his own; who has no mail keeps the one by which he comes in', async () => {
  const { dealerUser, dealerManager } = stage.desk.people
  const phone = stage.number()
  await stage.hasPhone(dealerUser.id, phone)
  const id = await idOf(dealerUser, phone)
  const foreign = await as(dealerManager).remove(`/api/me/phones/${id}`)
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'person.not-found'])
  assert.equal((await as(dealerUser).remove(`/api/me/phones/${id}`)).status, 200)
  assert.deepEqual(await listed(dealerUser), [])

  const nobody = await somebody('Без Почты')
  const [first, second] = [stage.number(), stage.number()]
  await stage.hasPhone(nobody.id, first)
  const last = await as(nobody).remove(`/api/me/phones/${await idOf(nobody, first)}`)
  assert.deepEqual([last.status, last.body.facts.because], [400, 'last_address'])
  assert.equal((await typed(nobody, second, await ordered(nobody, second))).status, 200)
  await stage.desk.as(null).post('/api/sign-in/codes', { address: first })
  const text = (await textsTo(first)).at(-1) ?? ''
  assert.equal((await as(nobody).remove(`/api/me/phones/${await idOf(nobody, first)}`)).status, 200)
  const code = /\d{6}/.exec(text)?.[0]
  const late = await stage.desk.as(null).post('/api/sign-in', { address: second, code })
  assert.equal(late.status, 401, 'a code that was sent there is worth nothing')
})

test('from adding a number to signing in by it: who has no mail chooses SMS and comes in by its code', async () => {
  const newcomer = await somebody('Зоя Без Почты')
  const phone = stage.number()
  const wants = () => as(newcomer).get('/api/me/notice-choices')
  const ready = async () => JSON.stringify((await wants()).body)
  const before = await ready()
  assert.equal((await stage.desk.as(null).post('/api/sign-in/codes', { address: phone })).status, 202)
  assert.deepEqual(await textsTo(phone), [], 'nobody has it')

  assert.equal((await typed(newcomer, phone, await ordered(newcomer, phone))).status, 200)
  assert.notEqual(await ready(), before)
  await stage.chooses(newcomer, 'reply', { sms: true })

  assert.equal((await stage.desk.as(null).post('/api/sign-in/codes', { address: phone })).status, 202)
  const text = (await textsTo(phone)).at(-1) ?? ''
  const code = /^Код входа в Окно: (\d{6})\./.exec(text)?.[1]
  const came = await stage.desk.as(null).post('/api/sign-in', { address: phone, code })
  assert.equal(came.status, 200, text)
})
