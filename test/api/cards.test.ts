import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { searchResult } from '../../src/contract/people/people.ts'
import { cardNotes, personSurroundings, venueSurroundings } from '../../src/contract/request/card.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Person = TestDesk['people']['operator']

test('the card of a person says who he is, where, and by which contract he is served', async () => {
  const { people, venues, as } = desk
  const answer = await as(people.operator).get(`/api/people/${people.cashier.id}/surroundings`)
  const { roles, venues: places, moreVenues, terms } = personSurroundings.parse(answer.body)
  assert.deepEqual(
    roles.map(({ role, organisation, venue }) => [role, organisation?.name, venue?.id]),
    [['customer_user', 'Сеть «Весна»', venues.lesnaya]],
  )
  assert.deepEqual(
    roles[0]?.organisation?.dealers.map(({ name }) => name),
    ['Дилер «Север»'],
  )
  assert.deepEqual([places.map(({ id }) => id), moreVenues], [[venues.lesnaya], false])
  assert.deepEqual(
    terms.map(({ contract, because, closedWays, venueIds }) => [contract.number, because, closedWays, venueIds]),
    [['77', 'organisation', [], [venues.lesnaya]]],
  )
})

test('a manager of a chain is served by one contract at all its venues, and whoever has none by the agreement', async () => {
  const { people, venues, as } = desk
  const of = async (person: Person) =>
    personSurroundings.parse((await as(people.operator).get(`/api/people/${person.id}/surroundings`)).body)
  const manager = await of(people.manager)
  assert.deepEqual(
    manager.terms.map(({ contract, venueIds }) => [contract.number, [...venueIds].sort()]),
    [['77', [venues.lesnaya, venues.sadovaya].sort()]],
  )
  const stranger = await of(people.stranger)
  assert.deepEqual(
    stranger.terms.map(({ contract, because, closedWays }) => [contract.kind, because, closedWays]),
    [['agreement', 'default_agreement', ['phone']]],
  )
})

test('the card of a venue says who works there and by which contract it is served', async () => {
  const { people, venues, as } = desk
  const answer = await as(people.operator).get(`/api/venues/${venues.lesnaya}/surroundings`)
  const { people: there, terms } = venueSurroundings.parse(answer.body)
  assert.deepEqual(
    there.map(({ name }) => name),
    ['Иван Кассиров'],
  )
  assert.deepEqual(
    terms.map(({ contract, because }) => [contract.number, because]),
    [['77', 'organisation']],
  )
})

test('who reads none of their requests finds neither card, and whoever gets one finds both', async () => {
  const { people, venues, as } = desk
  const asked = async (): Promise<readonly number[]> => {
    const paths = [`people/${people.cashier.id}`, `venues/${venues.lesnaya}`]
    const answers = paths.flatMap((path) => [
      as(people.contractor).get(`/api/${path}/surroundings`),
      as(people.contractor).get(`/api/${path}/notes`),
      as(people.contractor).post(`/api/${path}/notes`, { text: 'Ключ у охраны' }),
    ])
    return (await Promise.all(answers)).map(({ status }) => status)
  }
  assert.deepEqual(await asked(), [404, 404, 404, 404, 404, 404])
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const given = { specialistId: people.contractor.id, expected: null }
  assert.equal((await as(people.administrator).put(`/api/requests/${number}/assignee`, given)).status, 200)
  assert.deepEqual(await asked(), [200, 200, 201, 200, 200, 201])
  const { body } = await as(people.contractor).get(`/api/people/${people.manager.id}/surroundings`)
  assert.equal(body.code, 'person.not-found')
})

test('a note is kept with its author and its time, and only he changes it or takes it away', async () => {
  const { people, as } = desk
  const url = `/api/people/${people.stranger.id}/notes`
  const notes = async () => cardNotes.parse((await as(people.analyst).get(url)).body).notes
  // An analyst sees those whose requests he reads.
  await desk.file(people.stranger)
  const { status, body } = await as(people.specialist).post(url, { text: '  Звонить после обеда ' })
  assert.equal(status, 201)
  const [kept] = await notes()
  assert.deepEqual(
    [kept?.id, kept?.text, kept?.author.name, kept?.changedAt],
    [body.id, 'Звонить после обеда', 'Борис Второй', null],
  )
  const one = `/api/card-notes/${body.id}`
  const theirs = [
    await as(people.operator).put(one, { text: 'Не звонить' }),
    await as(people.operator).remove(one),
    await as(people.contractor).put(one, { text: 'Не звонить' }),
    await as(people.contractor).remove(one),
  ]
  assert.deepEqual(
    theirs.map((answer) => [answer.status, answer.body.code]),
    [
      [403, 'permission.missing'],
      [403, 'permission.missing'],
      [404, 'note.not-found'],
      [404, 'note.not-found'],
    ],
  )
  assert.equal((await as(people.specialist).put(one, { text: 'Писать в чат' })).status, 200)
  const [changed] = await notes()
  assert.deepEqual([changed?.text, typeof changed?.changedAt], ['Писать в чат', 'string'])
  assert.equal((await as(people.specialist).put(one, { text: ' ' })).status, 400)
  assert.equal((await as(people.specialist).remove(one)).status, 200)
  assert.deepEqual(await notes(), [])
  assert.equal((await as(people.specialist).remove(one)).status, 404)
})

test('no customer and no dealer reads a note, not even one about himself or his restaurant', async () => {
  const { people, venues, as, database } = desk
  await as(people.operator).post(`/api/people/${people.cashier.id}/notes`, { text: 'Просит скидку' })
  await as(people.operator).post(`/api/venues/${venues.lesnaya}/notes`, { text: 'Вход со двора' })
  const paths = [`/api/people/${people.cashier.id}/notes`, `/api/venues/${venues.lesnaya}/notes`]
  for (const who of [people.cashier, people.manager, people.dealerManager]) {
    for (const path of paths) assert.equal((await as(who).get(path)).status, 403, `${who.name} ${path}`)
  }
  // A contractor who is also a guest of the restaurant keeps to what its requests tell him as the support.
  await database.db
    .insertInto('person_roles')
    .values({ person_id: people.contractor.id, role: 'customer_user', venue_id: venues.bar })
    .execute()
  assert.equal((await as(people.contractor).get(`/api/venues/${venues.bar}`)).status, 200)
  assert.equal((await as(people.contractor).get(`/api/venues/${venues.bar}/notes`)).status, 404)
  assert.equal((await as(people.contractor).get(`/api/people/${people.contractor.id}/notes`)).status, 404)
})

test('the search tells under a person and a venue what is open there, and only what may be read', async () => {
  const { people, venues, services, as, database } = desk
  await database.db
    .insertInto('person_addresses')
    .values({ person_id: people.colleague.id, kind: 'phone', value: '+79125550177' })
    .execute()
  const mine = await desk.file(people.colleague, { venueId: venues.sadovaya, subject: 'Касса: открыта' })
  const cards = await desk.file(people.colleague, {
    venueId: venues.sadovaya,
    serviceId: services.cards,
    subject: 'Карты: не проходят',
  })
  const closed = await desk.file(people.colleague, { venueId: venues.sadovaya })
  const { version } = (await as(people.operator).get(`/api/requests/${closed}`)).body
  const order = { move: 'resolve', version, solution: 'Перезагрузили', closingCode: 'solved' }
  const resolved = await as(people.operator).post(`/api/requests/${closed}/moves`, order)
  assert.equal(resolved.status, 200, resolved.text)

  const found = async (who: Person, q: string) =>
    searchResult.parse((await as(who).get(`/api/search?q=${encodeURIComponent(q)}`)).body)
  const numbers = (rows: readonly { readonly number: number }[] | undefined) => rows?.map(({ number }) => number).sort()
  const byPhone = await found(people.operator, '8 912 555-01-77')
  assert.deepEqual(numbers(byPhone.people[0]?.open), [mine, cards])
  const byCode = await found(people.operator, '104120008')
  assert.deepEqual(numbers(byCode.venues[0]?.open), [mine, cards])
  // A specialist of the first line: the request of the other team is not told to him.
  const narrow = await found(people.specialist, '104120008')
  assert.deepEqual(numbers(narrow.venues[0]?.open), [mine])
})
