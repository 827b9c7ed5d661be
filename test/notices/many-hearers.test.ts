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

/** Tells the last change of a request: how many heard of it on their screens, and by how many statements. */
async function told(number: number): Promise<{ readonly heard: number; readonly statements: number }> {
  const { db } = desk.database
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
  const { rows } = await sql<{ heard: number }>`select count(*)::int as heard from notices
    where change_id = ${job.change}`.execute(db)
  return { heard: rows[0]?.heard ?? 0, statements }
}

async function filed(): Promise<number> {
  return desk.file(desk.people.cashier)
}

async function answered(): Promise<number> {
  const number = await filed()
  await desk.as(desk.people.cashier).post(`/api/requests/${number}/messages`, { text: 'Касса ожила' })
  return number
}

test('a team of many hears by as many statements as a team of few', async () => {
  const few = [await told(await filed()), await told(await answered())]
  await sql`with newcomers as (insert into people (name) select 'Сотрудник ' || n from generate_series(1, 30) n returning id),
    specialists as (insert into person_roles (person_id, role) select id, 'specialist' from newcomers)
    insert into team_members (team_id, person_id)
    select (select team_id from requests order by number desc limit 1), id from newcomers`.execute(desk.database.db)
  const many = [await told(await filed()), await told(await answered())]
  for (const [place, { heard, statements }] of many.entries()) {
    const before = few[place]
    assert.ok(before && before.statements > 0)
    assert.equal(heard, before.heard + 30)
    assert.equal(statements, before.statements)
  }
})
