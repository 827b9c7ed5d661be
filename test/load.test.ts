import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { findByPerson } from '../src/db/people/actors.ts'
import { findByAddress } from '../src/db/people/people.ts'
import { beginFilling } from '../src/db/request/bulk-requests.ts'
import { listRequests } from '../src/db/request/request-list.ts'
import { rowOf } from '../src/db/request/request-row.ts'
import { readRequest } from '../src/db/request/requests.ts'
import { loadTerms } from '../src/db/terms/terms.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'
import { chanceFrom } from '../src/load/chance.ts'
import { gatherCrowd } from '../src/load/crowd.ts'
import { liveThrough } from '../src/load/live-through.ts'
import { load } from '../src/load/load.ts'
import { demoDatabase } from './demo-database.ts'
import { bothFacts } from './facts.ts'

const { db, url, close } = await demoDatabase()
after(close)
const lines: string[] = []
let demo = 0
before(async () => {
  demo = await count()
  await load({ db, url }, 1200, (line) => lines.push(line))
})

async function count(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from requests`.execute(db)
  return rows[0]?.count ?? 0
}

test('exactly as many requests are added as were asked for, and it is told', async () => {
  assert.equal((await count()) - demo, 1200)
  assert.match(lines.at(-1) ?? '', /^1200 requests/)
})

test('every loaded request has its clock, its words, and at least the message it began with', async () => {
  const { rows } = await sql<{ bare: number }>`select count(*) as bare from requests r
    where not exists (select 1 from request_clocks where request_number = r.number)
      or not exists (select 1 from request_search where request_number = r.number)
      or not exists (select 1 from messages where request_number = r.number)`.execute(db)
  assert.equal(rows[0]?.bare, 0)
})

test('the derived columns of a loaded request are what the rules make of its ledger', async () => {
  const { rows } = await sql<{ number: number }>`select number from requests order by number desc limit 50`.execute(db)
  for (const { number } of rows) {
    const request = await readRequest(db, THE_DESK, number)
    const { next_due_at, burns_at, wakes_at } = rowOf(request, await loadTerms(db, request))
    const kept = await db
      .selectFrom('requests')
      .select(['next_due_at', 'burns_at', 'wakes_at'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    const told = (at: unknown) => (typeof at === 'string' ? Date.parse(at) : null)
    assert.deepEqual(
      [kept.next_due_at, kept.burns_at, kept.wakes_at].map(told),
      [next_due_at, burns_at, wakes_at].map(told),
      `№${number}`,
    )
  }
})

test('every request of the demo company and every synthetic one has the facts of its story', async () => {
  const { rows } = await sql<{ number: number }>`select number from requests order by number`.execute(db)
  assert.equal(rows.length, demo + 1200)
  for (const { number } of rows) {
    const { kept, told } = await bothFacts(db, number)
    assert.deepEqual(kept, told)
  }
})

test('about one in twenty-five is open', async () => {
  const { rows } = await sql<{ open: number }>`select count(*) as open from requests
    where number > ${1000 + demo} and status not in ('resolved', 'closed', 'cancelled')`.execute(db)
  const open = rows[0]?.open ?? 0
  assert.ok(open > 20 && open < 90, `${open} of 1200`)
})

test('a customer finds his own request under however many newer ones of others', async () => {
  const [own] = await sql<{ number: number; subject: string; contact: number }>`
    select number, subject, contact_id as contact from requests where subject like 'Касса, %'
    order by number limit 1`
    .execute(db)
    .then(({ rows }) => rows)
  assert.ok(own)
  const signedIn = await findByPerson(db, own.contact, 'portal')
  assert.ok(signedIn)
  const { items } = await listRequests(db, signedIn.actor, Date.now(), { q: 'касса', sort: 'newest', limit: 200 })
  assert.ok(items.some(({ number }) => number === own.number))
  assert.ok(items.every(({ contact, organisation, venue }) => contact.id === own.contact || organisation || venue))
})

test('a number, the digits of a phone and a word each find among many', async () => {
  const operator = await findByAddress(db, { kind: 'email', value: 'a.snegireva@okno.example' })
  assert.ok(operator)
  const signedIn = await findByPerson(db, operator.id, 'portal')
  assert.ok(signedIn)
  const found = async (q: string) =>
    (await listRequests(db, signedIn.actor, Date.now(), { q, sort: 'newest', limit: 200 })).items
  assert.deepEqual(
    (await found('№1042')).map(({ number }) => number),
    [1042],
  )
  const { rows } = await sql<{ value: string; id: number }>`select a.value, a.person_id as id from person_addresses a
    join requests r on r.contact_id = a.person_id where a.kind = 'phone' limit 1`.execute(db)
  const [phone] = rows
  assert.ok(phone)
  const theirs = await found(`8${phone.value.slice(2)}`)
  assert.ok(theirs.length > 0 && theirs.every(({ contact }) => contact.id === phone.id))
  assert.equal((await found('накладная')).length, 200)
  assert.ok((await found('лецензия')).length > 0, 'a typo')
})

test('a filling that is given up leaves nothing, and the indexes as they were', async () => {
  const indexes = () => sql`select indexdef from pg_indexes where schemaname = 'public' order by 1`.execute(db)
  const before = [await count(), (await indexes()).rows]
  const filling = await beginFilling(url, 50_000)
  const crowd = await gatherCrowd(db)
  await filling.add([liveThrough(crowd, chanceFrom(1), 900_000, Date.now())])
  await filling.giveUp()
  assert.deepEqual([await count(), (await indexes()).rows], before)
})
