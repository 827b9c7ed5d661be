import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { searchResult } from '../../src/contract/people/people.ts'
import { requestPage } from '../../src/contract/request/request.ts'
import { views } from '../../src/contract/request/views.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
let numbers: number[]
before(async () => {
  desk = await testDesk()
  const { people, venues, services } = desk
  const orders = [
    { subject: 'Касса, печать: не печатает чёрный чек', venueId: venues.lesnaya },
    {
      subject: 'Эквайринг, терминал: отклоняет карту',
      venueId: venues.sadovaya,
      serviceId: services.cards,
      urgency: 'high',
    },
    { subject: 'ЕГАИС: не принимает накладную', venueId: venues.lesnaya, urgency: 'low' },
    { subject: 'Меню: не обновились цены', venueId: venues.sadovaya, stopOfTrade: true },
  ]
  numbers = []
  for (const order of orders) numbers.push(await desk.file(people.manager, order))
})
after(() => desk.close())

const found = async (q: string, person = desk.people.operator) => {
  const { body } = await desk.as(person).get(`/api/search?q=${encodeURIComponent(q)}`)
  return searchResult.parse(body)
}
const hits = async (q: string, person?: TestDesk['people']['operator']) =>
  (await found(q, person)).requests.map(({ number }) => number).sort()

test('one box finds requests by number, words, beginnings, ё as е, the wrong layout, synonyms and typos', async () => {
  const [till = 0, card = 0, egais = 0, menu = 0] = numbers
  const cases: readonly (readonly [string, readonly number[]])[] = [
    [`№${card}`, [card]],
    ['черный', [till]],
    ['накладн', [egais]],
    ['rfccf', [till]],
    ['печатает чек', [till]],
    ['накладнаю', [egais]],
    ['цены меню', [menu]],
    ['несуществующее слово', []],
  ]
  for (const [query, expected] of cases) assert.deepEqual(await hits(query), expected, query)
})

test('staff find people and venues too, customers only what is theirs', async () => {
  await desk.database.db
    .insertInto('person_addresses')
    .values({ person_id: desk.people.manager.id, kind: 'phone', value: '+79005550142' })
    .execute()
  const byPhone = await found('8 (900) 555-01-42')
  assert.deepEqual(
    byPhone.people.map(({ name }) => name),
    ['Мария Сетевая'],
  )
  assert.deepEqual(byPhone.requests.map(({ number }) => number).sort(), numbers)
  assert.deepEqual((await found('maria@vesna')).requests.length, 4)
  assert.deepEqual(
    (await found('104120008')).venues.map(({ name }) => name),
    ['Весна на Садовой'],
  )
  assert.equal((await found('Dtcyf')).venues.length, 2, 'a venue in the wrong layout')
  const foreign = await found('касса', desk.people.stranger)
  assert.deepEqual([foreign.requests, foreign.people, foreign.venues], [[], [], []])
})

test('a view counts exactly what its list holds, late ones too', async () => {
  for (const person of [desk.people.operator, desk.people.specialist, desk.people.outsider]) {
    const { body } = await desk.as(person).get('/api/views')
    for (const { name, count } of views.parse(body).views) {
      const page = await desk.as(person).get(`/api/requests?view=${name}&limit=100`)
      assert.equal(requestPage.parse(page.body).items.length, count, `${name} of ${person.name}`)
    }
  }
})

test('pages follow each other without a gap or a repeat, in every order', async () => {
  for (const sort of ['due', 'newest', 'changed']) {
    const seen: number[] = []
    let cursor: string | null = null
    do {
      const url: string = `/api/requests?view=open&sort=${sort}&limit=1${cursor === null ? '' : `&cursor=${cursor}`}`
      const page = requestPage.parse((await desk.as(desk.people.operator).get(url)).body)
      seen.push(...page.items.map(({ number }) => number))
      cursor = page.next
    } while (cursor !== null)
    assert.deepEqual([...seen].sort(), numbers, sort)
    const whole = requestPage.parse(
      (await desk.as(desk.people.operator).get(`/api/requests?view=open&sort=${sort}`)).body,
    )
    assert.deepEqual(
      seen,
      whole.items.map(({ number }) => number),
      sort,
    )
  }
  const broken = await desk.as(desk.people.operator).get('/api/requests?cursor=nonsense')
  assert.equal(broken.status, 400)
})

test('the most urgent promise stands first', async () => {
  const [, , , menu] = numbers
  const page = requestPage.parse((await desk.as(desk.people.operator).get('/api/requests?view=open&sort=due')).body)
  assert.equal(page.items[0]?.number, menu, 'trade stands there')
  assert.equal(page.items[0]?.priority, 1)
})

test('filters narrow the list, and meet each other', async () => {
  const list = async (query: string) =>
    requestPage
      .parse((await desk.as(desk.people.operator).get(`/api/requests?${query}`)).body)
      .items.map(({ number }) => number)
  const [till = 0, card = 0, egais = 0] = numbers
  assert.deepEqual(await list(`team=${desk.teams.acquiring}`), [card])
  assert.deepEqual((await list(`venue=${desk.venues.lesnaya}`)).sort(), [till, egais])
  assert.deepEqual(await list(`venue=${desk.venues.lesnaya}&q=накладную`), [egais])
  assert.deepEqual(await list('status=closed'), [])
  assert.equal((await list('status=registered,closed')).length, 4)
})
