import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { own, readableBy } from '../../src/db/access/readable.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import { addUpOpen, countDesk } from '../../src/db/request/desk-counts.ts'
import { countInner } from '../../src/db/request/inner-counts.ts'
import { countMine, viewCondition } from '../../src/db/request/request-views.ts'
import { type Actor, isStaff } from '../../src/domain/access/permissions.ts'
import { type INNER_VIEWS, OPEN_VIEWS } from '../../src/domain/request/views.ts'
import { chanceFrom, oneOf } from '../../src/load/chance.ts'
import { load } from '../../src/load/load.ts'
import { demoDatabase } from '../demo-database.ts'

const database = await demoDatabase()
const { db } = database
after(database.close)
const now = Date.now()
const staff: Actor[] = []
const customers: Actor[] = []
before(async () => {
  await load(database, 600, () => undefined)
  const { rows } = await sql<{ id: number }>`select id from people where archived_at is null order by id`.execute(db)
  for (const { id } of rows) {
    const actor = (await findByPerson(db, id, 'api'))?.actor
    if (actor) (isStaff(actor) ? staff : customers).push(actor)
  }
  assert.ok(staff.length > 5 && customers.length > 50)
  assert.ok(customers.some(({ dealerIds }) => dealerIds.length > 0))
})

async function counted(condition: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from requests r where ${condition}`.execute(db)
  return rows[0]?.count ?? 0
}

/** By looking at every request, one view after the other. */
async function plainly(actor: Actor) {
  const late = sql`r.next_due_at < ${new Date(now).toISOString()}::timestamptz`
  const views = []
  for (const name of [...OPEN_VIEWS, 'spam'] as const) {
    const held = sql`${viewCondition(name, actor, now)} and ${readableBy(actor)}`
    views.push({
      name,
      count: await counted(held),
      late: name === 'spam' ? 0 : await counted(sql`${held} and ${late}`),
    })
  }
  const teams = []
  for (const id of [...actor.teamIds].sort((one, other) => one - other)) {
    const held = sql`${viewCondition('open', actor, now)} and ${readableBy(actor)} and r.team_id = ${id}`
    teams.push({ id, count: await counted(held), late: await counted(sql`${held} and ${late}`) })
  }
  return { views, teams }
}

/** What waits for a customer, of his own and of all that he reads. */
async function waitingPlainly(actor: Actor) {
  const waits = sql`(r.status = 'waiting_customer' or (r.status = 'resolved' and r.rating is null)) and ${readableBy(actor)}`
  return [
    { name: 'my_requests', count: await counted(sql`${waits} and ${own(actor)}`), late: 0 },
    { name: 'organisation', count: await counted(waits), late: 0 },
  ]
}

/** What stands in a list, and what of it burns or waits, by looking at every request. */
async function innerPlainly(actor: Actor, view: (typeof OPEN_VIEWS)[number], team: number | undefined) {
  const held = sql`${viewCondition(view, actor, now)} and ${readableBy(actor)} and ${team === undefined ? sql`true` : sql`r.team_id = ${team}`}`
  const of = (inner: (typeof INNER_VIEWS)[number]) => counted(sql`${held} and ${viewCondition(inner, actor, now)}`)
  return {
    burning: await of('burning'),
    waiting_us: await of('waiting_us'),
    waiting_customer: await of('waiting_customer'),
  }
}

async function agree(): Promise<void> {
  for (const actor of staff.slice(0, 4)) {
    for (const view of OPEN_VIEWS) {
      for (const team of [undefined, actor.teamIds[0]]) {
        const asked = { view, team, statuses: undefined, zone: 'Europe/Moscow' }
        assert.deepEqual(await countInner(db, actor, now, asked), await innerPlainly(actor, view, team), view)
      }
    }
  }
  for (const actor of customers)
    assert.deepEqual(await countMine(db, actor), await waitingPlainly(actor), `${actor.roles}`)
  for (const actor of staff) {
    assert.deepEqual(await countDesk(db, actor, now), await plainly(actor), `${actor.roles}`)
  }
}

test('what is counted is what stands there, for everybody', agree)

test('it stays so whatever is done to requests, by whatever hand', async () => {
  const chance = chanceFrom(7)
  const deeds = [
    () =>
      sql`update requests set status = 'waiting_customer' where number % 7 = ${Math.floor(chance() * 7)} and status = 'in_progress'`,
    () =>
      sql`update requests set specialist_id = ${oneOf(chance, staff).personId} where number % 5 = ${Math.floor(chance() * 5)}`,
    () => sql`update requests set specialist_id = null where number % 11 = ${Math.floor(chance() * 11)}`,
    () => sql`update requests set team_id = (select id from teams order by hashint8(id + ${Math.floor(chance() * 99)}) limit 1)
      where number % 3 = ${Math.floor(chance() * 3)}`,
    () => sql`update requests set next_due_at = now() - interval '1 hour', burns_at = now() - interval '2 hours'
      where number % 13 = ${Math.floor(chance() * 13)} and next_due_at is not null`,
    () => sql`update requests set status = 'in_progress', closing_code = null, solution = null, resolved_at = null, ended_at = null
      where number in (select number from requests where status = 'closed' order by number desc limit 9)`,
    () => sql`insert into watchers (request_number, person_id, added_at) select number, ${oneOf(chance, staff).personId}::bigint, now() from requests
      where number % 17 = ${Math.floor(chance() * 17)} on conflict do nothing`,
    () =>
      sql`update requests set contact_id = ${oneOf(chance, staff).personId} where number % 19 = ${Math.floor(chance() * 19)}`,
  ]
  for (let turn = 0; turn < 24; turn++) {
    await oneOf(chance, deeds)().execute(db)
    if (turn % 8 === 7) await agree()
  }
  await sql`delete from requests where number in (select number from requests order by number desc limit 20)`.execute(
    db,
  )
  await agree()
})

test('rows of counts are added up once there are many, and nothing is counted otherwise then', async () => {
  const rows = async () => (await sql`select 1 from open_counts`.execute(db)).rows.length
  for (let turn = 0; (await rows()) <= 2000; turn++)
    await sql`update requests set specialist_id = ${staff[turn % 2]?.personId ?? 0}`.execute(db)
  await Promise.all([addUpOpen(db), addUpOpen(db), agree()])
  assert.ok((await rows()) < 500, `${await rows()} rows`)
  await agree()
})
