import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Who = keyof TestDesk['people']
const CUSTOMERS: readonly Who[] = ['cashier', 'colleague', 'manager', 'stranger', 'dealerUser', 'dealerManager']
const cataloguer = () => desk.as(desk.people.cataloguer)
const administrator = () => desk.as(desk.people.administrator)

const announce = async (order: object) => {
  const startsAt = new Date(Date.now() - 60_000).toISOString()
  const made = await administrator().post('/api/announcements', {
    kind: 'incident',
    text: { ru: `Сбой ${JSON.stringify(order).slice(0, 60)}`, en: '' },
    serviceId: null,
    startsAt,
    endsAt: null,
    ...order,
  })
  assert.equal(made.status, 201, made.text)
  return made.body.id as number
}
const seesIt = async (who: Who, id: number) => {
  const { announcements } = (await desk.as(desk.people[who]).get('/api/announcements')).body
  return announcements.some((one: { id: number }) => one.id === id)
}
const seenBy = async (id: number, people: readonly Who[] = CUSTOMERS) => {
  const seen = await Promise.all(people.map(async (who) => ((await seesIt(who, id)) ? [who] : [])))
  return seen.flat()
}
const org = (organisationId: number) => ({ organisationId, venueId: null })
const venue = (venueId: number) => ({ organisationId: null, venueId })
const organisation = async (name: string) =>
  (await desk.database.db.selectFrom('organisations').select('id').where('name', '=', name).executeTakeFirstOrThrow())
    .id

test('an announcement is seen by those whom it is for, and by the support always', async () => {
  const { venues } = desk
  const [vesna, polyus, north, murman] = await Promise.all(
    ['Сеть «Весна»', 'Сеть «Полюс»', 'Дилер «Север»', 'Саб-дилер «Мурман»'].map(organisation),
  )
  assert.ok(vesna && polyus && north && murman)
  const table: readonly (readonly [string, readonly object[], readonly Who[]])[] = [
    ['everybody', [], CUSTOMERS],
    ['one restaurant', [venue(venues.lesnaya)], ['cashier', 'colleague', 'manager', 'dealerUser', 'dealerManager']],
    [
      'another restaurant of the chain',
      [venue(venues.sadovaya)],
      ['colleague', 'manager', 'dealerUser', 'dealerManager'],
    ],
    ['the chain', [org(vesna)], ['cashier', 'colleague', 'manager', 'dealerUser', 'dealerManager']],
    ['the other chain', [org(polyus)], ['stranger', 'dealerManager']],
    ['a dealer, with all that he and those below him serve', [org(north)], CUSTOMERS],
    ['a sub-dealer', [org(murman)], ['stranger', 'dealerManager']],
    ['two of them', [venue(venues.lesnaya), org(polyus)], CUSTOMERS],
  ]
  for (const [name, customers, expected] of table) {
    const id = await announce({ customers })
    assert.deepEqual(await seenBy(id), expected, name)
    assert.deepEqual(
      await seenBy(id, ['operator', 'specialist', 'analyst', 'cataloguer']),
      ['operator', 'specialist', 'analyst', 'cataloguer'],
      name,
    )
  }
})

test('it is seen from three days before it begins until it ends, and at the service beside the words', async () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
  const later = await announce({ kind: 'planned_work', startsAt: at(24 * 5), endsAt: at(24 * 6) })
  const soon = await announce({ kind: 'planned_work', startsAt: at(24 * 2), endsAt: at(24 * 3) })
  const over = await announce({ startsAt: at(-3), endsAt: at(-1) })
  assert.deepEqual(await Promise.all([later, soon, over].map((id) => seesIt('cashier', id))), [false, true, false])

  const { services, venues, people, as } = desk
  const id = await announce({
    text: { ru: 'Карты банка «Северный» не проходят', en: '' },
    serviceId: services.cards,
    customers: [venue(venues.bar)],
  })
  const known = async (who: Who, place: number) => {
    const q = encodeURIComponent('карты банка северный не проходят')
    const { body } = await as(people[who]).get(`/api/known-trouble?q=${q}&venue=${place}&service=${services.cards}`)
    return body.announcements.some((one: { id: number }) => one.id === id)
  }
  assert.equal(await known('stranger', venues.bar), true)
  assert.equal(await known('cashier', venues.lesnaya), false)
  assert.equal(await known('operator', venues.bar), true, 'the caller is of that bar')
  assert.equal(await known('operator', venues.lesnaya), false, 'the caller is of another place')
})

test('whom it is for is changed with the rest of it, and told to who keeps it', async () => {
  const { venues } = desk
  const id = await announce({ customers: [venue(venues.bar)] })
  const kept = async () =>
    (await administrator().get('/api/announcement-book')).body.announcements.find(
      (one: { id: number }) => one.id === id,
    )
  const { revision, customers, ...draft } = await kept()
  assert.deepEqual(
    customers.map(({ name }: { name: string }) => name),
    ['Бар «Полюс», Лесная, 5'],
  )
  const put = { draft: { ...draft, customers: [venue(venues.lesnaya)] }, revision }
  assert.equal((await administrator().put(`/api/announcements/${id}`, put)).status, 200)
  assert.deepEqual(await seenBy(id, ['cashier', 'stranger']), ['cashier'])
  const wrong = await administrator().put(`/api/announcements/${id}`, {
    draft: { ...draft, customers: [{ organisationId: 1, venueId: 1 }] },
    revision: revision + 1,
  })
  assert.equal(wrong.body.code, 'input.invalid')
  const gone = await administrator().put(`/api/announcements/${id}`, {
    draft: { ...draft, customers: [venue(999_999)] },
    revision: revision + 1,
  })
  assert.equal(gone.status, 404, gone.text)

  const foreign = await cataloguer().put(`/api/announcements/${id}`, {
    draft: { ...draft, customers: [venue(venues.bar)] },
    revision: revision + 1,
  })
  assert.equal(foreign.body.code, 'venue.not-found', 'whoever names a restaurant has to see it')
  const { announcements } = (await cataloguer().get('/api/announcement-book')).body
  const theirs = announcements.find((one: { id: number }) => one.id === id)
  assert.deepEqual(
    theirs.customers.map(({ name, code }: { name: string; code: string }) => [name, code]),
    [[null, null]],
  )
  const same = await cataloguer().put(`/api/announcements/${id}`, {
    draft: { ...draft, kind: 'planned_work', customers: [venue(venues.lesnaya)] },
    revision: revision + 1,
  })
  assert.equal(same.status, 200, 'what was named before may stay')
})
