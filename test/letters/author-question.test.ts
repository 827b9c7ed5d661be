import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { forgetOldClaims } from '../../src/db/people/address-questions.ts'
import { QUESTION_LIFETIME } from '../../src/domain/people/address-questions.ts'
import type { TestDesk } from '../desk.ts'
import { keyIn } from './key-in.ts'
import { type MailDesk, openMailDesk } from './mail-desk.ts'
import { SUPPORT } from './post-office.ts'

let desk: MailDesk['desk']
let post: MailDesk['post']
let sink: MailDesk['sink']
let close: MailDesk['close']
before(async () => {
  ;({ desk, post, sink, close } = await openMailDesk())
})
after(() => close())

type Who = TestDesk['people']['cashier']

const STRANGERS_WORDS = 'Позвоните мне по номеру 8 900 000-00-00'

/** An answer with our mark and a proven author whom nobody knows, but by his name. */
const writtenFrom = async (from: string, name: string, number: number) => {
  const to = SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)
  return post.receiveProven({ from: `${name} <${from}>`, to, subject: STRANGERS_WORDS, text: STRANGERS_WORDS })
}
const parkedFrom = async (from: string, who: Who, number: number) => {
  const { id, state, decision } = await writtenFrom(from, who.name, number)
  assert.deepEqual([state, Object(decision).because], ['parked', 'looks_like_participant'])
  return id
}
const operator = () => desk.as(desk.people.operator)
const ask = (id: number) => operator().post(`/api/letters/${id}/author-question`, undefined)
const authorOf = async (id: number) => (await operator().get(`/api/letters/${id}`)).body.author
/** Asks, and resolves with the letter that its person got at the address we know. */
const askedAt = async (id: number, who: Who) => {
  const { status, text } = await ask(id)
  assert.equal(status, 200, text)
  await post.work()
  return sink.takenFor(who.email).at(-1)
}
const answered = async (key: string, answer: 'yes' | 'no') => {
  const told = await desk.as(null).post(`/api/address-questions/${key}/answers`, { answer })
  await post.work()
  return told
}
const letter = async (id: number) => (await operator().get(`/api/letters/${id}`)).body
const mayEnterBy = async (address: string) => {
  const taken = sink.taken.length
  await desk.as(null).post('/api/sign-in/codes', { address })
  await post.work()
  return sink.taken.slice(taken).some(({ to }) => to.includes(address))
}

test('a yes lets in the letter, others that waited for the same, and the address from then on', async () => {
  const { cashier } = desk.people
  const [number, other] = [await desk.file(cashier), await desk.file(cashier)]
  const first = await parkedFrom('kassir@away.example', cashier, number)
  const second = await parkedFrom('kassir@away.example', cashier, other)
  assert.deepEqual(await authorOf(first), { name: cashier.name, mayAsk: true, obstacle: null, asked: null })

  const told = await askedAt(first, cashier)
  assert.match(told?.mail.text ?? '', new RegExp(`С адреса kassir@away\\.example .*в заявку №${number}`))
  assert.ok(!`${told?.mail.subject}${told?.mail.text}${told?.mail.html}`.includes('8 900'), 'no word of the stranger')
  const key = keyIn(told)
  const page = await desk.as(null).get(`/api/address-questions/${key}`)
  assert.deepEqual(
    [page.body.by, page.body.address, page.body.request.number, page.text.includes('8 900')],
    ['support', 'kassir@away.example', number, false],
  )
  assert.deepEqual([(await letter(first)).state, (await post.messages(number)).length], ['parked', 1])

  assert.deepEqual((await answered(key, 'yes')).body, { answer: 'yes' })
  for (const [id, request] of [
    [first, number],
    [second, other],
  ] as const) {
    const { state, request: where, history, decidedBy } = await letter(id)
    assert.deepEqual([state, where, history[0].because], ['reply', request, 'looks_like_participant'])
    assert.equal(decidedBy, null, 'by the desk itself')
    assert.equal((await post.messages(request)).at(-1)?.author_id, cashier.id)
  }
  const next = await writtenFrom('kassir@away.example', 'Любое имя', number)
  assert.deepEqual([next.state, next.request_number], ['reply', number])
  assert.equal(await mayEnterBy('kassir@away.example'), true)
  assert.equal((await answered(key, 'no')).status, 410, 'one answer is all there is')
})

test('a specialist asks at the request where the letter waits, and at no other', async () => {
  const { cashier, specialist, outsider } = desk.people
  const [number, other] = [await desk.file(cashier), await desk.file(cashier)]
  const id = await parkedFrom('ivan.work@away.example', cashier, number)
  const askAt = (request: number, who: Who) =>
    desk.as(who).post(`/api/requests/${request}/letters/${id}/author-question`, undefined)
  assert.equal((await askAt(other, specialist)).body.code, 'letter.not-found')
  assert.equal((await askAt(number, outsider)).body.code, 'request.not-found')
  assert.equal((await askAt(number, specialist)).body.asked.by, specialist.name)
  const { body } = await desk.as(specialist).get(`/api/requests/${number}/letters`)
  assert.deepEqual([body.items[0].author.name, body.items[0].author.asked.isOpen], [cashier.name, true])
})

test('a no changes nothing but what the specialist sees, and nobody is asked again', async () => {
  const { manager, operator: anna } = desk.people
  const id = await parkedFrom('maria@away.example', manager, await desk.file(manager))
  const key = keyIn(await askedAt(id, manager))
  assert.equal((await answered(key, 'no')).body.answer, 'no')
  const { state, author } = await letter(id)
  assert.equal(state, 'parked')
  const { answer, answeredAt, by, sentTo, isOpen } = author.asked
  assert.deepEqual([answer, by, sentTo, isOpen], ['no', anna.name, manager.email, false])
  assert.ok(Date.parse(answeredAt) > 0)
  assert.equal(author.mayAsk, false)
  const before = sink.takenFor(manager.email).length
  assert.equal((await ask(id)).body.asked.answer, 'no')
  await post.work()
  assert.equal(sink.takenFor(manager.email).length, before)
  assert.equal(await mayEnterBy('maria@away.example'), false)
  const later = await parkedFrom('maria@away.example', manager, await desk.file(manager))
  assert.equal((await authorOf(later)).asked.answer, 'no', 'another letter from there tells it too')
})

test('asked twice is asked once; when the time is over, it can be asked again', async () => {
  const { colleague } = desk.people
  const id = await parkedFrom('olga@away.example', colleague, await desk.file(colleague))
  const first = keyIn(await askedAt(id, colleague))
  await ask(id)
  await post.work()
  assert.equal(sink.takenFor(colleague.email).filter(({ mail }) => /Это ваш адрес/.test(mail.subject ?? '')).length, 1)
  desk.clock.offset += QUESTION_LIFETIME
  assert.equal((await answered(first, 'yes')).body.code, 'letter-link.over')
  const { mayAsk, asked } = await authorOf(id)
  assert.deepEqual([mayAsk, asked.isOpen, asked.answer], [true, false, null])
  const second = keyIn(await askedAt(id, colleague))
  assert.equal((await answered(second, 'yes')).body.answer, 'yes')
  assert.equal((await letter(id)).state, 'reply')
})

test('an address that somebody else got meanwhile stays his, and the letter waits on', async () => {
  const { dealerUser } = desk.people
  const id = await parkedFrom('dima@away.example', dealerUser, await desk.file(dealerUser))
  const key = keyIn(await askedAt(id, dealerUser))
  assert.equal((await post.receive({ from: 'dima@away.example', text: 'Первое письмо от меня' })).state, 'request')
  assert.equal((await answered(key, 'yes')).body.answer, 'taken')
  const { state, author } = await letter(id)
  assert.deepEqual([state, author.obstacle, author.asked.answer], ['parked', 'taken', 'taken'])
})

test('who adds the address himself lets in the letters that waited for it', async () => {
  const { dealerManager } = desk.people
  const number = await desk.file(dealerManager)
  const id = await parkedFrom('denis.own@away.example', dealerManager, number)
  await desk.inBrowser(dealerManager).post('/api/me/addresses', { address: 'denis.own@away.example' })
  await post.work()
  assert.equal((await letter(id)).state, 'parked')
  await answered(keyIn(sink.takenFor('denis.own@away.example').at(-1)), 'yes')
  assert.deepEqual([(await letter(id)).state, (await letter(id)).request], ['reply', number])
})

test('a letter that was filed by hand meanwhile stays where it was put', async () => {
  const { stranger } = desk.people
  const number = await desk.file(stranger)
  const id = await parkedFrom('petr@away.example', stranger, number)
  const key = keyIn(await askedAt(id, stranger))
  assert.equal((await operator().post(`/api/letters/${id}/filing`, { to: 'nowhere' })).status, 200)
  assert.equal((await answered(key, 'yes')).body.answer, 'yes')
  assert.deepEqual([(await letter(id)).state, (await post.messages(number)).length], ['refused', 1])
})

test('specialists are not asked, nor archived people; an unproven letter looks like nobody', async () => {
  const { specialist, dealerManager } = desk.people
  const own = await desk.file(specialist)
  const id = await parkedFrom('boris@away.example', specialist, own)
  assert.equal((await authorOf(id)).obstacle, 'staff')
  assert.deepEqual([(await ask(id)).status, await mayEnterBy('boris@away.example')], [404, false])

  const number = await desk.file(dealerManager)
  const of = await parkedFrom('denis@away.example', dealerManager, number)
  const key = keyIn(await askedAt(of, dealerManager))
  const archive = (archived_at: string | null) =>
    desk.database.db.updateTable('people').set({ archived_at }).where('id', '=', dealerManager.id).execute()
  await archive(new Date().toISOString())
  assert.equal((await authorOf(of)).obstacle, 'archived')
  assert.equal((await answered(key, 'yes')).status, 410)
  await archive(null)
  assert.equal((await letter(of)).state, 'parked')

  const to = SUPPORT.replace('@', `+${number}-${post.mail.mark(number)}@`)
  const forged = await post.receive({ from: `${dealerManager.name} <denis@forged.example>`, to, text: 'Это я' })
  assert.equal(forged.state, 'parked')
  assert.equal(await authorOf(forged.id), null)
  assert.equal((await ask(forged.id)).body.code, 'letter.not-found')
})

test('who became a specialist after he was asked gives his rights to no other address by a press', async () => {
  const { cashier } = desk.people
  const id = await parkedFrom('ivan2@away.example', cashier, await desk.file(cashier))
  const key = keyIn(await askedAt(id, cashier))
  const role = { person_id: cashier.id, role: 'specialist' }
  await desk.database.db.insertInto('person_roles').values(role).execute()
  assert.equal((await answered(key, 'yes')).status, 410)
  await desk.database.db
    .deleteFrom('person_roles')
    .where('person_id', '=', cashier.id)
    .where('role', '=', 'specialist')
    .execute()
})

test('who removes the address that was asked answers nothing from there any more', async () => {
  const { cashier } = desk.people
  const id = await parkedFrom('ivan3@away.example', cashier, await desk.file(cashier))
  const key = keyIn(await askedAt(id, cashier))
  const addresses = (await desk.as(cashier).get('/api/me/addresses')).body.items
  const main = addresses.find((one: { isMain: boolean }) => one.isMain)
  assert.equal(main.address, cashier.email)
  assert.equal((await desk.inBrowser(cashier).remove(`/api/me/addresses/${main.id}`)).status, 200)
  assert.equal((await answered(key, 'yes')).status, 410)
  assert.equal((await authorOf(id)).mayAsk, true, 'he can be asked where he is now')
})

test('an address that nobody confirmed is forgotten, what the support asked is not', async () => {
  const { manager } = desk.people
  await desk.inBrowser(manager).post('/api/me/addresses', { address: 'maria@forgotten.example' })
  const { db } = desk.database
  const long = { asked_at: '2026-01-01T00:00:00Z', expires_at: '2026-01-03T00:00:00Z' }
  await db.updateTable('address_questions').set(long).execute()
  const asked = () => db.selectFrom('address_questions').select('letter_id').execute()
  const letters = (await asked()).filter(({ letter_id }) => letter_id !== null).length
  await db.transaction().execute(forgetOldClaims)
  assert.deepEqual([letters > 0, (await asked()).length], [true, letters])
})
