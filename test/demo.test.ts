import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as contract from '../src/contract/catalogue/catalogue.ts'
import { listCatalogue, loadPublishedService } from '../src/db/catalogue/catalogue.ts'
import { weekOfDuty } from '../src/db/duty/week.ts'
import { findByPerson } from '../src/db/people/actors.ts'
import { findByAddress } from '../src/db/people/people.ts'
import { countDesk } from '../src/db/request/desk-counts.ts'
import { countMine } from '../src/db/request/request-views.ts'
import { demoSignIns } from '../src/demo/demo-sign-ins.ts'
import { makeDemo } from '../src/demo/make-demo.ts'
import { ENGLISH, RUSSIAN } from '../src/demo/stories/stories.ts'
import { THE_DESK } from '../src/domain/access/permissions.ts'
import { onDuty } from '../src/domain/duty/on-duty.ts'
import { STATUSES } from '../src/domain/ground/words.ts'
import { isOnlyThanks } from '../src/domain/request/gratitude.ts'
import { testDatabase } from './world.ts'

const NOW = Date.parse('2026-11-23T08:00:00Z')
const { db, close } = await testDatabase()
after(close)
before(() => makeDemo(db, NOW))

async function actorAt(email: string) {
  const person = await findByAddress(db, { kind: 'email', value: email })
  assert.ok(person, email)
  const found = await findByPerson(db, person.id, 'portal')
  assert.ok(found)
  return found.actor
}

test('the demo has at least 300 requests, in every status and by every way in', async () => {
  const { rows } = await sql<{ count: number; statuses: string[]; channels: string[] }>`
    select count(*), array_agg(distinct status) as statuses, array_agg(distinct channel) as channels from requests`.execute(
    db,
  )
  const [found] = rows
  assert.ok(found && found.count >= 300, `${found?.count} requests`)
  assert.deepEqual(new Set(found.statuses), new Set(STATUSES))
  assert.deepEqual(found.channels.sort(), ['app', 'email', 'phone', 'portal', 'telegram'])
})

test('a contract is found by venue, organisation and parent, and the default agreement takes the others', async () => {
  const { rows } = await sql<{
    because: string
  }>`select distinct coverage->>'because' as because from requests`.execute(db)
  const found = rows.map(({ because }) => because).sort()
  assert.deepEqual(found, ['default_agreement', 'organisation', 'parent_organisation', 'venue'])
})

test('every view of the main specialist has something in it, and her own work is a day’s worth', async () => {
  const { views } = await countDesk(db, await actorAt('a.snegireva@okno.example'), NOW)
  const counts = new Map(views.map(({ name, count }) => [name, count]))
  assert.deepEqual(
    views.filter(({ count }) => count === 0),
    [],
  )
  assert.ok((counts.get('mine') ?? 0) >= 12 && (counts.get('mine') ?? 0) <= 18, `mine: ${counts.get('mine')}`)
  assert.ok((counts.get('unassigned') ?? 0) >= 15 && (counts.get('unassigned') ?? 0) <= 25)
  assert.ok(views.some(({ name, late }) => name === 'mine' && late > 0))
})

test('everybody one can sign in as has something to look at', async () => {
  const personas = await demoSignIns(db)
  assert.equal(personas.length, 7)
  for (const { personId, name, isStaff } of personas) {
    const actor = (await findByPerson(db, personId, 'portal'))?.actor
    assert.ok(actor)
    const [first] = isStaff
      ? (await countDesk(db, actor, NOW)).views.filter((view) => view.name === 'open')
      : await countMine(db, actor)
    assert.ok(first && first.count > 0, `${name} sees nothing`)
  }
})

test('every published service has a form that the API can tell', async () => {
  const services = (await listCatalogue(db, THE_DESK)).filter(({ isGroup }) => !isGroup)
  assert.ok(services.length >= 25)
  for (const { id } of services) contract.catalogueService.parse(await loadPublishedService(db, id))
})

test('clocks were told in the past when they were due, and nothing is left to be told', async () => {
  const { rows } = await sql<{ waiting: number; told: number }>`select
    (select count(*) from requests where wakes_at <= to_timestamp(${NOW / 1000})) as waiting,
    (select count(*) from events where type in ('clock.soon-due', 'clock.breached')) as told`.execute(db)
  assert.equal(rows[0]?.waiting, 0)
  assert.ok((rows[0]?.told ?? 0) > 50)
})

test('nothing happens before it began or after now', async () => {
  const { rows } = await sql<{
    odd: number
  }>`select count(*) as odd from events e join requests r on r.number = e.request_number
    where e.at < r.registered_at or e.at > to_timestamp(${NOW / 1000})`.execute(db)
  assert.equal(rows[0]?.odd, 0)
})

test('a second demo is refused', async () => {
  await assert.rejects(makeDemo(db, NOW), { code: 'desk.already-set-up' })
})

test('thanks after a solution only thank, so that they resume nothing', () => {
  const others = [...RUSSIAN, ...ENGLISH].flatMap(({ thanks }) => (thanks && !isOnlyThanks(thanks) ? [thanks] : []))
  assert.deepEqual(others, [])
})

test('the demo has a plan of duty: somebody answers for every team, and one stretch of the week is open', async () => {
  const { teams, shifts, absences } = await weekOfDuty(db, '2026-11-23')
  for (const { id, name } of teams) assert.ok(onDuty(shifts, absences, id, NOW).length > 0, name)
  const open = teams.flatMap(({ name, gaps }) => gaps.map(({ startsAt, endsAt }) => [name, endsAt - startsAt]))
  assert.deepEqual(open, [['Эквайринг', 11 * 3_600_000]])
})
