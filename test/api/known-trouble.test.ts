import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertAnnouncement } from '../../src/db/foundation/foundation-tools.ts'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  const now = desk.house.now()
  const announce = (ru: string, en: string, when: { startsAt: number; endsAt: number | null }) =>
    desk.database.db
      .transaction()
      .execute((tx) =>
        insertAnnouncement(tx, { kind: 'incident', text: { ru, en }, serviceId: desk.services.cards, ...when }),
      )
  await announce(
    'Сбой эквайринга, банк «Северный»: карты этого банка не проходят. Банк чинит.',
    'Acquiring outage, bank Severny: its cards do not work. The bank is on it.',
    { startsAt: now - HOUR, endsAt: null },
  )
  await announce('Северный: вчерашний сбой оплаты', 'Severny: the outage of yesterday', {
    startsAt: now - DAY,
    endsAt: now - HOUR,
  })
  await announce('Северный: завтра оплата встанет на час', 'Severny: an hour tomorrow', {
    startsAt: now + DAY,
    endsAt: null,
  })
})
after(() => desk.close())

type Who = TestDesk['people']['cashier']
interface Asked {
  readonly venue?: number
  readonly service?: number
}

async function known(who: Who, q: string, more: Asked = {}) {
  const query = new URLSearchParams({
    q,
    ...Object.fromEntries(Object.entries(more).map(([key, id]) => [key, String(id)])),
  })
  const answer = await desk.as(who).get(`/api/known-trouble?${query}`)
  assert.equal(answer.status, 200, answer.text)
  return {
    announced: answer.body.announcements.map(({ text }: { text: { ru: string } }) => text.ru.slice(0, 15)),
    numbers: answer.body.requests.map(({ number }: { number: number }) => number),
    requests: answer.body.requests,
  }
}

test('what is announced and goes on is told by the words of whoever meets it, in both languages', async () => {
  const { cashier } = desk.people
  for (const words of ['не проходит оплата Северный', 'оплата картой Северного банка', 'Severny cards fail']) {
    assert.deepEqual((await known(cashier, words)).announced, ['Сбой эквайринга'], words)
  }
  for (const words of ['не печатает чек', 'не работает', 'банк данных меню', 'и']) {
    assert.deepEqual((await known(cashier, words)).announced, [], words)
  }
  assert.deepEqual((await known(cashier, 'терминал карта')).announced, [], 'one word of two is chance')
  assert.deepEqual((await known(cashier, 'терминал карта', { service: desk.services.cards })).announced, [
    'Сбой эквайринга',
  ])
})

test('the same trouble of the same restaurant is offered while it is open, to those alone who may read it', async () => {
  const { cashier, colleague, dealerUser, manager, stranger, specialist, outsider } = desk.people
  const { lesnaya, sadovaya } = desk.venues
  const number = await desk.file(cashier, { subject: 'Весы: не видны на кассе', venueId: lesnaya })
  const words = 'весы не видны'
  const his = await known(cashier, words, { venue: lesnaya })
  assert.deepEqual([his.numbers, his.requests[0].isHis], [[number], true])
  for (const who of [dealerUser, manager, specialist]) {
    const found = await known(who, words, { venue: lesnaya })
    assert.deepEqual([found.numbers, found.requests[0]?.isHis], [[number], false], who.name)
  }
  assert.deepEqual((await known(manager, words, { venue: sadovaya })).numbers, [], 'another restaurant')
  assert.deepEqual((await known(manager, words)).numbers, [], 'no restaurant')
  assert.deepEqual((await known(manager, 'чек кривой', { venue: lesnaya })).numbers, [], 'other words')
  for (const who of [stranger, outsider, colleague]) {
    assert.deepEqual((await known(who, words, { venue: lesnaya })).numbers, [], `${who.name} reads nothing there`)
  }

  const { version } = (await desk.as(specialist).get(`/api/requests/${number}`)).body
  const solved = { move: 'resolve', version, solution: 'Весы видны', closingCode: 'solved' }
  assert.equal((await desk.as(specialist).post(`/api/requests/${number}/moves`, solved)).status, 200)
  assert.deepEqual((await known(manager, words, { venue: lesnaya })).numbers, [], 'what is solved is not open')
})

test('an internal note is no clue to anybody', async () => {
  const { cashier, manager, specialist } = desk.people
  const { lesnaya } = desk.venues
  const number = await desk.file(cashier, { subject: 'Принтер шумит', venueId: lesnaya })
  const note = { text: 'Подозреваю подшипник вентилятора', visibility: 'internal', fileIds: [] }
  await desk.as(specialist).post(`/api/requests/${number}/messages`, note)
  for (const who of [manager, specialist]) {
    assert.deepEqual((await known(who, 'подшипник вентилятора', { venue: lesnaya })).numbers, [], who.name)
  }
})

test('whoever reads a request joins it himself, also where he is of another organisation; a stranger does not', async () => {
  const { cashier, manager, dealerUser, stranger } = desk.people
  const number = await desk.file(cashier, { subject: 'Терминал: молчит', venueId: desk.venues.lesnaya })
  const join = (who: Who) => desk.as(who).post(`/api/requests/${number}/watchers`, { personId: who.id })
  for (const who of [manager, dealerUser]) {
    assert.equal((await join(who)).status, 200, who.name)
    const { watchers } = (await desk.as(who).get(`/api/requests/${number}`)).body
    assert.ok(watchers.some(({ id }: { id: number }) => id === who.id))
    const found = await known(who, 'терминал молчит', { venue: desk.venues.lesnaya })
    assert.equal(found.requests[0].isHis, true, who.name)
  }
  assert.equal((await join(stranger)).status, 404)
})
