import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { GUESSES } from '../../src/actions/sessions/sign-in.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lettersOut } from '../letters/letters-out.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

async function letterFor(address: string) {
  const nobody = desk.as(null)
  const ordered = await nobody.post('/api/sign-in/codes', { address })
  assert.equal(ordered.status, 202, ordered.text)
  const letter = await lettersOut(desk.database.db)
    .selectAll()
    .where('to_address', '=', address)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return {
    letter,
    answer: ordered.text,
    code: /(\d{6})/.exec(letter?.text ?? '')?.[1] ?? '',
    token: /sign-in\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '',
  }
}

async function enter(body: unknown) {
  const answer = await desk.as(null).post('/api/sign-in', body)
  const cookie = /okno_session=([^;]+)/.exec(String(answer.headers['set-cookie'] ?? ''))?.[1] ?? ''
  const call = (method: 'GET' | 'DELETE' | 'PUT' | 'POST', url: string, payload?: unknown, headers = {}) =>
    desk.as(null).call(method, url, payload, { cookie: `okno_session=${cookie}`, ...headers })
  return { ...answer, cookie, call }
}

test('a code from the letter signs in once, its link too', async () => {
  const { code, token } = await letterFor('ivan@vesna.example')
  assert.equal(
    (await enter({ address: 'Ivan@Vesna.example', code: '000000' === code ? '000001' : '000000' })).status,
    401,
  )
  const entered = await enter({ address: 'Ivan@Vesna.example', code })
  assert.equal(entered.status, 200, entered.text)
  assert.match(String(entered.headers['set-cookie']), /HttpOnly; SameSite=Lax/)
  assert.equal((await entered.call('GET', '/api/me')).body.name, 'Иван Кассиров')
  assert.equal((await enter({ address: 'ivan@vesna.example', code })).status, 401, 'a code works once')
  assert.equal((await enter({ token })).status, 401, 'the link of a used code is used up too')
})

test('the letter has its code and its link in both its parts, in the language of its reader', async () => {
  const { people, database } = desk
  await database.db.updateTable('people').set({ locale: 'en' }).where('id', '=', people.manager.id).execute()
  for (const [address, words] of [
    [people.cashier.email, /Код для входа[\s\S]*Код и ссылка действуют 15 минут/],
    [people.manager.email, /Your sign-in code[\s\S]*work once, for 15 minutes/],
  ] as const) {
    const { letter, code, token } = await letterFor(address)
    assert.match(letter?.subject ?? '', new RegExp(`${code}$`))
    assert.match(letter?.html ?? '', words)
    assert.ok(letter?.html?.includes(`>${code}</div>`))
    assert.ok(letter?.html?.includes(`href="http://localhost/sign-in/${token}"`))
    assert.equal(letter?.kind, 'sign_in')
  }
  await database.db.updateTable('people').set({ locale: 'ru' }).where('id', '=', people.manager.id).execute()
})

test('quiet hours are kept as they were said, and what is no time or no zone is refused', async () => {
  const me = desk.as(desk.people.cashier)
  const patched = (body: unknown) => me.call('PATCH', '/api/me', body)
  const quiet = async () => (await me.get('/api/me')).body.quiet
  assert.equal(await quiet(), null)
  assert.equal((await patched({ quiet: { from: '22:00', to: '07:30' } })).status, 200)
  assert.deepEqual(await quiet(), { from: '22:00', to: '07:30', weekends: false })
  assert.equal((await patched({ name: 'Иван Кассиров' })).status, 200)
  assert.deepEqual(await quiet(), { from: '22:00', to: '07:30', weekends: false }, 'what was not named stays')
  for (const wrong of [
    { quiet: { from: '22:00', to: '24:00' } },
    { quiet: { from: '22:00' } },
    { quiet: { from: '08:00', to: '08:00' } },
    { zone: 'Mars/Olympus' },
  ]) {
    assert.equal((await patched(wrong)).status, 400, JSON.stringify(wrong))
  }
  assert.equal((await patched({ quiet: null })).status, 200)
  assert.equal(await quiet(), null)
})

test('a link signs in once and not after its time', async () => {
  const first = await letterFor('maria@vesna.example')
  assert.equal((await enter({ token: first.token })).status, 200)
  assert.equal((await enter({ token: first.token })).body.code, 'sign-in.link-expired')
  const second = await letterFor('maria@vesna.example')
  desk.clock.offset += 16 * MINUTE
  assert.equal((await enter({ token: second.token })).status, 401)
})

test('an unknown address gets the same answer and no letter', async () => {
  const known = await letterFor('olga@vesna.example')
  const unknown = await letterFor('nobody@vesna.example')
  assert.equal(unknown.answer, known.answer)
  assert.equal(unknown.code, '')
})

test('sessions are listed and ended from afar; a password ends the others', async () => {
  const here = await enter({ token: (await letterFor('denis@sever.example')).token })
  const there = await enter({ token: (await letterFor('denis@sever.example')).token })
  const { body } = await here.call('GET', '/api/sessions')
  assert.equal(body.sessions.length, 2)
  const foreign = body.sessions.find((session: { current: boolean }) => !session.current)
  assert.equal((await here.call('DELETE', `/api/sessions/${foreign.id}`)).status, 200)
  assert.equal((await there.call('GET', '/api/me')).status, 401)

  const third = await enter({ token: (await letterFor('denis@sever.example')).token })
  assert.equal((await here.call('PUT', '/api/me/password', { next: 'aaaaaaaaaaaa' })).body.code, 'password.too-weak')
  assert.equal((await here.call('PUT', '/api/me/password', { next: 'три слова подряд' })).status, 200)
  assert.equal((await third.call('GET', '/api/me')).status, 401)
  assert.equal((await enter({ address: 'denis@sever.example', password: 'три слова подряд' })).status, 200)
  assert.equal(
    (await here.call('PUT', '/api/me/password', { next: 'другие три слова' })).status,
    401,
    'the old one is asked for',
  )
})

test('guessing is slowed down, for an account whether it exists or not', async () => {
  for (const address of ['boris@desk.example', 'nobody@desk.example']) {
    const tries = []
    for (let attempt = 0; attempt <= GUESSES.perAccount; attempt++)
      tries.push(await enter({ address, password: `wrong ${attempt}` }))
    assert.deepEqual([...new Set(tries.slice(0, -1).map(({ status }) => status))], [401])
    assert.equal(tries.at(-1)?.status, 429)
  }
})

test('a change that comes from a foreign page is refused, though the cookie came along', async () => {
  const entered = await enter({ token: (await letterFor('anna@desk.example')).token })
  const post = (headers: Record<string, string>) => entered.call('POST', '/api/requests', { subject: 'x' }, headers)
  assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).status, 403)
  assert.equal((await post({ origin: 'https://evil.example', host: 'localhost' })).status, 403)
  assert.equal((await post({ 'sec-fetch-site': 'same-site' })).status, 403)
  for (const hidden of ['null', 'file://', 'about:blank']) {
    assert.equal((await post({ origin: hidden, host: 'localhost' })).status, 403, `from ${hidden}`)
  }
  assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).status, 201)
  assert.equal((await post({ origin: 'http://localhost', host: 'localhost' })).status, 201)
})

test('a sign-out ends the session itself, not only the cookie', async () => {
  const entered = await enter({ token: (await letterFor('anna@desk.example')).token })
  assert.equal((await entered.call('GET', '/api/me')).status, 200)
  assert.equal((await entered.call('DELETE', '/api/sessions/current')).status, 200)
  assert.equal((await entered.call('GET', '/api/me')).status, 401)
})

test('archived people cannot come in any more', async () => {
  const { people, database } = desk
  const open = desk.inBrowser(people.contractor)
  assert.equal((await open.get('/api/me')).status, 200)
  await database.db
    .updateTable('people')
    .set({ archived_at: new Date().toISOString() })
    .where('id', '=', people.contractor.id)
    .execute()
  assert.equal((await desk.as(people.contractor).get('/api/me')).status, 401)
  assert.equal((await open.get('/api/me')).status, 401, 'a session that was open is over')
  assert.equal((await letterFor('kirill@contractor.example')).code, '')
})
