import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { passwordHash } from '../../src/actions/ground/secrets.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { newAuthenticator } from '../ground/authenticator.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())
beforeEach(() => sql`delete from guesses`.execute(desk.database.db))

const ORIGIN = 'http://localhost'
const PASSWORD = 'верблюд-лампа-дождь-42'

type Who = keyof TestDesk['people']

/** Adds a key in the browser of a person, who proves himself by another where he has one. */
async function withKey(who: Who, by?: ReturnType<typeof newAuthenticator>) {
  const browser = desk.inBrowser(desk.people[who])
  const key = newAuthenticator(ORIGIN)
  const proof = by && { passkey: by.sign((await browser.post('/api/me/passkeys/question', {})).body.options) }
  const { options } = (await browser.post('/api/me/passkeys/making', {})).body
  const added = await browser.put('/api/me/passkeys', { name: 'Ноутбук', made: key.make(options), proof })
  assert.equal(added.status, 200, added.text)
  return { browser, key, codes: added.body.codes as string[] | null }
}

async function half(who: Who): Promise<{ readonly ticket: string; readonly ways: string[] }> {
  const { id, email } = desk.people[who]
  await sql`update people set password_hash = ${await passwordHash(PASSWORD, 'test')} where id = ${id}`.execute(
    desk.database.db,
  )
  const { status, body, text } = await desk.as(null).post('/api/sign-in', { address: email, password: PASSWORD })
  assert.equal(status, 200, text)
  return body
}

async function question(ticket?: string) {
  const { status, body, text } = await desk.as(null).post('/api/sign-in/passkey-question', ticket ? { ticket } : {})
  assert.equal(status, 200, text)
  return body.options
}

const enter = (passkey: object) => desk.as(null).post('/api/sign-in/passkey', { passkey })
const finish = (ticket: string, shown: object) => desk.as(null).post('/api/sign-in/second-factor', { ticket, ...shown })

/** Who holds the session of this answer. */
async function comesInAs(answer: Awaited<ReturnType<typeof enter>>): Promise<number> {
  assert.equal(answer.status, 200, answer.text)
  const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  return (await desk.as({ cookie }).get('/api/me')).body.id
}

/** What the last letters to somebody were about. */
async function letters(who: Who): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`select d.payload->>'subject' as subject from notices n
    join deliveries d on d.notice_id = n.id where n.person_id = ${desk.people[who].id} and n.kind = 'address' order by n.id`.execute(
    desk.database.db,
  )
  return rows.map(({ subject }) => subject)
}

test('a key that its holder unlocks signs him in by itself, and a letter tells that it was added', async () => {
  const { key, codes } = await withKey('specialist')
  assert.equal(codes?.length, 10)
  const options = await question()
  assert.deepEqual([options.userVerification, options.allowCredentials], ['required', []])
  assert.equal(await comesInAs(await enter(key.sign(options))), desk.people.specialist.id)
  assert.deepEqual(await letters('specialist'), ['Добавлен ключ доступа'])
  const { passkeys } = (await desk.inBrowser(desk.people.specialist).get('/api/me/second-factor')).body
  assert.deepEqual([passkeys.length, passkeys[0].name, passkeys[0].usedAt !== null], [1, 'Ноутбук', true])
})

test('what was signed comes in once, here, now, by an unlocked key that counts on, and by its own alone', async () => {
  const { key } = await withKey('operator')
  const first = key.sign(await question())
  assert.equal((await enter(first)).status, 200)
  const refused = async (passkey: object) => (await enter(passkey)).body.code
  assert.equal(await refused(first), 'passkey.over', 'signed twice')
  assert.equal(await refused(key.sign(await question(), { origin: 'http://localhost.evil.example' })), 'passkey.wrong')
  assert.equal(await refused(key.sign({ ...(await question()), rpId: 'evil.example' })), 'passkey.wrong')
  assert.equal(await refused(key.sign(await question(), { unlocked: false })), 'passkey.wrong')
  assert.equal(await refused(key.sign(await question(), { counter: 1 })), 'passkey.wrong', 'a copy of the key')
  const other = newAuthenticator(ORIGIN)
  assert.equal(await refused(other.sign(await question())), 'passkey.wrong')
  assert.equal(await refused({ ...other.sign(await question()), id: first.id, rawId: first.id }), 'passkey.wrong')
  assert.equal(
    await refused({ ...first, response: { ...first.response, clientDataJSON: 'bm9uc2Vuc2U' } }),
    'passkey.over',
  )
  const late = await question()
  desk.clock.offset += 6 * MINUTE
  assert.equal(await refused(key.sign(late)), 'passkey.over')
  desk.clock.offset = 0
  const { browser } = await withKey('cashier')
  const ofHis = (await browser.post('/api/me/passkeys/question', {})).body.options
  assert.equal(await refused(key.sign(ofHis)), 'passkey.over', 'asked for something else')
})

test('as a second factor it is asked for after the password, and only keys of that person fit', async () => {
  const { key, codes } = await withKey('lead')
  const stranger = await withKey('analyst')
  const { ticket, ways } = await half('lead')
  assert.deepEqual(ways, ['passkey', 'code'])
  const options = await question(ticket)
  assert.deepEqual([options.userVerification, options.allowCredentials.length], ['preferred', 1])
  const foreign = await finish(ticket, { passkey: stranger.key.sign(options) })
  assert.equal(foreign.body.code, 'passkey.wrong')
  assert.equal(
    await comesInAs(await finish(ticket, { passkey: key.sign(await question(ticket), { unlocked: false }) })),
    desk.people.lead.id,
  )
  const again = await half('lead')
  assert.equal(await comesInAs(await finish(again.ticket, { code: codes?.[0] ?? '' })), desk.people.lead.id)
  assert.deepEqual((await letters('lead')).at(-1), 'Использован запасной код')
  assert.equal((await finish((await half('lead')).ticket, { code: codes?.[0] ?? '' })).body.code, 'second-factor.wrong')
})

test('whoever has a factor shows it to add a key or to remove one: a stolen session makes no way in of itself', async () => {
  const { browser, key } = await withKey('dealerUser')
  const { options } = (await browser.post('/api/me/passkeys/making', {})).body
  const made = newAuthenticator(ORIGIN).make(options)
  const bare = await browser.put('/api/me/passkeys', { name: 'Чужой', made })
  assert.deepEqual([bare.status, bare.body.code], [403, 'second-factor.needed'])
  const wrong = await browser.put('/api/me/passkeys', { name: 'Чужой', made, proof: { code: '000000' } })
  assert.equal(wrong.body.code, 'second-factor.wrong')
  const second = await withKey('dealerUser', key)
  assert.equal(second.codes, null, 'he has his codes already')
  const [first] = (await second.browser.get('/api/me/second-factor')).body.passkeys
  const removal = (proof?: object) => second.browser.post(`/api/me/passkeys/${first.id}/removal`, { proof })
  assert.equal((await removal()).body.code, 'second-factor.needed')
  const asked = (await second.browser.post('/api/me/passkeys/question', {})).body.options
  assert.equal((await removal({ passkey: second.key.sign(asked) })).status, 200)
  assert.equal((await enter(key.sign(await question()))).body.code, 'passkey.wrong')
  assert.equal((await browser.get('/api/me')).status, 401, 'the other sessions ended when it was added')
  assert.deepEqual(await letters('dealerUser'), [
    'Добавлен ключ доступа',
    'Добавлен ключ доступа',
    'Ключ доступа убран',
  ])
})

test('a key is one of the factors that roles ask for, and the last one stays while they do', async () => {
  const { contractor, administrator } = desk.people
  const roles = ['contractor']
  await desk.inBrowser(administrator).put('/api/second-factor-roles', { roles, seen: [] })
  assert.equal((await desk.inBrowser(contractor).get('/api/requests')).body.code, 'second-factor.demanded')
  const { browser, key } = await withKey('contractor')
  assert.equal((await browser.get('/api/requests')).status, 200)
  const { passkeys, demanded } = (await browser.get('/api/me/second-factor')).body
  assert.equal(demanded, true)
  const asked = (await browser.post('/api/me/passkeys/question', {})).body.options
  const last = await browser.post(`/api/me/passkeys/${passkeys[0].id}/removal`, { proof: { passkey: key.sign(asked) } })
  assert.deepEqual([last.status, last.body.code], [403, 'second-factor.demanded'])
  await desk.inBrowser(administrator).put('/api/second-factor-roles', { roles: [], seen: roles })
})

test('an administrator resets the keys of a colleague, who is told; a token makes and removes none', async () => {
  const { outsider, administrator } = desk.people
  const { key } = await withKey('outsider')
  const member = async () => {
    const { staff } = (await desk.inBrowser(administrator).get('/api/staff')).body
    return staff.find(({ id }: { id: number }) => id === outsider.id)
  }
  assert.equal((await member()).hasSecondFactor, true)
  assert.equal((await desk.inBrowser(administrator).remove(`/api/staff/${outsider.id}/second-factor`)).status, 200)
  assert.equal((await member()).hasSecondFactor, false)
  assert.equal((await enter(key.sign(await question()))).body.code, 'passkey.wrong')
  assert.deepEqual((await letters('outsider')).at(-1), 'Подтверждение входа сброшено')
  for (const path of ['making', 'question', '1/removal']) {
    assert.equal((await desk.as(outsider).post(`/api/me/passkeys/${path}`, {})).body.code, 'session.needed')
  }
})

test('whoever was archived comes in by no key, and one key is of one person', async () => {
  const { key } = await withKey('manager')
  await sql`update people set archived_at = now() where id = ${desk.people.manager.id}`.execute(desk.database.db)
  assert.equal((await enter(key.sign(await question()))).body.code, 'passkey.wrong')
  const browser = desk.inBrowser(desk.people.colleague)
  const { options } = (await browser.post('/api/me/passkeys/making', {})).body
  const taken = await browser.put('/api/me/passkeys', { name: 'Общий', made: key.make(options) })
  assert.equal(taken.body.code, 'passkey.wrong')
})

test('a source asks for keys so often, while those who have shown their first factor go on', async () => {
  await withKey('cataloguer')
  const { ticket } = await half('cataloguer')
  await sql`delete from guesses`.execute(desk.database.db)
  let status = 200
  for (let asked = 0; status === 200 && asked < 400; asked++) {
    status = (await desk.as(null).post('/api/sign-in/passkey-question', {})).status
  }
  assert.equal(status, 429)
  assert.ok((await question(ticket)).challenge)
})
