import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { GUESSES } from '../../src/actions/sessions/sign-in.ts'
import { setPassword } from '../../src/db/people/people.ts'
import { DAY, HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from '../letters/letters-out.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const PASSWORD = 'три слова подряд'

async function post(url: string, payload: object, from = '198.51.100.7', headers: Record<string, string> = {}) {
  const answer = await desk.app.inject({ method: 'POST', url, payload, headers, remoteAddress: from })
  const cookie = /okno_session=[^;]+/.exec(String(answer.headers['set-cookie'] ?? ''))?.[0] ?? ''
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers, cookie }
}

const signIn = (credentials: object, from?: string) => post('/api/sign-in', credentials, from)
const order = (address: string, from?: string) => post('/api/sign-in/codes', { address }, from)

async function lettersTo(address: string) {
  const rows = await lettersOut(desk.database.db)
    .select('text')
    .where('to_address', '=', address)
    .where('kind', '=', 'sign_in')
    .orderBy('id')
    .execute()
  return rows.map(({ text }) => ({
    code: /(\d{6})/.exec(text)?.[1] ?? '',
    token: /sign-in\/([\w-]+)/.exec(text)?.[1] ?? '',
  }))
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

test('whoever orders codes in another’s name sends three letters an hour and ten a day, all with the same code while it works', async () => {
  const { email } = desk.people.cashier
  const answers = await Promise.all(Array.from({ length: 40 }, () => order(email)))
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([202]))
  const first = await lettersTo(email)
  assert.equal(first.length, 3)
  assert.equal(new Set(first.map(({ code, token }) => `${code} ${token}`)).size, 1)
  for (let hour = 1; hour <= 8; hour++) {
    desk.clock.offset += HOUR + MINUTE
    for (let count = 0; count < 5; count++) assert.equal((await order(email)).status, 202)
  }
  assert.equal((await lettersTo(email)).length, 10)
})

test('when no letter may follow, an order makes the last one work again', async () => {
  const { email } = desk.people.cashier
  const { code, token } = (await lettersTo(email)).at(-1) ?? { code: '', token: '' }
  desk.clock.offset += 16 * MINUTE
  assert.equal((await signIn({ address: email, code })).status, 401, 'its time is over')
  await order(email)
  assert.equal((await signIn({ address: email, code })).status, 200)
  assert.equal((await signIn({ token })).status, 401, 'it worked once')
  await order(email)
  assert.equal((await signIn({ address: email, code })).status, 401, 'what was used does not come back')
  desk.clock.offset += DAY
})

test('wrong guesses of others touch neither the link in the letter nor who is signed in', async () => {
  const { email } = desk.people.manager
  await order(email)
  const [letter = { code: '', token: '' }] = await lettersTo(email)
  const { cookie } = await signIn({ address: email, code: letter.code })
  await order(email)
  const next = (await lettersTo(email)).at(-1) ?? letter
  assert.notEqual(next.token, letter.token, 'a used code is not sent again')
  for (let guess = 0; guess < 30; guess++) {
    await signIn({ address: email, code: wrong(next.code) }, `203.0.113.${guess}`)
    await signIn({ address: email, password: `догадка ${guess}` }, `203.0.113.${guess}`)
  }
  assert.equal((await signIn({ address: email, code: next.code })).status, 429, 'what is typed has to wait')
  const me = await desk.app.inject({ method: 'GET', url: '/api/me', headers: { cookie } })
  assert.equal(me.statusCode, 200)
  assert.equal((await signIn({ token: next.token })).status, 200)
})

test('from a source that guessed a hundred times right links, codes and passwords still sign in, and wrong ones are stopped', async () => {
  const source = '192.0.2.66'
  const { specialist, operator, lead } = desk.people
  await setPassword(desk.database.db, specialist.id, await passwordHash(PASSWORD, 'test'))
  for (let guess = 0; guess <= GUESSES.perSource; guess++) {
    const { status } = await signIn({ address: `nobody${guess}@vesna.example`, code: '123456' }, source)
    assert.equal(status, guess < GUESSES.perSource ? 401 : 429)
  }
  const stopped = await signIn({ token: 'x'.repeat(43) }, source)
  assert.deepEqual([stopped.status, stopped.headers['retry-after']], [429, String(15 * 60)])
  assert.equal((await signIn({ token: 'x'.repeat(43) }, '192.0.2.67')).status, 401, 'another source has its own count')

  assert.equal((await order(operator.email, source)).status, 202)
  const [byCode = { code: '' }] = await lettersTo(operator.email)
  assert.equal((await signIn({ address: operator.email, code: byCode.code }, source)).status, 200)
  assert.equal((await order(lead.email, source)).status, 202)
  const [byLink = { token: '' }] = await lettersTo(lead.email)
  assert.equal((await signIn({ token: byLink.token }, source)).status, 200)
  assert.equal((await signIn({ address: specialist.email, password: PASSWORD }, source)).status, 200)
})

test('addresses of one IPv6 network are one source', async () => {
  const statuses = new Set<number>()
  for (let guess = 0; guess <= GUESSES.perSource; guess++) {
    const from = `2001:db8:7:7::${guess.toString(16)}`
    statuses.add((await signIn({ address: `nobody${guess}@six.example`, code: '123456' }, from)).status)
  }
  assert.deepEqual([...statuses], [401, 429])
})

test('a flood of passwords from one source leaves another his turn, and is told to come again', async () => {
  const { outsider } = desk.people
  await setPassword(desk.database.db, outsider.id, await passwordHash(PASSWORD, 'test'))
  const flood = Array.from({ length: 300 }, (_, count) =>
    signIn({ address: `nobody${count}@flood.example`, password: PASSWORD }, '192.0.2.99'),
  )
  const honest = signIn({ address: outsider.email, password: PASSWORD }, '192.0.2.100')
  assert.equal((await honest).status, 200)
  const answers = await Promise.all(flood)
  const busy = answers.filter(({ status }) => status === 503)
  assert.ok(busy.length > 100, `${busy.length} were told to come again`)
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([401, 503]))
  assert.equal(busy[0]?.headers['retry-after'], '2')
})

test('a desk that is set up says so before it computes anything', async () => {
  const setup = {
    key: 'x'.repeat(43),
    locale: 'ru',
    company: 'Чужая',
    zone: 'Europe/Moscow',
    administrator: { name: 'Чужой', email: 'x@evil.example', password: 'три слова подряд' },
    hours: { roundTheClock: true, opens: '09:00', closes: '18:00', weekends: true, calendar: null },
    team: 'Линия',
    service: { ru: 'Услуга', en: 'Service' },
  }
  const millisecondsOf = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  const hashing = await millisecondsOf(() => passwordHash(PASSWORD, 'test'))
  const all = await millisecondsOf(async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => post('/api/setup', setup)))
    assert.deepEqual(new Set(answers.map(({ body }) => body.code)), new Set(['desk.already-set-up']))
  })
  assert.ok(all < hashing * 50, `200 refusals took ${all.toFixed(0)} ms, one password ${hashing.toFixed(0)} ms`)
})
