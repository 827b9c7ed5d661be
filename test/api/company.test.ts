import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'
import { invitationsTo, openSending } from '../invitations.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const company = async (person: { readonly id: number }) => (await desk.inBrowser(person).get('/api/company')).body
const names = (all: { name: string }[]) => all.map(({ name }) => name)

test('a manager sees his company and nothing of another; whoever manages none sees nothing', async () => {
  const { people, venues } = desk
  await desk.file(people.cashier, { venueId: venues.lesnaya })
  const hers = await company(people.manager)
  assert.deepEqual(names(hers.organisations), ['Сеть «Весна»'])
  assert.deepEqual(names(hers.venues), ['Весна', 'Весна на Садовой'])
  assert.equal(hers.venues[0].open, 1)
  assert.deepEqual(names(hers.people), ['Иван Кассиров', 'Мария Сетевая', 'Ольга Соседова'])
  assert.deepEqual(
    hers.contracts.map((one: { number: string }) => one.number),
    ['77'],
  )
  const his = await company(people.stranger)
  assert.deepEqual([names(his.venues), names(his.people)], [['Бар «Полюс»'], ['Пётр Чужой']])
  for (const who of [people.cashier, people.dealerManager, people.specialist]) {
    const none = await company(who)
    assert.deepEqual(none, { organisations: [], venues: [], people: [], equipment: [], contracts: [] })
  }
})

test('a manager invites into his own places alone, and nobody who is known', async () => {
  const { people, venues, organisations } = desk
  const order = {
    name: 'Тамара Новая',
    email: 'tamara@vesna.example',
    role: 'customer_user',
    organisationId: null,
    venueId: venues.lesnaya,
  }
  const invite = (change: object, who: { readonly id: number } = people.manager) =>
    desk.inBrowser(who).post('/api/company/people', { ...order, ...change })
  const refused: readonly [object, { readonly id: number }, string][] = [
    [{ venueId: venues.bar }, people.manager, 'permission.missing'],
    [{ venueId: null, organisationId: organisations.polyus }, people.manager, 'permission.missing'],
    [{ venueId: null }, people.manager, 'person.role-wrong'],
    [{}, people.cashier, 'permission.missing'],
    [{}, people.dealerManager, 'permission.missing'],
    [{ email: 'petr@polyus.example' }, people.manager, 'person.address-taken'],
    [{ role: 'dealer_manager' }, people.manager, 'input.invalid'],
  ]
  for (const [change, who, code] of refused)
    assert.equal((await invite(change, who)).body.code, code, JSON.stringify(change))
  assert.equal((await invite({})).body.code, 'person.invited-by-letter', 'while mail cannot send')
  await openSending(desk)
  const made = await invite({})
  assert.equal(made.status, 201, made.text)
  assert.deepEqual(Object.keys(made.body).toSorted(), ['id', 'letterTo'], 'whoever invites sees no link')
  const [letter] = await invitationsTo(desk, 'tamara@vesna.example')
  assert.equal(letter?.subject, 'Приглашение на портал поддержки')
  const token = /\/sign-in\/(\S+)/.exec(letter.text)?.[1]
  assert.equal((await desk.as(null).post('/api/sign-in', { token })).status, 200)
  const { rows } = await sql<{ all: string }>`select change::text as all from admin_changes change`.execute(
    desk.database.db,
  )
  assert.ok(!rows.some(({ all }) => all.includes(String(token))), 'nor does the journal')
})

test('a manager lets his people go: who is nowhere else comes in nowhere, others keep what they have elsewhere', async () => {
  const { people } = desk
  const leave = (id: number, who: { readonly id: number } = people.manager) =>
    desk.inBrowser(who).post(`/api/company/people/${id}/leaving`, {})
  assert.equal((await leave(people.stranger.id)).body.code, 'person.not-found')
  assert.equal((await leave(people.manager.id)).body.code, 'company.not-yourself')
  assert.equal((await leave(people.specialist.id)).body.code, 'person.is-of-support')
  assert.equal((await leave(people.colleague.id, people.cashier)).body.code, 'person.not-found')
  assert.equal((await leave(people.colleague.id)).status, 200)
  assert.equal((await desk.as(people.colleague).get('/api/me')).status, 401)
  assert.ok(!names((await company(people.manager)).people).includes('Ольга Соседова'))
})
