import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { keepChoice } from '../../src/db/notices/subscriptions.ts'
import { NOTICE_KINDS, SUPPORT_NOTICES } from '../../src/domain/ground/words.ts'
import { tellPeople } from '../../src/jobs/notices/tell-people.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { lastUntold, workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'

let desk: TestDesk
let channels: ReturnType<typeof postOffice>['channels'][number][]
before(async () => {
  desk = await testDesk()
  channels = [...postOffice(desk).channels, screenChannel(desk.database.db, desk.house.now)]
})
after(() => desk.close())

const db = () => desk.database.db
type Who = TestDesk['people']['specialist']

/** The real queue runs until it is empty. */
async function work() {
  const taskList = tasksOf({ database: desk.database, files: desk.house.files, channels, now: desk.house.now })
  await workQueue(desk.database, taskList)
}

const choose = (who: Who, ways: Readonly<Record<string, boolean>>) =>
  db()
    .transaction()
    .execute(async (tx) => {
      for (const kind of NOTICE_KINDS)
        for (const [way, wanted] of Object.entries(ways)) await keepChoice(tx, who.id, { kind, way, wanted })
    })

/** What a person was told of a request, as «kind by way». */
async function heard({ id }: Who, number: number) {
  const { rows } = await sql<{ heard: string }>`select n.kind || ' by ' || d.way as heard from notices n
    join deliveries d on d.notice_id = n.id where n.person_id = ${id} and n.request_number = ${number}
    order by n.id, d.way`.execute(db())
  return rows.map((row) => row.heard)
}

const bellOf = async (who: Who) => (await desk.as(who).get('/api/notices')).body
const say = (who: Who, number: number, text: string, more: object = {}) =>
  desk.as(who).post(`/api/requests/${number}/messages`, { text, fileIds: [], ...more })

test('whoever works on the desk finds on the screen what concerns him, by request, and reads it once for all', async () => {
  const { cashier, specialist, lead } = desk.people
  const number = await desk.file(cashier)
  await say(lead, number, 'Посмотри, пожалуйста', { visibility: 'internal', mentions: [specialist.id] })
  await work()
  const { groups } = await bellOf(specialist)
  const group = groups.find(({ request }: { request: number }) => request === number)
  assert.deepEqual(
    group.items.map(({ kind, by, text }: Record<string, string>) => [kind, by, text]),
    [
      ['mention', lead.name, 'Посмотри, пожалуйста'],
      ['in_team', cashier.name, null],
    ],
  )
  assert.equal(group.unread, 2)
  const before = (await desk.as(specialist).get('/api/notices/count')).body.unread
  const { body } = await desk.as(specialist).post('/api/notices/read', { request: number })
  assert.equal(body.unread, before - 2)
  const isNew = (await desk.as(specialist).get('/api/notices?only=new')).body.groups
  assert.ok(isNew.every(({ request }: { request: number }) => request !== number))
  assert.deepEqual((await bellOf(cashier)).groups, [], 'whoever filed it knows it')
})

test('a person with two ways hears once by each that he chose, also when the job runs twice, races, and dies in between', async () => {
  const { cashier, specialist } = desk.people
  await choose(specialist, { email: true, screen: true })
  const number = await desk.file(cashier)
  await desk.as(specialist).post(`/api/requests/${number}/moves`, { move: 'start', version: 1 })
  await work()
  await say(cashier, number, 'Ну как там?')
  const job = await lastUntold(db(), number)
  const dying = channels.map((channel) => ({
    ...channel,
    write: async () => {
      throw new Error('killed in the middle')
    },
  }))
  await assert.rejects(tellPeople(db(), dying, job, desk.house.now()), /killed in the middle/)
  assert.deepEqual(
    (await heard(specialist, number)).filter((one) => one.startsWith('answered')),
    [],
  )
  await Promise.all([1, 2, 3].map(() => tellPeople(db(), channels, job, desk.house.now())))
  await work()
  const told = (await heard(specialist, number)).filter((one) => one.startsWith('answered'))
  assert.deepEqual(told, ['answered by email', 'answered by screen'])
  await choose(specialist, { email: false, screen: true })
})

test('nobody hears of his own action, and no customer of anything inside the support, by whatever ways they chose', async () => {
  const { cashier, specialist, lead, colleague } = desk.people
  for (const who of [cashier, colleague]) await choose(who, { email: true, screen: true })
  const number = await desk.file(cashier)
  await desk.as(specialist).post(`/api/requests/${number}/moves`, { move: 'start', version: 1 })
  await say(specialist, number, 'Тайная заметка', { visibility: 'internal', mentions: [lead.id] })
  await work()
  const told = await heard(specialist, number)
  assert.ok(!told.some((one) => /^(assigned|mention)/.test(one)), String(told))
  for (const who of [cashier, colleague]) {
    const kinds = (await heard(who, number)).map((one) => one.split(' ')[0])
    assert.ok(
      kinds.every((kind) => !SUPPORT_NOTICES.some((one) => one === kind)),
      String(kinds),
    )
  }
  const { rows } = await sql<{ kept: string }>`select string_agg(d.payload::text, ' ') as kept from deliveries d
    join notices n on n.id = d.notice_id where n.person_id = any(${[cashier.id, colleague.id]})`.execute(db())
  assert.doesNotMatch(String(rows[0]?.kept), /Тайная заметка/)
})

test('in quiet hours both ways wait for their end; a stop of trade waits for nothing', async () => {
  const { cashier, specialist } = desk.people
  const hour = (ahead: number) => new Date(desk.house.now() + ahead * 3_600_000).toISOString().slice(11, 16)
  await db()
    .updateTable('people')
    .set({ quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' })
    .where('id', '=', specialist.id)
    .execute()
  await choose(specialist, { email: true, screen: true })
  const calm = await desk.file(cashier)
  const burning = await desk.file(cashier, { stopOfTrade: true })
  await work()
  const waiting = async (number: number) => {
    const { rows } = await sql<{
      way: string
      waits: boolean
    }>`select d.way, d.not_before is not null and d.sent_at is null as waits
      from deliveries d join notices n on n.id = d.notice_id where n.person_id = ${specialist.id}
      and n.request_number = ${number} and n.kind = 'in_team' order by d.way`.execute(db())
    return rows.map(({ way, waits }) => `${way} ${waits ? 'waits' : 'went'}`)
  }
  assert.deepEqual(await waiting(calm), ['email waits', 'screen waits'])
  assert.equal((await waiting(burning))[1], 'screen went')
  const numbers = async () => (await bellOf(specialist)).groups.map(({ request }: { request: number }) => request)
  assert.ok(!(await numbers()).includes(calm) && (await numbers()).includes(burning))
  desk.clock.offset += 3 * 3_600_000
  assert.ok((await numbers()).includes(calm), 'after their end it is on the screen')
  desk.clock.offset -= 3 * 3_600_000
})

test('that a restaurant cannot trade is told to who works the request, else to its team, and never to who says so', async () => {
  const { cashier, manager, specialist, lead, operator } = desk.people
  const stop = async (number: number, who: Who) => {
    const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
    const order = { urgency: 'high', stopOfTrade: true, reason: 'Обе кассы стоят, очередь', version }
    const answer = await desk.as(who).put(`/api/requests/${number}/urgency`, order)
    assert.equal(answer.status, 200, answer.text)
    await work()
  }
  for (const who of [specialist, lead, operator, cashier, manager]) await choose(who, { email: true, screen: true })
  const stops = async (who: Who, number: number) => (await heard(who, number)).filter((one) => one.startsWith('trade_'))

  const free = await desk.file(cashier)
  await stop(free, cashier)
  for (const who of [specialist, lead]) {
    assert.deepEqual(await stops(who, free), ['trade_stopped by email', 'trade_stopped by screen'], who.name)
  }
  for (const who of [cashier, manager]) assert.deepEqual(await stops(who, free), [], who.name)

  const taken = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${taken}/assignee`, { specialistId: specialist.id, expected: null })
  await stop(taken, manager)
  assert.deepEqual(await stops(specialist, taken), ['trade_stopped by email', 'trade_stopped by screen'])
  assert.deepEqual(await stops(lead, taken), [], 'whose request it is hears of it')
  const { groups } = await bellOf(specialist)
  const group = groups.find(({ request }: { request: number }) => request === taken)
  assert.deepEqual(
    group.items.slice(0, 1).map(({ kind, by, text }: Record<string, string>) => [kind, by, text]),
    [['trade_stopped', manager.name, 'Обе кассы стоят, очередь']],
  )
})

test('a member of the support who says so of his own restaurant does not hear of it', async () => {
  const { specialist } = desk.people
  const { lesnaya } = desk.venues
  await sql`insert into person_roles (person_id, role, venue_id) values (${specialist.id}, 'customer_manager', ${lesnaya})`.execute(
    db(),
  )
  const number = await desk.file(desk.people.cashier, { venueId: lesnaya })
  const { version } = (await desk.as(specialist).get(`/api/requests/${number}`)).body
  const order = { urgency: 'high', stopOfTrade: true, reason: 'Стоим', version }
  assert.equal((await desk.as(specialist).put(`/api/requests/${number}/urgency`, order)).status, 200)
  await work()
  assert.ok(!(await heard(specialist, number)).some((one) => one.startsWith('trade_')))
  await sql`delete from person_roles where person_id = ${specialist.id} and role = 'customer_manager'`.execute(db())
})

test('who muted a request hears nothing of it until he is answered; what is locked comes, and others hear as before', async () => {
  const { cashier, specialist, lead } = desk.people
  const number = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await work()
  const mute = (who: Who, until: string) => desk.inBrowser(who).put(`/api/me/mutes/${number}`, { until })
  const muted = async (who: Who) => (await desk.inBrowser(who).get('/api/me/mutes')).body.mutes
  assert.equal((await mute(specialist, 'answer')).status, 200)
  assert.equal((await mute(cashier, 'unmuted')).status, 200)
  assert.equal((await mute(desk.people.outsider, 'answer')).status, 404)
  const version = (await desk.as(cashier).get(`/api/requests/${number}`)).body.version
  const stop = { urgency: 'high', stopOfTrade: true, reason: 'Стоим', version }
  assert.equal((await desk.as(cashier).put(`/api/requests/${number}/urgency`, stop)).status, 200)
  await say(lead, number, 'Перезагрузите кассу')
  await say(lead, number, 'Глянь', { visibility: 'internal', mentions: [specialist.id] })
  await work()
  const since = async (who: Who) => (await heard(who, number)).filter((one) => !/^(in_team|assigned|ackn)/.test(one))
  assert.deepEqual(await since(specialist), ['trade_stopped by screen', 'mention by email', 'mention by screen'])
  assert.deepEqual(await since(cashier), [])
  assert.equal((await muted(specialist)).length, 1)
  await say(cashier, number, 'Перезагрузили, не помогло')
  await work()
  assert.deepEqual((await since(specialist)).slice(-2), ['answered by email', 'answered by screen'])
  assert.deepEqual(await muted(specialist), [])
  assert.deepEqual(await muted(cashier), [{ request: number, until: 'unmuted', untilAt: null }])
  await desk.inBrowser(cashier).remove(`/api/me/mutes/${number}`)
  await say(lead, number, 'Едем к вам')
  await work()
  assert.deepEqual(await since(cashier), ['reply by email', 'reply by screen'])
})

test('a notice of a request that he may read no longer is gone from his screen', async () => {
  const { cashier, specialist, lead } = desk.people
  const number = await desk.file(cashier)
  await work()
  const sees = async () =>
    (await bellOf(specialist)).groups.some(({ request }: { request: number }) => request === number)
  await db().updateTable('people').set({ quiet_from: null, quiet_to: null }).where('id', '=', specialist.id).execute()
  const { id } = await db().insertInto('teams').values({ name: 'Другая' }).returning('id').executeTakeFirstOrThrow()
  desk.clock.offset += 3 * 3_600_000
  assert.equal(await sees(), true)
  await db().updateTable('requests').set({ team_id: id, specialist_id: lead.id }).where('number', '=', number).execute()
  assert.equal(await sees(), false)
})

test('an old notice is on no screen any more, and is forgotten in the night', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  await work()
  const sees = async () => (await desk.as(specialist).get('/api/notices/count')).body.requests.includes(number)
  const kept = () =>
    db().selectFrom('screen_notices').select('delivery_id').where('request_number', '=', number).execute()
  assert.equal(await sees(), true)
  desk.clock.offset += 61 * 86_400_000
  assert.equal(await sees(), false)
  const tidy = channels.flatMap(({ jobs }) => jobs?.['tidy-screen'] ?? [])
  for (const job of tidy) await job({}, { isLast: false })
  assert.deepEqual(await kept(), [])
})

test('a request that was given on before anybody was told is told as his to the one who has it, once', async () => {
  const { cashier, specialist, lead, colleague } = desk.people
  const number = await desk.file(cashier)
  const give = (to: number, expected: number | null) =>
    desk.as(lead).put(`/api/requests/${number}/assignee`, { specialistId: to, expected })
  const [first] = (await db().selectFrom('team_members').select('person_id').execute()).filter(
    ({ person_id }) => ![specialist.id, lead.id, colleague.id].includes(person_id),
  )
  const { status } = await give(first?.person_id ?? 0, null)
  assert.equal(status, 200)
  assert.equal((await give(specialist.id, first?.person_id ?? 0)).status, 200)
  await work()
  const { rows } = await sql<{ person: number; kind: string }>`select person_id as person, kind from notices
    where request_number = ${number} and kind in ('assigned', 'reassigned') order by id`.execute(db())
  assert.deepEqual(rows, [
    { person: first?.person_id, kind: 'reassigned' },
    { person: specialist.id, kind: 'assigned' },
  ])
})

test('whose request it is hears that it is back and what it was rated, and of his own hand nothing', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier)
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  const move = async (who: Who, order: object) => {
    const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
    const answer = await desk.as(who).post(`/api/requests/${number}/moves`, { ...order, version })
    assert.equal(answer.status, 200, answer.text)
  }
  const solved = { move: 'resolve', solution: 'Поставили 8.2.0, чек печатается.', closingCode: 'solved' }
  await move(specialist, solved)
  await move(cashier, { move: 'resume', reason: 'Снова не печатает' })
  await move(specialist, solved)
  assert.equal((await desk.as(cashier).put(`/api/requests/${number}/rating`, { score: 4, comment: '' })).status, 200)
  desk.clock.offset += 60_000
  await work()
  const { groups } = await bellOf(specialist)
  const group = groups.find(({ request }: { request: number }) => request === number)
  const told = group.items.map(({ kind, score }: { kind: string; score: number | null }) => [kind, score])
  assert.deepEqual(told.slice(0, 2), [
    ['rated', 4],
    ['returned', null],
  ])
  assert.ok(told.every(([kind]: [string]) => kind !== 'answered'))
})

test('whoever is in the team and may not read its requests hears nothing of them, by no way', async () => {
  const { cashier, contractor } = desk.people
  const number = await desk.file(cashier)
  const { team_id } = await db()
    .selectFrom('requests')
    .select('team_id')
    .where('number', '=', number)
    .executeTakeFirstOrThrow()
  await db().insertInto('team_members').values({ team_id, person_id: contractor.id }).execute()
  await choose(contractor, { email: true, screen: true })
  await work()
  assert.equal((await desk.as(contractor).get(`/api/requests/${number}`)).status, 404)
  assert.deepEqual(await heard(contractor, number), [])
})
