import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { joinTeam } from '../../src/db/foundation/foundation.ts'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  const choices = [{ kind: 'in_team', way: 'email', wanted: true }]
  for (const who of [desk.people.specialist, desk.people.outsider])
    await ok(desk.inBrowser(who).put('/api/me/notice-choices', { choices }))
})
after(() => desk.close())

type Who = TestDesk['people']['specialist']
const administrator = () => desk.inBrowser(desk.people.administrator)

type Asked = ReturnType<ReturnType<TestDesk['inBrowser']>['get']>

async function ok(answer: Asked) {
  const { status, text, body } = await answer
  assert.ok(status < 300, text)
  return body
}

async function setRole(role: string, summaries?: readonly object[], status = 200) {
  const { roles } = (await administrator().get('/api/notice-defaults')).body
  const { version: seen } = roles.find((one: { role: string }) => one.role === role)
  const answer = await administrator().put(`/api/notice-defaults/${role}`, {
    seen,
    cells: [],
    ...(summaries && { summaries }),
  })
  assert.equal(answer.status, status, answer.text)
}

const ofRole = async (role: string) =>
  (await administrator().get('/api/notice-defaults')).body.roles.find((one: { role: string }) => one.role === role)
    .summaries
const shownTo = async (who: Who) => (await desk.inBrowser(who).get('/api/me/summaries')).body.summaries[0]
const choose = (who: Who, order: object) => ok(desk.inBrowser(who).put('/api/me/summaries/email', order))
const leaveToRoles = (who: Who) => ok(desk.inBrowser(who).remove('/api/me/summaries/email'))

/** When the letter about a new request of his team leaves; null: it waits for no summary. */
async function leavesAt(who: Who, requester: Who = desk.people.cashier): Promise<string | null> {
  const number = await desk.file(requester)
  const { database, house, clock } = desk
  const channels = postOffice(desk).channels
  await workQueue(database, tasksOf({ database, files: house.files, channels, now: () => Date.now() + clock.offset }))
  return dueOf(who, number)
}

async function dueOf({ id }: Who, number: number): Promise<string | null> {
  const { rows } = await sql<{ gathers: boolean; at: string }>`select d.gathers, d.not_before as at
    from deliveries d join notices n on n.id = d.notice_id
    where n.person_id = ${id} and n.request_number = ${number} and d.way = 'email'`.execute(desk.database.db)
  assert.equal(rows.length, 1, 'he is told by mail')
  return rows[0]?.gathers ? new Date(rows[0].at).toISOString() : null
}

beforeEach(async () => {
  for (const who of [desk.people.specialist, desk.people.outsider]) await leaveToRoles(who)
  await setRole('specialist', [])
})

test('whoever chose nothing himself hears in the rhythm of his role, and what he chose himself is kept', async () => {
  const { specialist } = desk.people
  assert.deepEqual(await shownTo(specialist), {
    way: 'email',
    every: null,
    at: null,
    isOwn: false,
    byRole: { every: null, at: null },
  })
  assert.equal(await leavesAt(specialist), null)

  await setRole('specialist', [{ way: 'email', every: 'hour' }])
  assert.deepEqual(await ofRole('specialist'), [{ way: 'email', every: 'hour', at: null }])
  const byRole = { every: 'hour', at: null }
  assert.deepEqual(await shownTo(specialist), { way: 'email', ...byRole, isOwn: false, byRole })
  const hourly = await leavesAt(specialist)
  assert.ok(hourly && Date.parse(hourly) - desk.house.now() <= HOUR)

  await choose(specialist, { every: null })
  assert.deepEqual(await shownTo(specialist), { way: 'email', every: null, at: null, isOwn: true, byRole })
  assert.equal(await leavesAt(specialist), null)
  await choose(specialist, { every: 'day', at: '09:00' })
  await setRole('specialist', [{ way: 'email', every: 'day', at: '17:30' }])
  assert.equal((await shownTo(specialist)).at, '09:00')

  const waiting = await desk.file(desk.people.cashier)
  await leavesAt(specialist)
  await leaveToRoles(specialist)
  const left = new Date(Date.parse((await dueOf(specialist, waiting)) ?? '') + 3 * HOUR)
  assert.equal(left.toISOString().slice(11, 16), '17:30', 'what waits goes by the rhythm of the role, too')
})

test('a role keeps its rhythm when only its boxes are changed; the journal tells what was changed, and who chose himself is counted', async () => {
  const { specialist } = desk.people
  await setRole('specialist', [{ way: 'email', every: 'day', at: '17:30' }])
  await setRole('specialist')
  assert.deepEqual(await ofRole('specialist'), [{ way: 'email', every: 'day', at: '17:30' }])
  const { items } = (await administrator().get('/api/admin-changes?subject=notice_defaults')).body
  const gathered = items.map(({ after }: { after: { gathered?: unknown } }) => after?.gathered).filter(Boolean)
  assert.deepEqual(gathered[0], [{ noticeWay: 'email', rhythm: 'day', dailyAt: '17:30' }])
  const choosers = async () => {
    const { roles } = (await administrator().get('/api/notice-defaults')).body
    return roles.find((one: { role: string }) => one.role === 'contractor').choosers
  }
  assert.equal(await choosers(), 0)
  await choose(desk.people.contractor, { every: null })
  assert.equal(await choosers(), 1)
  assert.equal((await shownTo(specialist)).isOwn, false)
})

test('a role of customers has no shifts, and a day without a time is none', async () => {
  await setRole('customer_user', [{ way: 'email', every: 'shift' }], 400)
  await setRole('specialist', [{ way: 'email', every: 'day' }], 400)
  await setRole('customer_user', [{ way: 'email', every: 'hour' }])
  assert.equal((await shownTo(desk.people.cashier)).every, 'hour')
  assert.equal((await shownTo(desk.people.specialist)).every, null)
  await setRole('customer_user', [])
})

/** A zone in which it is about noon, and when it is so late there today; the clock of a test may stand anywhere. */
function aboutNoon() {
  const ahead = 12 - new Date(desk.house.now()).getUTCHours()
  const midnight = Math.floor((desk.house.now() + ahead * HOUR) / DAY) * DAY - ahead * HOUR
  const zone = ahead === 0 ? 'Etc/GMT' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
  return { zone, at: (hour: number) => new Date(midnight + hour * HOUR).toISOString() }
}

async function hoursUntil(closes: string, zone: string) {
  const week = Array.from({ length: 7 }, () => [{ opens: '09:00', closes }])
  const draft = {
    name: `До ${closes}`,
    zone,
    effectiveFrom: null,
    week: { roundTheClock: false, weekly: week, calendar: null, shortDayCutMinutes: 60, exceptions: [] },
  }
  return { draft, id: (await ok(administrator().post('/api/service-hours', draft))).id as number }
}

async function teamOf(id: number) {
  const { teams } = (await administrator().get('/api/teams')).body
  return teams.find((one: { id: number }) => one.id === id)
}

async function setHours(id: number, hoursId: number | null) {
  const { name, line } = await teamOf(id)
  await ok(administrator().put(`/api/teams/${id}`, { name, line, hoursId }))
}

test('without a shift the summary comes when the day of the team is over: of several teams the first, without hours at six', async () => {
  const { people, teams, database } = desk
  const { specialist, cashier } = people
  const { zone, at } = aboutNoon()
  await setRole('specialist', [{ way: 'email', every: 'shift' }])
  const atSix = async () => {
    const due = Date.parse((await leavesAt(specialist, cashier)) ?? '')
    assert.equal(new Date(due + 3 * HOUR).toISOString().slice(11, 16), '18:00')
  }
  await atSix()
  const late = await hoursUntil('19:00', zone)
  await setHours(teams.lineOne, late.id)
  assert.deepEqual((await teamOf(teams.lineOne)).hours, { id: late.id, name: 'До 19:00' })
  assert.equal(await leavesAt(specialist), at(19))

  const early = await hoursUntil('17:00', zone)
  await setHours(teams.acquiring, early.id)
  assert.equal(await leavesAt(specialist), at(19), 'he is not in that team')
  await database.db.transaction().execute((tx) => joinTeam(tx, teams.acquiring, specialist.id))
  assert.equal(await leavesAt(specialist), at(17))
  await setHours(teams.acquiring, null)
  assert.equal(await leavesAt(specialist), at(19), 'a team without hours says nothing')

  const draft = {
    ...late.draft,
    name: 'До вечера',
    week: { ...late.draft.week, weekly: late.draft.week.weekly.map(() => [{ opens: '09:00', closes: '20:00' }]) },
  }
  const { mark, at: seenAt } = await ok(administrator().post(`/api/service-hours/${late.id}/checks`, { draft }))
  const order = { mark, at: seenAt, open: 'as_promised', keepLate: false, reason: '' }
  const { id } = await ok(administrator().put(`/api/service-hours/${late.id}`, { draft, order }))
  assert.deepEqual((await teamOf(teams.lineOne)).hours, { id, name: 'До вечера' })
  assert.equal(await leavesAt(specialist), at(20), 'other hours stand in for the former')

  await setHours(teams.lineOne, late.id)
  assert.equal((await teamOf(teams.lineOne)).hours.id, id, 'who saw the former means those that stand in for them')
  const { name, line } = await teamOf(teams.lineOne)
  await ok(administrator().put(`/api/teams/${teams.lineOne}`, { name, line }))
  assert.equal((await teamOf(teams.lineOne)).hours.id, id, 'what is left out stays')
  const nowhere = await administrator().put(`/api/teams/${teams.lineOne}`, { name, line, hoursId: 999_999 })
  assert.deepEqual([nowhere.status, nowhere.body.code], [404, 'hours.not-found'])
  const stale = { name, line, hoursId: null, seen: { name, line, hoursId: early.id } }
  assert.equal((await administrator().put(`/api/teams/${teams.lineOne}`, stale)).body.code, 'team.changed')
  await setHours(teams.lineOne, null)
  await atSix()
  const { items } = (await administrator().get('/api/admin-changes?subject=team')).body
  assert.deepEqual([items[0].before, items[0].after], [{ hours: 'До вечера' }, { hours: null }])
})
