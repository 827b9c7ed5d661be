import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const PASSWORD = 'верблюд-лампа-дождь-42'
const STEP = 30_000

const numberOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + desk.clock.offset + steps * STEP })

type Who = 'operator' | 'specialist' | 'lead' | 'administrator'

async function withPassword(who: Who) {
  const { id } = desk.people[who]
  await sql`update people set password_hash = ${await passwordHash(PASSWORD, 'test')} where id = ${id}`.execute(
    desk.database.db,
  )
  const { rows } = await sql<{ value: string }>`select value from person_addresses
    where person_id = ${id} and kind = 'email' limit 1`.execute(desk.database.db)
  return { address: rows[0]?.value ?? assert.fail(), password: PASSWORD }
}

/** Sets it up in his browser; resolves with the secret of the device and the recovery codes. */
async function setUp(who: Who) {
  const browser = desk.inBrowser(desk.people[who])
  const begun = await browser.post('/api/me/second-factor', {})
  assert.equal(begun.status, 201, begun.text)
  const confirmed = await browser.put('/api/me/second-factor', { code: numberOf(begun.body.secret) })
  assert.equal(confirmed.status, 200, confirmed.text)
  // The next number: one that came in comes in no more.
  desk.clock.offset += STEP
  return {
    browser,
    secret: begun.body.secret as string,
    codes: confirmed.body.codes as string[],
    link: begun.body.link,
  }
}

const finish = (ticket: string, code: string) => desk.as(null).post('/api/sign-in/second-factor', { ticket, code })

test('whoever has set up a device comes in by his password and its number, and by neither alone', async () => {
  const credentials = await withPassword('specialist')
  const { secret, link } = await setUp('specialist')
  assert.match(link, /^otpauth:\/\/totp\//)
  const half = await desk.as(null).post('/api/sign-in', credentials)
  assert.equal(half.status, 200)
  assert.equal(half.headers['set-cookie'], undefined)
  const ticket: string = half.body.ticket
  assert.equal(
    (await desk.as(null).call('GET', '/api/me', undefined, { cookie: `okno_session=${ticket}` })).status,
    401,
  )

  assert.equal((await finish(ticket, '000000')).body.code, 'second-factor.wrong')
  const number = numberOf(secret)
  const done = await finish(ticket, number)
  assert.equal(done.status, 200, done.text)
  assert.match(String(done.headers['set-cookie']), /okno_session=/)
  assert.equal((await finish(ticket, number)).body.code, 'second-factor.over')
})

test('a number comes in once, and not when it is old', async () => {
  const credentials = await withPassword('lead')
  const { secret } = await setUp('lead')
  const number = numberOf(secret)
  const [one, other] = await Promise.all(
    [1, 2].map(async () => finish((await desk.as(null).post('/api/sign-in', credentials)).body.ticket, number)),
  )
  // Either of the two came first; the other met a number that was spent, or a half that had ended with the first.
  assert.equal([one?.status, other?.status].filter((status) => status === 200).length, 1)
  const old = numberOf(secret, -3)
  const { ticket } = (await desk.as(null).post('/api/sign-in', credentials)).body
  assert.equal((await finish(ticket, old)).body.code, 'second-factor.wrong')
})

test('a recovery code comes in once, however it is spelled, and guesses are counted', async () => {
  const credentials = await withPassword('operator')
  const { browser, codes } = await setUp('operator')
  assert.equal(codes.length, 10)
  const enter = async (code: string) =>
    finish((await desk.as(null).post('/api/sign-in', credentials)).body.ticket, code)
  const [first = '', second = ''] = codes
  assert.equal((await enter(first.replace('-', ' ').toUpperCase())).status, 200)
  assert.equal((await enter(first)).body.code, 'second-factor.wrong')
  assert.equal((await browser.get('/api/me/second-factor')).body.recoveryLeft, 9)
  const { ticket } = (await desk.as(null).post('/api/sign-in', credentials)).body
  for (let guess = 0; guess < 10; guess++) await finish(ticket, '123456')
  assert.equal((await finish(ticket, second)).body.code, 'sign-in.too-many-attempts')
})

test('what is kept opens no door to whoever reads the database', async () => {
  const { rows } = await sql<{
    all: string
  }>`select string_agg(encode(secret, 'escape'), ' ') as all from second_factors`.execute(desk.database.db)
  assert.doesNotMatch(rows[0]?.all ?? '', /[A-Z2-7]{32}/)
})

test('a half that waited too long is over', async () => {
  const credentials = await withPassword('specialist')
  const { ticket } = (await desk.as(null).post('/api/sign-in', credentials)).body
  desk.clock.offset += 11 * 60_000
  assert.equal((await finish(ticket, '123456')).body.code, 'second-factor.over')
})

test('where a role asks for it, nothing else is answered before it is set up, to tokens neither', async () => {
  const { people, inBrowser, as } = desk
  const administrator = inBrowser(people.administrator)
  const demand = (roles: string[], seen: string[] = []) =>
    administrator.put('/api/second-factor-roles', { roles, seen })
  assert.equal((await demand(['administrator'])).body.code, 'second-factor.own-first')
  assert.equal((await demand(['contractor'], ['analyst'])).body.code, 'second-factor.changed')
  assert.equal((await demand(['contractor', 'catalogue_manager'])).status, 200)
  assert.deepEqual((await administrator.get('/api/second-factor-roles')).body.roles, [
    'catalogue_manager',
    'contractor',
  ])

  const catalogue = inBrowser(people.cataloguer)
  for (const caller of [catalogue, as(people.cataloguer)]) {
    for (const path of ['/api/services', '/api/first-answers?to=me,views'])
      assert.equal((await caller.get(path)).body.code, 'second-factor.demanded')
    assert.equal((await caller.get('/api/me')).body.lacksSecondFactor, true)
  }
  const { secret } = (await catalogue.post('/api/me/second-factor', {})).body
  assert.equal((await catalogue.put('/api/me/second-factor', { code: numberOf(secret) })).status, 200)
  assert.equal((await catalogue.get('/api/services')).status, 200)
  desk.clock.offset += STEP
  const removal = await catalogue.post('/api/me/second-factor/removal', { code: numberOf(secret) })
  assert.equal(removal.body.code, 'second-factor.demanded')

  const undone = await administrator.remove(`/api/staff/${people.cataloguer.id}/second-factor`)
  assert.equal(undone.status, 200, undone.text)
  assert.equal((await catalogue.get('/api/me')).status, 401)
  assert.equal((await demand([], ['catalogue_manager', 'contractor'])).status, 200)
})

test('it is taken off by a number of the device alone', async () => {
  const { browser, secret } = await setUp('administrator')
  assert.equal((await browser.post('/api/me/second-factor', {})).body.code, 'second-factor.is-on')
  assert.equal(
    (await browser.post('/api/me/second-factor/removal', { code: '000000' })).body.code,
    'second-factor.wrong',
  )
  assert.equal((await browser.post('/api/me/second-factor/removal', { code: numberOf(secret) })).status, 200)
  assert.equal((await browser.get('/api/me/second-factor')).body.since, null)
})

test('its owner is told by letter when it is turned on and off, when a recovery code comes in, and when it is reset for him', async () => {
  const { id } = desk.people.operator
  await sql`delete from second_factors where person_id = ${id}`.execute(desk.database.db)
  await sql`delete from guesses`.execute(desk.database.db)
  const told = async () => {
    const { rows } = await sql<{
      subject: string
      text: string
    }>`select d.payload->>'subject' as subject, d.payload->>'text' as text
      from notices n join deliveries d on d.notice_id = n.id where n.person_id = ${id} and n.kind = 'address' order by n.id`.execute(
      desk.database.db,
    )
    return rows
  }
  const known = (await told()).length
  const { browser, codes } = await setUp('operator')
  assert.equal((await browser.post('/api/me/second-factor/removal', { code: codes[0] })).status, 200)
  await setUp('operator')
  await desk.inBrowser(desk.people.administrator).remove(`/api/staff/${id}/second-factor`)
  const letters = (await told()).slice(known)
  assert.deepEqual(
    letters.map(({ subject }) => subject),
    [
      'Подтверждение входа включено',
      'Использован запасной код',
      'Код приложения отключён',
      'Подтверждение входа включено',
      'Подтверждение входа сброшено',
    ],
  )
  for (const { text } of letters) assert.match(text, /http:\/\/localhost\/me/)
  assert.ok(!letters.some(({ text }) => codes.some((code) => text.includes(code))), 'no letter holds a code')
})
