import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Db } from '../../src/db/engine/database.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { lockRequest } from '../../src/db/request/requests.ts'
import { save } from '../../src/db/request/save.ts'
import { loadTerms } from '../../src/db/terms/terms.ts'
import { moved } from '../../src/domain/request/moved.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { until } from '../ground/until.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

test('fifty writers on twenty requests lose nothing', async () => {
  const { people, venues, as, database } = desk
  const numbers = await Promise.all(
    Array.from({ length: 20 }, () => desk.file(people.cashier, { venueId: venues.lesnaya })),
  )
  const writers = [people.specialist, people.operator, people.lead, people.cashier, people.manager]
  const criticalities = ['critical', 'high', 'medium', 'low'] as const

  const work = Array.from({ length: 50 }, async (_, writer) => {
    const person = writers[writer % writers.length] ?? people.cashier
    const done = { messages: [] as string[], changes: 0, refused: 0 }
    for (let step = 0; step < 6; step++) {
      const number = numbers[(writer * 7 + step * 3) % numbers.length] ?? 0
      const text = `слово ${writer}-${step}`
      const seen = await as(person).get(`/api/requests/${number}`)
      const sent = await as(person).post(`/api/requests/${number}/messages`, { text, anyway: true })
      assert.equal(sent.status, 201, sent.text)
      done.messages.push(text)
      if (writer % 5 > 2) continue
      const order = {
        criticality: criticalities[(writer + step + Math.floor(writer / 20)) % 4],
        version: seen.body.version,
      }
      const set = await as(person).put(`/api/requests/${number}/criticality`, order)
      assert.ok([200, 409].includes(set.status), set.text)
      if (set.status === 409) done.refused += 1
      else if (set.body.version > seen.body.version) done.changes += 1
    }
    return done
  })
  const done = await Promise.all(work)

  const kept = await sql<{ text: string }>`select text from messages where text like 'слово %'`.execute(database.db)
  assert.deepEqual(kept.rows.map(({ text }) => text).sort(), done.flatMap(({ messages }) => messages).sort())
  const changes = done.reduce((sum, one) => sum + one.changes, 0)
  const told = await sql<{
    count: number
  }>`select count(*) from events where type = 'request.criticality-changed'`.execute(database.db)
  assert.equal(told.rows[0]?.count, changes, 'every accepted change is in the history, every refused one is not')
  const refused = done.reduce((sum, one) => sum + one.refused, 0)
  assert.ok(changes > 20 && refused > 0, `nobody ever met anybody: ${changes} changes, ${refused} refused`)

  // The last word of each request's history is what its row says: nothing was overwritten unseen.
  const torn = await sql<{ number: number }>`select r.number from requests r
    join lateral (select data->>'to' as last from events e where e.request_number = r.number and e.type = 'request.criticality-changed'
      order by e.id desc limit 1) e on true where e.last <> r.criticality`.execute(database.db)
  assert.deepEqual(torn.rows, [])
  const broken = await sql<{ at: number }>`with steps as (select request_number, data->>'from' as "from",
      lag(data->>'to') over (partition by request_number order by id) as before
      from events where type = 'request.criticality-changed')
    select request_number as at from steps where before is not null and before <> "from"`.execute(database.db)
  assert.deepEqual(broken.rows, [], 'each change starts where the one before ended')
})

test('whoever waited for a request finds its ledger as the other left it', async () => {
  const { people, venues, database, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const signedIn = await findByPerson(database.db, people.specialist.id, 'desk')
  assert.ok(signedIn)
  const second = database.db.transaction().execute(async (tx) => {
    await firstHasIt.promise
    return lockRequest(tx, signedIn.actor, number)
  })
  await database.db.transaction().execute(async (tx) => {
    const request = await lockRequest(tx, signedIn.actor, number)
    firstHasIt.resolve()
    await until(() => isWaiting(database.db), { what: 'the second waits for the lock' })
    const terms = await loadTerms(tx, request)
    const now = desk.house.now()
    await save(
      { tx, actor: signedIn.actor, now },
      moved(request, 'start', terms, { at: now, by: people.specialist.id }),
      terms,
    )
  })
  const seen = await second
  assert.equal(seen.status, 'in_progress')
  assert.equal(seen.ledger.reaction.stoppedBy, 'taken', 'the row is new, the ledger is from before the wait')
  assert.equal((await as(people.specialist).get(`/api/requests/${number}`)).body.reaction.state, 'met')
})

const firstHasIt = Promise.withResolvers<void>()

async function isWaiting(db: Db): Promise<boolean> {
  const { rows } = await sql<{ waits: boolean }>`select exists (select 1 from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(db)
  return rows[0]?.waits ?? false
}

test('an unassigned request is taken once, however many reach for it', async () => {
  const { people, venues, as } = desk
  for (let round = 0; round < 10; round++) {
    const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
    const hands = [people.specialist, people.operator, people.lead, people.administrator]
    const grabs = await Promise.all(
      hands.map((person) =>
        as(person).put(`/api/requests/${number}/assignee`, { specialistId: person.id, expected: null }),
      ),
    )
    assert.deepEqual(grabs.map(({ status }) => status).sort(), [200, 409, 409, 409])
    assert.deepEqual(
      [...new Set(grabs.filter(({ status }) => status === 409).map(({ body }) => body.code))],
      ['request.already-taken'],
    )
  }
})

test('the second of two crossing replies is held and shown, and can be sent anyway', async () => {
  const { people, venues, as } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const { body } = await as(people.specialist).get(`/api/requests/${number}`)
  const after = body.messages.at(-1).id
  const reply = (text: string, extra = {}) => ({ text, after, ...extra })
  const [first, second] = await Promise.all([
    as(people.specialist).post(`/api/requests/${number}/messages`, reply('Смотрю')),
    as(people.lead).post(`/api/requests/${number}/messages`, reply('Уже выезжаем')),
  ])
  const [sent, held] = first.status === 201 ? [first, second] : [second, first]
  assert.equal(sent.status, 201)
  assert.equal(held.status, 409, held.text)
  assert.equal(held.body.code, 'message.crossed')
  assert.equal(held.body.facts.messages.length, 1)
  const heldAuthor = first === held ? people.specialist : people.lead
  const anyway = await as(heldAuthor).post(`/api/requests/${number}/messages`, reply('И всё же', { anyway: true }))
  assert.equal(anyway.status, 201)
})

test('a POST repeated under its Idempotency-Key gets the first answer byte for byte; another body is refused', async () => {
  const { people, as, database } = desk
  const order = { subject: 'Меню, цены: не обновились', description: 'один раз' }
  const post = (body: unknown) => as(people.cashier).post('/api/requests', body, { 'idempotency-key': 'k-1' })
  const answers = await Promise.all([post(order), post(order), post(order)])
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [201])
  assert.equal(new Set(answers.map(({ text }) => text)).size, 1)
  const filed = await sql<{ count: number }>`select count(*) from messages where text = 'один раз'`.execute(database.db)
  assert.equal(filed.rows[0]?.count, 1)
  const other = await post({ ...order, description: 'другой' })
  assert.equal(other.status, 422)
  assert.equal(other.body.code, 'idempotency.other-body')
})
