import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { readableBy } from '../../src/db/access/readable.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { listReadersOf } from '../../src/db/request/readers.ts'
import { belongingsOf } from '../../src/db/request/requests.ts'
import { GROUNDS, groundsOf } from '../../src/domain/access/grounds.ts'
import { type Actor, type Belonging, may } from '../../src/domain/access/permissions.ts'
import { ROLES } from '../../src/domain/ground/words.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const ids = [1, 2, 3]
const few = fc.subarray(ids)
const one = fc.constantFrom(...ids)
const maybe = fc.option(one)
const ACTORS: fc.Arbitrary<Actor> = fc.record({
  personId: one,
  channel: fc.constant('portal' as const),
  roles: fc.subarray([...ROLES]),
  teamIds: few,
  organisationIds: few,
  venueIds: few,
  dealerIds: few,
})
const REQUESTS: fc.Arbitrary<Belonging> = fc.record({
  contactId: one,
  authorId: one,
  organisationId: maybe,
  venueId: maybe,
  dealerId: maybe,
  teamId: one,
  specialistId: maybe,
  watcherIds: few,
  copiedIds: few,
})

test('whoever reads a request has a ground, and whoever has a ground reads it', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(ACTORS, REQUESTS, (actor, request) => {
      const grounds = groundsOf(actor, request)
      for (const ground of grounds) if (grounds.length === 1) seen.add(ground)
      assert.equal(grounds.length > 0, may(actor, 'read', request), JSON.stringify({ actor, request, grounds }))
    }),
    { numRuns: 20_000 },
  )
  assert.deepEqual([...seen].toSorted(), [...GROUNDS].toSorted(), 'each ground was somebody’s only one')
})

/** A desk of people with random roles at random places, and requests that belong to them at random. */
async function randomDesk(seed: number): Promise<void> {
  const { db } = desk.database
  const random = (table: string, where = 'true') =>
    `(select id from (select id from ${table} where ${where}) c order by md5(id::text || ${seed}::text || g::text) limit 1)`
  await sql
    .raw(`insert into organisations (kind, name, parent_id, code)
    select (array['dealer', 'corporation'])[1 + g % 2], 'Орг ${seed}-' || g, ${random('organisations', "kind <> 'support_service'")},
      case when g % 2 = 1 then (30000 + ${seed} * 100 + g)::text end from generate_series(1, 6) g`)
    .execute(db)
  await sql
    .raw(`insert into venues (code, name, address, zone, corporation_id, dealer_id)
    select (300000000 + ${seed} * 1000 + g)::text, 'Точка', 'Дом', 'Europe/Moscow', ${random('organisations', "kind = 'corporation'")},
      ${random('organisations', "kind = 'dealer'")} from generate_series(1, 6) g`)
    .execute(db)
  await sql
    .raw(`insert into people (name, archived_at) select 'Человек ${seed}-' || g, case when g % 9 = 0 then now() end
    from generate_series(1, 25) g`)
    .execute(db)
  const who = random('people', `name like 'Человек ${seed}-%'`)
  await sql
    .raw(`insert into person_roles (person_id, role, organisation_id, venue_id, with_sub_dealers)
    select ${who}, (array['customer_user', 'customer_manager', 'dealer_user', 'dealer_manager'])[1 + g % 4],
      case when g % 3 <> 0 then ${random('organisations', "kind <> 'support_service'")} end,
      case when g % 3 = 0 then ${random('venues')} end, g % 2 = 0 from generate_series(1, 30) g on conflict do nothing`)
    .execute(db)
  await sql
    .raw(`insert into person_roles (person_id, role)
    select ${who.replaceAll('g::text', "g::text || 'r'")}, (array['operator', 'specialist', 'team_lead', 'catalogue_manager',
      'analyst', 'contractor', 'administrator'])[1 + g % 7] from generate_series(1, 12) g on conflict do nothing`)
    .execute(db)
  await sql
    .raw(`insert into team_members (team_id, person_id) select ${random('teams')}, ${who} from generate_series(31, 45) g
    on conflict do nothing`)
    .execute(db)
  await sql
    .raw(`update requests r set contact_id = ${who}, author_id = ${who.replaceAll('g::text', "g::text || 'a'")},
      organisation_id = case when g.number % 5 > 0 then ${random('organisations', "kind = 'corporation'")} end,
      venue_id = case when g.number % 4 > 0 then ${random('venues')} end,
      dealer_id = case when g.number % 3 > 0 then ${random('organisations', "kind = 'dealer'")} end,
      team_id = ${random('teams')}, specialist_id = case when g.number % 2 = 0 then ${who} end
    from requests g where g.number = r.number`)
    .execute(db)
  await sql
    .raw(`insert into watchers (request_number, person_id, added_at, copied_since)
    select g.number, ${who.replaceAll('g::text', "g::text || 'w'")}, now(), case when g.number % 3 = 0 then now() end
    from requests g on conflict do nothing`)
    .execute(db)
}

test('the readers of a request are exactly those in whose lists it stands, for every person and request of random desks', async () => {
  const { db } = desk.database
  for (let index = 0; index < 12; index++) await desk.file(desk.people.cashier)
  let pairs = 0
  let read = 0
  for (const seed of [1, 2, 3]) {
    await randomDesk(seed)
    const numbers = (await db.selectFrom('requests').select('number').execute()).map(({ number }) => number)
    const readers = new Map<number, Set<number>>()
    for (const [number, belonging] of await belongingsOf(db, numbers)) {
      readers.set(number, new Set((await listReadersOf(db, belonging)).map(({ id }) => id)))
    }
    for (const { id } of await db.selectFrom('people').select('id').execute()) {
      const actor = (await findByPerson(db, id, 'portal'))?.actor
      const { rows } = actor
        ? await sql<{ number: number }>`select r.number from requests r where ${readableBy(actor)}`.execute(db)
        : { rows: [] }
      const listed = new Set(rows.map(({ number }) => number))
      for (const number of numbers) {
        pairs += 1
        if (listed.has(number)) read += 1
        assert.equal(readers.get(number)?.has(id), listed.has(number), `person ${id}, request ${number}, seed ${seed}`)
      }
    }
  }
  assert.ok(pairs > 1500 && read > 200 && read < pairs / 2, `${pairs} pairs, ${read} of them read`)
})

test('an answer names the grounds, the places and the team; who may not ask is refused', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const { status, body, text } = await desk.as(people.lead).get(`/api/requests/${number}/readers`)
  assert.equal(status, 200, text)
  const groundsOfName = (name: string) => body.readers.find((reader: { name: string }) => reader.name === name)?.grounds
  assert.deepEqual(groundsOfName(people.cashier.name), ['contact', 'author'])
  assert.deepEqual(groundsOfName(people.manager.name), ['organisation'])
  assert.deepEqual(groundsOfName(people.dealerUser.name), ['dealer'])
  assert.deepEqual(groundsOfName(people.specialist.name), ['team'])
  assert.deepEqual(groundsOfName(people.analyst.name), ['role'])
  assert.equal(groundsOfName(people.stranger.name), undefined)
  assert.deepEqual([body.names.organisation, body.names.team], ['Сеть «Весна»', '1-я линия'])
  assert.equal((await desk.as(people.specialist).get(`/api/requests/${number}/readers`)).status, 403)
  assert.equal((await desk.as(people.outsider).get(`/api/requests/${number}/readers`)).status, 404)
})
