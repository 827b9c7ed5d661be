import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { tellPeople } from '../../src/jobs/notices/tell-people.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lastUntold } from '../ground/work-queue.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

/** Tells that a request was filed: how many people heard of it on their screens, and by how many statements. */
async function told(): Promise<{ readonly heard: number; readonly statements: number }> {
  const { db } = desk.database
  const number = await desk.file(desk.people.cashier)
  const job = await lastUntold(db, number)
  const { query } = pg.Client.prototype
  let statements = 0
  pg.Client.prototype.query = function (this: pg.Client, ...asked: unknown[]) {
    statements += 1
    return Reflect.apply(query, this, asked)
  }
  try {
    await tellPeople(db, [screenChannel(db, desk.house.now)], job, desk.house.now())
  } finally {
    pg.Client.prototype.query = query
  }
  const { rows } = await sql<{ heard: number }>`select count(*)::int as heard from screen_notices
    where request_number = ${number}`.execute(db)
  return { heard: rows[0]?.heard ?? 0, statements }
}

test('a team of many hears of a new request by as many statements as a team of few', async () => {
  const few = await told()
  await sql`with newcomers as (insert into people (name) select 'Сотрудник ' || n from generate_series(1, 30) n returning id),
    specialists as (insert into person_roles (person_id, role) select id, 'specialist' from newcomers)
    insert into team_members (team_id, person_id)
    select (select team_id from requests order by number desc limit 1), id from newcomers`.execute(desk.database.db)
  const many = await told()
  assert.equal(many.heard, few.heard + 30)
  assert.ok(few.statements > 0)
  assert.equal(many.statements, few.statements)
})
