import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { requestDetails } from '../../src/contract/request/request.ts'
import { listReaders, loadTold } from '../../src/db/notices/notices.ts'
import { hearersOf } from '../../src/domain/notices/audience.ts'
import { kindsIn } from '../../src/domain/notices/notices.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lastUntold } from '../ground/work-queue.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Person = TestDesk['people'][keyof TestDesk['people']]

const open = async (person: Person, number: number) =>
  requestDetails.parse((await desk.as(person).get(`/api/requests/${number}`)).body)
const move = async (person: Person, number: number, order: Record<string, unknown>) => {
  const { version } = await open(person, number)
  return desk.as(person).post(`/api/requests/${number}/moves`, { version, ...order })
}
const mark = async (number: number, duplicateOf: number) => {
  const marked = await move(desk.people.operator, number, { move: 'mark_duplicate', duplicateOf })
  assert.equal(marked.body?.status, 'closed', marked.text)
}
const restore = async (number: number) => {
  const restored = await move(desk.people.operator, number, { move: 'restore' })
  assert.equal(restored.body?.status, 'in_progress', restored.text)
}
const watch = async (number: number, { id: personId }: Person) => {
  const added = await desk.as(desk.people.operator).post(`/api/requests/${number}/watchers`, { personId })
  assert.equal(added.status, 200, added.text)
}
const watchers = async (number: number) =>
  (await open(desk.people.operator, number)).watchers.map(({ name }) => name).sort()
const reads = async (person: Person, number: number) =>
  (await desk.as(person).get(`/api/requests/${number}`)).status === 200

/** The history as the support reads it, in short. */
const story = async (number: number) => {
  const { events, names } = await open(desk.people.operator, number)
  return events
    .filter(({ type }) => /watcher|linked|mentioned/.test(type))
    .map(({ type, data }) => [type, names[`person:${data.personId}`] ?? data.number, data.with ?? data.back ?? null])
}

/** One of a chain and one of its dealer: neither reads the other's. */
async function strangers() {
  const main = await desk.file(desk.people.stranger, { venueId: desk.venues.bar, subject: 'Тайна «Полюса»' })
  const own = await desk.file(desk.people.dealerUser, { subject: 'Вопрос дилера' })
  assert.deepEqual([await reads(desk.people.dealerUser, main), await reads(desk.people.stranger, own)], [false, false])
  return { main, own }
}

test('a mark of a duplicate lets nobody in: whoever may not read the main request hears the end on his own', async () => {
  const { dealerUser, cashier } = desk.people
  const { main, own } = await strangers()
  await watch(own, cashier)
  await mark(own, main)
  assert.deepEqual([await reads(dealerUser, main), await reads(cashier, main)], [false, false])
  assert.deepEqual(await watchers(main), [])

  const seen = await open(dealerUser, own)
  assert.equal(seen.status, 'closed')
  assert.equal(JSON.stringify(seen).includes(String(main)), false, 'not even its number')
  const job = await lastUntold(desk.database.db, own)
  const told = await loadTold(desk.database.db, job)
  assert.ok(told)
  const happening = { kinds: kindsIn(told.events), by: told.by?.id ?? null, channel: told.channel, at: told.at }
  const hearings = hearersOf(happening, await listReaders(desk.database.db, job))
  assert.deepEqual(
    hearings.map(({ personId, kind }) => [personId, kind]),
    [[dealerUser.id, 'closed']],
  )
})

test('the main request is told by a note that names the number alone, and stands linked in both histories', async () => {
  const { operator } = desk.people
  const { main, own } = await strangers()
  await mark(own, main)
  const { messages, links } = await open(operator, main)
  const { visibility, text } = messages.at(-1) ?? {}
  assert.deepEqual([visibility, text], ['internal', `№${own}`])
  assert.deepEqual(
    links.map(({ kind, back, number }) => [kind, back, number]),
    [['duplicate_of', true, own]],
  )
  assert.deepEqual(await story(main), [['request.linked', own, true]])
  const found = await desk.as(operator).get(`/api/requests?q=${encodeURIComponent('Вопрос дилера')}`)
  assert.equal(
    found.body.items.some((row: { number: number }) => row.number === main),
    false,
  )
})

test('of contact and watchers those move over who may read the main request anyway, and the history says with which', async () => {
  const { cashier, colleague, manager, specialist, outsider } = desk.people
  const main = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const twin = await desk.file(colleague, { venueId: desk.venues.lesnaya })
  for (const person of [manager, specialist, outsider]) await watch(twin, person)
  await mark(twin, main)
  assert.deepEqual(await watchers(main), [manager.name, specialist.name].sort())
  assert.deepEqual([await reads(colleague, main), await reads(outsider, main)], [false, false])
  assert.deepEqual((await story(main)).slice(-3).sort(), [
    ['request.linked', twin, true],
    ['request.watcher-added', specialist.name, twin],
    ['request.watcher-added', manager.name, twin],
  ])
  const seen = (await open(cashier, main)).events.filter(({ type }) => type === 'request.watcher-added')
  assert.deepEqual(
    seen.map(({ data }) => Object.keys(data)),
    [['personId'], ['personId']],
    'a customer is not told the number of what he may not read',
  )
})

test('taking a duplicate back takes away exactly what its mark gave, and both histories tell of it', async () => {
  const { cashier, manager, lead, specialist, analyst } = desk.people
  const main = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const twin = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  await watch(main, lead)
  for (const person of [lead, manager, specialist, analyst]) await watch(twin, person)
  await mark(twin, main)
  await watch(main, specialist)
  await desk.as(desk.people.operator).remove(`/api/requests/${main}/watchers/${analyst.id}`)
  assert.deepEqual(await watchers(main), [lead.name, manager.name, specialist.name].sort())
  await restore(twin)
  assert.deepEqual(await watchers(main), [lead.name, specialist.name].sort(), 'who was let in by hand stays')
  assert.deepEqual((await story(main)).slice(-2), [
    ['request.unlinked', twin, true],
    ['request.watcher-removed', manager.name, null],
  ])
  assert.deepEqual((await story(twin)).at(-1), ['request.unlinked', main, false])
  assert.deepEqual((await open(cashier, twin)).links, [])
})

test('whom two duplicates bring watches until both are taken back', async () => {
  const { cashier, manager } = desk.people
  const main = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const twins = [await desk.file(manager), await desk.file(manager)] as const
  for (const twin of twins) await mark(twin, main)
  await restore(twins[0])
  assert.deepEqual(await watchers(main), [manager.name])
  await restore(twins[1])
  assert.deepEqual(await watchers(main), [])
})

test('whoever is in copy of the main request stays in copy of its letters when a duplicate of his joins it', async () => {
  const { stranger, manager } = desk.people
  const main = await desk.file(manager, { venueId: desk.venues.lesnaya })
  const twin = await desk.file(stranger, { venueId: desk.venues.bar })
  const copied = (id: number) => sql`insert into watchers values (${main}, ${id}, now(), now())`
  await copied(stranger.id).execute(desk.database.db)
  await mark(twin, main)
  assert.equal(await reads(stranger, main), false)
  assert.equal(
    (await listReaders(desk.database.db, { request: main, change: 0 })).filter(
      ({ copiedSince }) => copiedSince !== null,
    ).length,
    1,
  )
})

test('a second merge of one person’s requests is a merge like the first, and a duplicate of a duplicate joins the end', async () => {
  const { cashier } = desk.people
  const [a, b, c] = [await desk.file(cashier), await desk.file(cashier), await desk.file(cashier)]
  await mark(a, b)
  await watch(b, cashier)
  await mark(b, c)
  const d = await desk.file(cashier)
  await mark(d, a)
  const linked = (await open(cashier, d)).links
  assert.deepEqual(
    linked.map(({ kind, back, number }) => [kind, back, number]),
    [['duplicate_of', false, c]],
  )
  assert.equal((await open(desk.people.operator, d)).events.find(({ data }) => data.duplicateOf)?.data.duplicateOf, c)
})

test('a chain that ends where one may not look is joined by those who may', async () => {
  const { stranger, cashier, outsider, operator } = desk.people
  const end = await desk.file(stranger, { venueId: desk.venues.bar })
  const middle = await desk.file(cashier, { serviceId: desk.services.cards })
  const own = await desk.file(cashier, { serviceId: desk.services.cards })
  await mark(middle, end)
  const refused = await move(outsider, own, { move: 'mark_duplicate', duplicateOf: middle })
  assert.deepEqual([refused.status, refused.body.facts], [404, { number: middle }])
  assert.equal((await open(operator, own)).status, 'registered')
})

test('a duplicate that is marked anew is a duplicate of one request only', async () => {
  const { manager, cashier, operator } = desk.people
  const [first, second] = [
    await desk.file(cashier, { venueId: desk.venues.lesnaya }),
    await desk.file(cashier, { venueId: desk.venues.lesnaya }),
  ]
  const twin = await desk.file(manager)
  for (const number of [first, second, second]) {
    const linked = await desk.as(operator).post(`/api/requests/${twin}/links`, { kind: 'duplicate_of', number })
    assert.equal(linked.status, 200, linked.text)
  }
  assert.deepEqual(
    (await open(operator, twin)).links.map(({ number }) => number),
    [second],
  )
  assert.deepEqual([await watchers(first), await watchers(second)], [[], [manager.name]])
  await desk.as(operator).remove(`/api/requests/${twin}/links/duplicate_of/${second}`)
  assert.deepEqual(await watchers(second), [])
})

test('only the mark of a duplicate makes one, whatever else a move is given', async () => {
  const { operator } = desk.people
  const { main, own } = await strangers()
  const solved = { move: 'resolve', solution: 'Готово', closingCode: 'solved', duplicateOf: main }
  assert.equal((await move(operator, own, solved)).body.status, 'resolved')
  assert.deepEqual((await open(operator, own)).links, [])
})

test('what is said to a duplicate is said in the main request by whoever may speak there, else it opens a request', async () => {
  const { dealerUser, manager, cashier } = desk.people
  const { main, own } = await strangers()
  await mark(own, main)
  const say = (person: Person, number: number) =>
    desk.as(person).post(`/api/requests/${number}/messages`, { text: 'Всё ещё не работает' })
  const apart = await say(dealerUser, own)
  assert.deepEqual([apart.status, apart.body.openedNew], [201, true])
  assert.equal((await open(desk.people.operator, main)).messages.length, 2)

  const joint = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const twin = await desk.file(manager, { venueId: desk.venues.lesnaya })
  await mark(twin, joint)
  assert.equal((await say(manager, twin)).body.request, joint)
})
