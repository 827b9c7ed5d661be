import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'
import { LETTERS_OUT } from './letters-out.ts'
import { type PostOffice, postOffice } from './post-office.ts'

let desk: TestDesk
let post: PostOffice
before(async () => {
  desk = await testDesk()
  post = postOffice(desk)
})
after(() => desk.close())

/** One minute for all of them, whenever the clock turns to the next. */
const BEGAN = Date.now()
const hour = (ahead: number) => new Date(BEGAN + ahead * 3_600_000).toISOString().slice(11, 16)

/** A letter that waits for the end of the manager's quiet hours: when it leaves, and when its job runs. */
async function waiting() {
  const { people, venues, as, database } = desk
  const number = await desk.file(people.manager, { venueId: venues.lesnaya })
  const { body } = await as(people.operator).get(`/api/requests/${number}`)
  const cancel = { move: 'cancel', version: body.version, reason: 'Ошибка' }
  assert.equal((await as(people.operator).post(`/api/requests/${number}/moves`, cancel)).status, 200)
  await post.work()
  return async () => {
    const { rows } = await sql<{ at: string; job: string; sentAt: string | null }>`
      select l.not_before as at, j.run_at as job, l.sent_at as "sentAt" from ${LETTERS_OUT} l
      left join graphile_worker.jobs j on j.key = 'delivery:' || l.id
      where l.request_number = ${number} and l.kind = 'closed'`.execute(database.db)
    assert.equal(rows.length, 1)
    return { at: Date.parse(rows[0]?.at ?? ''), job: Date.parse(rows[0]?.job ?? ''), sentAt: rows[0]?.sentAt ?? null }
  }
}

test('other quiet hours give letters that wait for their end another time; none let them leave at once', async () => {
  const manager = desk.as(desk.people.manager)
  const change = async (body: object) => assert.equal((await manager.call('PATCH', '/api/me', body)).status, 200)
  await change({ zone: 'UTC', quiet: { from: hour(-2), to: hour(2) } })
  const letter = await waiting()
  const first = await letter()
  assert.equal(first.job, first.at)

  await change({ quiet: { from: hour(-2), to: hour(5) } })
  const later = await letter()
  assert.equal(later.at - first.at, 3 * 3_600_000)
  assert.equal(later.job, later.at)

  await change({ zone: 'Etc/GMT-1' })
  assert.equal((await letter()).at, later.at - 3_600_000, 'it ends by the clock of his zone')
  await change({ name: 'Мария' })
  assert.equal((await letter()).at, later.at - 3_600_000)

  await change({ quiet: null })
  const now = await letter()
  assert.ok(now.at <= desk.house.now() && now.job <= Date.now() + 1_000, 'nothing holds it any more')
})

test('a letter that has left is not sent again when the quiet hours change', async () => {
  const { people, database } = desk
  const manager = desk.as(people.manager)
  await manager.call('PATCH', '/api/me', { zone: 'UTC', quiet: { from: hour(-2), to: hour(2) } })
  const letter = await waiting()
  await sql`update deliveries set sent_at = now() where sent_at is null`.execute(database.db)
  const { at } = await letter()
  await manager.call('PATCH', '/api/me', { quiet: null })
  assert.equal((await letter()).at, at)
})
