import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { GUESSES } from '../../src/actions/sessions/sign-in.ts'
import { inviteToDemo } from '../../src/demo/prepare-desk.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from '../letters/letters-out.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Who = TestDesk['people']['cashier']

const setPassword = (who: Who, body: object) => desk.inBrowser(who).put('/api/me/password', body)
const GOOD = 'лодка плывёт к берегу'

async function lastLetter({ id }: Who) {
  const letters = lettersOut(desk.database.db).selectAll().where('recipient_id', '=', id)
  return letters.orderBy('id', 'desc').executeTakeFirst()
}

async function enter(body: unknown, headers: Record<string, string> = {}) {
  const answer = await desk.as(null).post('/api/sign-in', body, headers)
  return { ...answer, cookie: /okno_session=[^;]+/.exec(String(answer.headers['set-cookie'] ?? ''))?.[0] ?? '' }
}

const isIn = async (cookie: string) => (await desk.as({ cookie }).get('/api/me')).status === 200

test('a common password, and what everybody knows of the person, is refused in words', async () => {
  const { cashier } = desk.people
  for (const next of [
    '1234567890',
    'йцукенгшщз',
    'qwertyuiop',
    'пароль12345',
    'gfhjkm12345',
    'Кассиров1985',
    'ivan@vesna.example',
    'СетьВесна2026',
    '104120007Весна',
  ]) {
    const { status, body } = await setPassword(cashier, { next })
    assert.deepEqual([status, body.code], [422, 'password.too-weak'], next)
  }
  assert.equal((await setPassword(cashier, { next: GOOD })).status, 200)
})

test('the first administrator has no common password either', async () => {
  const order = {
    key: 'k'.repeat(43),
    locale: 'ru',
    company: 'Касса и ко',
    zone: 'Europe/Moscow',
    administrator: { name: 'Инна Главная', email: 'inna@desk.example', password: 'кассаико2026' },
    hours: { roundTheClock: true, opens: '09:00', closes: '18:00', weekends: true, calendar: null },
    team: '1-я линия',
    service: { ru: 'Помощь', en: 'Help' },
  }
  assert.equal((await desk.as(null).post('/api/setup', order)).body.code, 'password.too-weak')
})

test('wrong current passwords are counted for the person, from whichever of his sessions', async () => {
  const { stranger } = desk.people
  assert.equal((await setPassword(stranger, { next: GOOD })).status, 200)
  const wrong = (count: number) => setPassword(stranger, { current: `не тот ${count}`, next: 'зелёный трактор едет' })
  const answers = await Promise.all(Array.from({ length: 3 * GUESSES.perAccount }, (_, count) => wrong(count)))
  assert.deepEqual(
    [401, 429].map((code) => answers.filter(({ status }) => status === code).length),
    [GUESSES.perAccount, 2 * GUESSES.perAccount],
  )
  const right = { current: GOOD, next: 'зелёный трактор едет' }
  assert.equal((await setPassword(stranger, right)).status, 429, 'the right one too, or guessing would go on')
  assert.equal((await enter({ address: stranger.email, password: GOOD })).status, 200, 'nobody is locked out by it')
  desk.clock.offset += 16 * MINUTE
  assert.equal((await setPassword(stranger, right)).status, 200)
})

test('a bare API token neither makes nor ends a way in', async () => {
  const { colleague } = desk.people
  const program = desk.as(colleague)
  const answers = [
    await program.put('/api/me/password', { next: GOOD }),
    await program.post('/api/tokens', { name: 'ещё один' }),
    await program.remove('/api/tokens/1'),
    await program.remove('/api/sessions/1'),
    await program.post('/api/me/addresses', { address: 'thief@evil.example' }),
    await program.put('/api/me/main-address', { id: 1 }),
    await program.remove('/api/me/addresses/1'),
    await program.remove('/api/me/address-claims/1'),
    await program.post('/api/me/phones', { phone: '+79035550199' }),
    await program.post('/api/me/phone-proofs', { phone: '+79035550199', code: '000000' }),
    await program.remove('/api/me/phones/1'),
  ]
  assert.deepEqual(
    answers.map(({ status, body }) => [status, body.code]),
    answers.map(() => [403, 'session.needed']),
  )
  assert.equal(await lastLetter(colleague), undefined)
  assert.equal((await program.get('/api/tokens')).status, 200)
})

test('with the old password end the other sessions, all tokens, and codes that were sent; a letter tells the person in his language', async () => {
  const { manager, dealerUser } = desk.people
  await desk.database.db.updateTable('people').set({ locale: 'en' }).where('id', '=', dealerUser.id).execute()
  for (const [who, first, changed] of [
    [manager, /У профиля появился пароль/, /Пароль сменён/],
    [dealerUser, /Your profile now has a password/, /Your password was changed/],
  ] as const) {
    const here = desk.inBrowser(who)
    const there = await desk.inBrowser(who).cookie
    const { body: token } = await here.post('/api/tokens', { name: 'бот' })
    await desk.as(null).post('/api/sign-in/codes', { address: who.email })
    const link = /sign-in\/([\w-]+)/.exec((await lastLetter(who))?.text ?? '')?.[1]
    assert.equal((await here.put('/api/me/password', { next: GOOD })).status, 200)
    const told = await lastLetter(who)
    assert.match(told?.subject ?? '', first)
    assert.deepEqual([told?.to_address, told?.kind], [who.email, 'address'])
    assert.equal(await isIn(there), false)
    assert.equal((await desk.as(token).get('/api/me')).status, 401)
    assert.equal((await desk.as(who).get('/api/me')).status, 401)
    assert.equal((await enter({ token: link })).status, 401)
    assert.deepEqual((await here.get('/api/tokens')).body.tokens, [])
    assert.equal((await here.put('/api/me/password', { current: GOOD, next: 'зелёный трактор едет' })).status, 200)
    assert.match((await lastLetter(who))?.subject ?? '', changed)
  }
})

test('a letter tells of a new API token, and says nothing that somebody typed', async () => {
  const { analyst } = desk.people
  await desk.inBrowser(analyst).post('/api/tokens', { name: 'Перейдите на evil.example' })
  const { subject, text, html } = (await lastLetter(analyst)) ?? {}
  assert.equal(subject, 'Создан ключ API')
  assert.doesNotMatch(`${text} ${html}`, /evil/)
})

test('a new sign-in ends the session that this browser had, whoever’s it was, and no other', async () => {
  const { manager, stranger } = desk.people
  const first = await enter({ address: manager.email, password: 'зелёный трактор едет' })
  const other = await enter({ address: manager.email, password: 'зелёный трактор едет' })
  const password = { address: stranger.email, password: 'зелёный трактор едет' }
  const failed = await enter({ ...password, password: 'не тот' }, { cookie: first.cookie })
  assert.deepEqual([failed.status, await isIn(first.cookie)], [401, true], 'a failed sign-in ends nothing')
  const second = await enter(password, { cookie: first.cookie })
  assert.equal(second.status, 200)
  assert.deepEqual([await isIn(first.cookie), await isIn(second.cookie), await isIn(other.cookie)], [false, true, true])
})

test('links that an earlier start printed do not work any more', async () => {
  const { db } = desk.database
  await db.insertInto('settings').values({ name: 'demo', value: 'true' }).execute()
  await db
    .updateTable('person_addresses')
    .set({ value: 'i.chaykina@okno.example' })
    .where('person_id', '=', desk.people.administrator.id)
    .execute()
  const printed: string[] = []
  const start = () => inviteToDemo({ db, url: 'http://localhost', say: (line) => printed.push(line) })
  await start()
  await start()
  const [early, late] = printed.flatMap((line) => /sign-in\/([\w-]+)/.exec(line)?.[1] ?? [])
  assert.deepEqual([(await enter({ token: early })).status, (await enter({ token: late })).status], [401, 200])
})

test('a password has ten signs or more, of whatever kind', async () => {
  const { lead } = desk.people
  const taken = ['река и лодка и берег', 'кот ел щи с хлебом', '5820 1749 3361 8074', '🦔 🐫 🪁 🧩 🛶 🥁 🪵 🧭', 'x!']
  const answers: number[] = []
  let current: string | undefined
  for (const next of taken) {
    const { status } = await setPassword(lead, { ...(current !== undefined && { current }), next })
    answers.push(status)
    if (status === 200) current = next
  }
  assert.deepEqual(answers, [200, 200, 200, 200, 400])
  assert.equal((await setPassword(lead, { current, next: 'q7#Lk2$x9' })).status, 400, 'nine signs')
})

test('a password counts as it was typed: its capitals, the blanks at its ends and the last of 500 signs', async () => {
  const { operator } = desk.people
  const right = ` Лодка${' плывёт к берегу'.repeat(31)}`.slice(0, 499).padEnd(500, ' ')
  assert.equal((await setPassword(operator, { next: right })).status, 200)
  const fits = async (password: string) => (await enter({ address: operator.email, password })).status
  const wrong = [right.toLowerCase(), right.toUpperCase(), right.trim(), right.trimEnd(), right.slice(0, 499)]
  for (const password of wrong) assert.equal(await fits(password), 401, JSON.stringify(password.slice(-20)))
  assert.equal(await fits(right), 200)
  assert.equal((await setPassword(operator, { current: right, next: `${right}x` })).status, 400, 'none is cut short')
})

test('one signs in by a code, a password, a link or a key, and by nothing that others could know', () => {
  const waysOf = (path: string) => {
    const door = desk.app.swagger().paths?.[path]?.post
    return JSON.stringify(door && 'requestBody' in door && door.requestBody).match(/"required":\[[^\]]+\]/g) ?? []
  }
  assert.deepEqual(waysOf('/api/sign-in'), [
    '"required":["address","code"]',
    '"required":["address","password"]',
    '"required":["token"]',
  ])
  const signed = [
    '"required":["clientDataJSON","authenticatorData","signature"]',
    '"required":["id","rawId","type","response"]',
  ]
  assert.deepEqual(waysOf('/api/sign-in/second-factor'), [
    '"required":["ticket","code"]',
    ...signed,
    '"required":["ticket","passkey"]',
  ])
  assert.deepEqual(waysOf('/api/sign-in/passkey'), [...signed, '"required":["passkey"]'])
})

test('no way in is taken from an address, but for the keys of letters that open one page each', async () => {
  const { token } = desk.people.cashier
  const session = (await desk.inBrowser(desk.people.cashier).cookie).split('=')[1] ?? ''
  for (const query of [
    `token=${token}`,
    `access_token=${token}`,
    `authorization=Bearer ${token}`,
    `okno_session=${session}`,
  ]) {
    assert.equal((await desk.as(null).get(`/api/me?${query}`)).status, 401, query)
  }
  const paths = Object.entries(desk.app.swagger().paths ?? {})
  const keyed = paths.filter(([path]) => /\{\w*(?:key|token|code|secret)\w*\}/i.test(path))
  const open: string[] = []
  for (const [path, ways] of keyed) {
    const method = Object.keys(ways ?? {})[0]?.toUpperCase() === 'GET' ? 'GET' : 'POST'
    const { status } = await desk.as(null).call(method, path.replaceAll(/\{\w+\}/g, 'k'.repeat(43)))
    if (status !== 401 && status !== 404) open.push(path.split('/')[2] ?? '')
  }
  assert.deepEqual([...new Set(open)].toSorted(), ['address-questions', 'letter-links'])
  const asked = paths.flatMap(([, ways]) => JSON.stringify(ways).match(/"in":"query","name":"[^"]+"/g) ?? [])
  assert.ok(asked.length > 10)
  assert.deepEqual(
    asked.filter((name) => /token|secret|password|session|authori/i.test(name)),
    [],
  )
})
