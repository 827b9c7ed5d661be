import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readableBy } from '../../src/db/access/readable.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { listRequests } from '../../src/db/request/request-list.ts'
import { viewCondition } from '../../src/db/request/request-views.ts'
import { type Actor, isStaff } from '../../src/domain/access/permissions.ts'
import { load } from '../../src/load/load.ts'
import { demoDatabase } from '../demo-database.ts'

const database = await demoDatabase()
const { db } = database
after(database.close)
const now = Date.now()
const customers: Actor[] = []
before(async () => {
  await load(database, 400, () => undefined)
  await sql`insert into watchers (request_number, person_id, added_at)
    select r.number, p.id, now() from requests r join people p on (r.number + p.id) % 37 = 0 on conflict do nothing`.execute(
    db,
  )
  await sql`update requests set author_id = (select max(id) from people) where number % 29 = 0`.execute(db)
  await sql`analyze`.execute(db)
  const { rows } = await sql<{ id: number }>`select id from people where archived_at is null order by id`.execute(db)
  for (const { id } of rows) {
    const actor = (await findByPerson(db, id, 'api'))?.actor
    if (actor && !isStaff(actor)) customers.push(actor)
  }
  assert.ok(customers.length > 20)
})

const SORTED = {
  changed: sql`r.last_message_at desc, r.number desc`,
  newest: sql`r.number desc`,
  due: sql`r.next_due_at nulls last, r.number`,
}

for (const sort of ['changed', 'newest', 'due'] as const) {
  test(`pages of a customer’s list, by ${sort}, are all that he reads, each once and in order`, async () => {
    for (const actor of customers) {
      for (const view of ['my_requests', 'organisation', undefined] as const) {
        const held = view ? viewCondition(view, actor, now) : sql`true`
        const { rows } = await sql<{ number: number }>`select r.number from requests r
          where ${held} and ${readableBy(actor)} order by ${SORTED[sort]} limit 60`.execute(db)
        const listed: number[] = []
        let cursor: string | undefined
        do {
          const page = await listRequests(db, actor, now, { view, sort, cursor, limit: 13 })
          listed.push(...page.items.map(({ number }) => number))
          cursor = page.next ?? undefined
        } while (cursor && listed.length < 60)
        assert.deepEqual(
          listed.slice(0, 60),
          rows.map(({ number }) => number),
          `${view} of ${actor.personId}`,
        )
      }
    }
  })
}
