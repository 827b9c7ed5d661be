import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ASKING_LIMITS, QUESTION_LIFETIME } from '../../src/domain/people/address-questions.ts'
import type { TestDesk } from '../desk.ts'
import { keyIn } from '../letters/key-in.ts'
import { type MailDesk, openMailDesk } from '../letters/mail-desk.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

type Who = TestDesk['people']['cashier']

const listed = async (who: Who) => {
  const { body } = await desk.inBrowser(who).get('/api/me/addresses')
  const items = body.items.map(
    (one: { address: string; isMain: boolean; isProven: boolean }) =>
      `${one.address}${one.isMain ? ' main' : ''}${one.isProven ? '' : ' unproven'}`,
  )
  return [...items, ...body.waiting.map((one: { address: string }) => `${one.address} waits`)]
}
const idOf = async (who: Who, address: string) => {
  const { body } = await desk.inBrowser(who).get('/api/me/addresses')
  const found = [...body.items, ...body.waiting].find((one: { address: string }) => one.address === address)
  return found?.id ?? 0
}
/** Asks for an address; resolves with the letter that went there. */
const asked = async (who: Who, address: string) => {
  const answer = await desk.inBrowser(who).post('/api/me/addresses', { address })
  assert.equal(answer.status, 202, answer.text)
  await post.work()
  return sink.takenFor(address.toLowerCase()).at(-1)
}
const answered = (key: string, answer: 'yes' | 'no' = 'yes') =>
  desk.as(null).post(`/api/address-questions/${key}/answers`, { answer })
const added = async (who: Who, address: string) => {
  const { status, body } = await answered(keyIn(await asked(who, address)))
  assert.deepEqual([status, body.answer], [200, 'yes'])
}
const codeFor = async (address: string) => {
  await post.work()
  const before = sink.taken.length
  assert.equal((await desk.as(null).post('/api/sign-in/codes', { address })).status, 202)
  await post.work()
  const [letter] = sink.taken.slice(before)
  return { to: letter?.to[0] ?? null, code: /\d{6}/.exec(letter?.mail.text ?? '')?.[0] ?? '' }
}

test('an address counts for nothing until its reader pressed the button; opening the page changes nothing', async () => {
  const { cashier } = desk.people
  const letter = await asked(cashier, 'Ivan.Home@Mail.example')
  const key = keyIn(letter)
  assert.equal(letter?.headers['auto-submitted'], 'auto-generated')
  assert.ok(!JSON.stringify(letter.mail).includes(cashier.name), 'nothing of who asked is in it')
  const page = await desk.as(null).get(`/api/address-questions/${key}`)
  assert.deepEqual(
    [page.body.by, page.body.address, page.body.name, page.body.request],
    ['person', 'ivan.home@mail.example', cashier.name, null],
  )
  assert.deepEqual(await listed(cashier), ['ivan@vesna.example main', 'ivan.home@mail.example waits'])
  assert.equal((await codeFor('ivan.home@mail.example')).to, null, 'nobody can sign in by it')

  assert.deepEqual((await answered(key)).body, { answer: 'yes' })
  assert.deepEqual(await listed(cashier), ['ivan@vesna.example main', 'ivan.home@mail.example'])
  assert.equal((await answered(key)).body.code, 'letter-link.over', 'a key works once')
  assert.equal((await desk.as(null).get(`/api/address-questions/${key}`)).status, 410)

  const { to, code } = await codeFor('ivan.home@mail.example')
  assert.equal(to, 'ivan.home@mail.example', 'a code goes where it was ordered for')
  const entered = await desk.as(null).post('/api/sign-in', { address: 'ivan.home@mail.example', code })
  assert.equal(entered.status, 200)
  assert.match(sink.takenFor(cashier.email).at(-1)?.mail.text ?? '', /ivan\.home@mail\.example тоже ваш/)
})

test('what waits in the outbox opens nothing, and the database keeps no key', async () => {
  const { manager } = desk.people
  const key = keyIn(await asked(manager, 'maria@home.example'))
  const [row] = await post.sentTo('maria@home.example')
  assert.ok(!`${row?.text}${row?.html}`.includes(key))
  const { rows } = await desk.database.pool.query("select encode(token_hash, 'escape') from address_keys")
  assert.ok(rows.length > 0 && !JSON.stringify(rows).includes(key))
})

test('an address of somebody else looks like every other; only its mailbox hears that it is taken', async () => {
  const { colleague, stranger } = desk.people
  const free = await desk.inBrowser(colleague).post('/api/me/addresses', { address: 'nobody@free.example' })
  const taken = await desk.inBrowser(colleague).post('/api/me/addresses', { address: stranger.email })
  assert.deepEqual([free.status, free.text], [taken.status, taken.text])
  await post.work()
  assert.deepEqual(await listed(colleague), [
    'olga@vesna.example main',
    'nobody@free.example waits',
    `${stranger.email} waits`,
  ])
  const letter = sink.takenFor(stranger.email).at(-1)
  assert.match(letter?.mail.text ?? '', /уже принадлежит другому профилю/)
  assert.ok(!letter?.mail.text?.includes('/a/'), 'nothing to press')
  assert.ok(!JSON.stringify(letter?.mail).includes(colleague.name))
  assert.deepEqual(await listed(stranger), [`${stranger.email} main`])
})

test('how long the answer takes says nothing either', async () => {
  const { analyst, stranger } = desk.people
  for (const address of ['zakhar@home.example', stranger.email]) {
    const started = performance.now()
    assert.equal((await desk.inBrowser(analyst).post('/api/me/addresses', { address })).status, 202)
    assert.ok(performance.now() - started >= 115, 'both take as long as the slower of them')
  }
})

test('an address that became another’s while its letter lay there stays his', async () => {
  const { dealerUser, dealerManager } = desk.people
  const first = keyIn(await asked(dealerUser, 'both@sever.example'))
  const second = keyIn(await asked(dealerManager, 'both@sever.example'))
  assert.equal((await answered(second)).body.answer, 'yes')
  assert.equal((await answered(first)).body.answer, 'taken')
  assert.deepEqual(await listed(dealerUser), ['dmitry@sever.example main'])
  assert.deepEqual(await listed(dealerManager), ['denis@sever.example main', 'both@sever.example'])
})

test('letters go to the main address; the last one stays; who loses one signs in by it no more', async () => {
  const { contractor } = desk.people
  const as = desk.inBrowser(contractor)
  const onlyOne = await as.remove(`/api/me/addresses/${await idOf(contractor, contractor.email)}`)
  assert.deepEqual([onlyOne.status, onlyOne.body.facts.because], [400, 'last_address'])
  await added(contractor, 'kirill@home.example')
  const id = await idOf(contractor, 'kirill@home.example')
  assert.equal((await as.put('/api/me/main-address', { id })).status, 200)
  assert.equal((await as.put('/api/me/main-address', { id })).status, 200, 'twice is once')
  assert.deepEqual(await listed(contractor), ['kirill@home.example main', 'kirill@contractor.example'])

  const { code } = await codeFor(contractor.email)
  assert.equal((await as.remove(`/api/me/addresses/${await idOf(contractor, contractor.email)}`)).status, 200)
  const late = await desk.as(null).post('/api/sign-in', { address: 'kirill@home.example', code })
  assert.equal(late.status, 401, 'a code that was sent there is worth nothing')
  assert.equal((await codeFor(contractor.email)).to, null)
  assert.deepEqual(await listed(contractor), ['kirill@home.example main'])
})

test('nobody touches addresses of others', async () => {
  const { stranger, analyst } = desk.people
  const id = await idOf(stranger, stranger.email)
  await desk.inBrowser(stranger).post('/api/me/addresses', { address: 'petr@home.example' })
  const claim = await idOf(stranger, 'petr@home.example')
  for (const answer of [
    await desk.inBrowser(analyst).remove(`/api/me/addresses/${id}`),
    await desk.inBrowser(analyst).put('/api/me/main-address', { id }),
    await desk.inBrowser(analyst).remove(`/api/me/address-claims/${claim}`),
  ])
    assert.deepEqual([answer.status, answer.body.code], [404, 'person.not-found'])
  assert.deepEqual(await listed(stranger), [`${stranger.email} main`, 'petr@home.example waits'])
})

test('who does not want an address any more takes the wish back, and its link is over', async () => {
  const { outsider } = desk.people
  const key = keyIn(await asked(outsider, 'vera@typo.example'))
  const id = await idOf(outsider, 'vera@typo.example')
  assert.equal((await desk.inBrowser(outsider).remove(`/api/me/address-claims/${id}`)).status, 200)
  assert.equal((await answered(key)).status, 410)
  assert.deepEqual(await listed(outsider), ['vera@desk.example main'])
})

test('a link is over after 72 hours, and when its person is archived', async () => {
  const { cataloguer, lead } = desk.people
  const late = keyIn(await asked(cataloguer, 'zhanna@home.example'))
  desk.clock.offset += QUESTION_LIFETIME
  assert.equal((await desk.as(null).get(`/api/address-questions/${late}`)).status, 410)
  assert.equal((await answered(late)).status, 410)
  assert.deepEqual(await listed(cataloguer), ['zhanna@desk.example main'])

  const key = keyIn(await asked(lead, 'gleb@home.example'))
  const archive = (archived_at: string | null) =>
    desk.database.db.updateTable('people').set({ archived_at }).where('id', '=', lead.id).execute()
  await archive(new Date().toISOString())
  assert.equal((await answered(key)).body.code, 'letter-link.over')
  await archive(null)
})

test('letters are limited for a person and for a mailbox; our own mailboxes are nobody’s', async () => {
  const { specialist, administrator } = desk.people
  const order = (who: Who, address: string) => desk.inBrowser(who).post('/api/me/addresses', { address })
  for (let count = 0; count < ASKING_LIMITS.perAddress.most; count++) {
    assert.equal((await order(specialist, 'boris@home.example')).status, 202)
  }
  assert.equal((await order(specialist, 'boris@home.example')).body.code, 'too-many-requests')
  for (let count = ASKING_LIMITS.perAddress.most; count < ASKING_LIMITS.perPerson.most; count++) {
    assert.equal((await order(specialist, `boris${count}@home.example`)).status, 202)
  }
  assert.equal((await order(specialist, 'boris9@home.example')).status, 429)
  const mailbox = { address: 'help@desk.example', managed_by: 'screen' }
  await desk.database.db.insertInto('mailboxes').values(mailbox).execute()
  for (const address of ['help@desk.example', 'help+1@desk.example', 'no address']) {
    assert.equal((await order(administrator, address)).status, 400, address)
  }
})

test('a POST repeated under its key asks once', async () => {
  const { operator } = desk.people
  const order = () =>
    desk.inBrowser(operator).post('/api/me/addresses', { address: 'anna@home.example' }, { 'idempotency-key': 'once' })
  assert.equal((await order()).status, 202)
  assert.equal((await order()).status, 202)
  await post.work()
  assert.equal(sink.takenFor('anna@home.example').length, 1)
})

test('of two presses at the same moment one counts', async () => {
  const { dealerUser } = desk.people
  const key = keyIn(await asked(dealerUser, 'dmitry@twice.example'))
  const told = await Promise.all([answered(key, 'yes'), answered(key, 'no')])
  assert.deepEqual(told.map(({ status }) => status).sort(), [200, 410])
})

test('whoever tries many addresses is slowed down, and nobody else who comes from where he does', async () => {
  desk.clock.offset += ASKING_LIMITS.tries.within
  const { manager, analyst } = desk.people
  const order = (who: Who) => desk.inBrowser(who).post('/api/me/addresses', { address: who.email })
  const orders = Array.from({ length: ASKING_LIMITS.tries.most }, () => order(manager))
  for (const { status } of await Promise.all(orders)) assert.equal(status, 202)
  assert.equal((await order(manager)).body.code, 'too-many-requests')
  assert.equal((await order(analyst)).status, 202)
})
