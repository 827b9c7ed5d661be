import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { confirmAlarm, insertAlarm, listWaitingAlarms } from '../../src/db/duty/alarms.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const admin = () => desk.inBrowser(desk.people.administrator)
const step = (percent: number, to: string, besides = {}) => ({
  percent,
  to,
  does: 'notify',
  teamId: null,
  words: '',
  asks: false,
  ...besides,
})

async function keep(reaction: unknown[], resolution: unknown[], besides = {}) {
  const { version, plan } = (await admin().get('/api/escalation')).body
  const schemes = [{ levelId: null, priority: null, reaction, resolution }]
  const kept = await admin().put('/api/escalation', { seen: version, plan: { ...plan, schemes, ...besides } })
  assert.equal(kept.status, 200, kept.text)
  return plan
}

/** Time goes on for two workers at once. */
async function pass(ms: number) {
  desk.clock.offset += ms
  const watch = { db: desk.database.db, now: desk.house.now }
  await Promise.all([passDueTime(watch), passDueTime(watch)])
}

async function told(number: number) {
  const { rows } = await sql<{ type: string; data: Record<string, unknown> }>`select type, data from events
    where request_number = ${number} and (type like 'clock.%' or type like 'alarm.%' or type = 'request.assigned')
    order by id`.execute(desk.database.db)
  return rows
}

async function calls(number: number) {
  return (await told(number)).flatMap(({ type, data }) =>
    type === 'clock.escalated'
      ? [[data.metric, data.percent, (data.to as { personId: number }[]).map(({ personId }) => personId)]]
      : [],
  )
}

/** «Премиум 24×7», priority 2: 30 minutes and 8 hours. */
async function filed() {
  const { people, venues, services } = desk
  const number = await desk.file(people.cashier, {
    venueId: venues.lesnaya,
    serviceId: services.printing,
    urgency: 'high',
  })
  const { body } = await desk.as(people.lead).get(`/api/requests/${number}`)
  assert.equal(body.priority, 2)
  return number
}

test('the steps that a desk comes with are in the program as in its database', async () => {
  const { DEFAULT_PLAN } = await import('../../src/domain/terms/escalation.ts')
  assert.deepEqual((await admin().get('/api/escalation')).body.plan, DEFAULT_PLAN)
})

test('each step is told once by two workers, to whoever it is for; meeting the reaction ends its steps, and a pause holds them up', async () => {
  const { people } = desk
  const number = await filed()
  await pass(15 * MINUTE + 1_000)
  await pass(0)
  assert.deepEqual(
    await calls(number),
    [['reaction', 50, [people.lead.id]]],
    'nobody has it, nobody is on duty: its leads',
  )
  await desk
    .as(people.specialist)
    .post(`/api/requests/${number}/messages`, { text: 'Смотрю', fileIds: [], visibility: 'public' })
  await pass(HOUR)
  assert.equal((await calls(number)).length, 1, 'the reaction is met')
  await pass(2 * HOUR + 45 * MINUTE)
  assert.deepEqual((await calls(number)).at(-1), ['resolution', 50, [people.specialist.id]])
  const { version } = (await desk.as(people.specialist).get(`/api/requests/${number}`)).body
  const asked = { move: 'ask', version, message: { text: 'Какая версия?', fileIds: [] } }
  const answer = await desk.as(people.specialist).post(`/api/requests/${number}/moves`, asked)
  assert.equal(answer.status, 200, answer.text)
  await pass(20 * HOUR)
  assert.equal((await calls(number)).length, 2, 'the clock stands still')
})

test('a wall clock that goes back, an edit, and a standstill tell no step twice, and what was missed is one notice that says so', async () => {
  const { people } = desk
  const number = await filed()
  await pass(16 * MINUTE)
  await keep([step(50, 'lead'), step(60, 'specialist'), step(75, 'lead'), step(90, 'lead')], [step(100, 'head')], {
    headIds: [people.lead.id],
  })
  desk.clock.offset -= 10 * MINUTE
  await pass(10 * MINUTE)
  assert.deepEqual(
    (await calls(number)).map(([, percent]) => percent),
    [50],
  )
  await pass(2 * HOUR)
  const [, escalation] = (await told(number)).filter(({ type }) => type === 'clock.escalated')
  assert.deepEqual([escalation?.data.percent, escalation?.data.missed], [90, [60, 75]])
  const events = (await told(number)).map(({ type }) => type)
  assert.deepEqual(events, ['clock.escalated', 'clock.breached', 'clock.escalated'])

  const channels = [screenChannel(desk.database.db, desk.house.now)]
  await workQueue(
    desk.database,
    tasksOf({ database: desk.database, files: desk.house.files, channels, now: desk.house.now }),
  )
  const { groups } = (await desk.as(people.lead).get('/api/notices')).body
  const group = groups.find((one: { request: number }) => one.request === number)
  const lines = group.items
    .filter(({ kind }: { kind: string }) => kind !== 'in_team')
    .map(({ kind, percent, missed }: Record<string, unknown>) => [kind, percent, missed])
  assert.deepEqual(
    lines,
    [
      ['escalated', 90, 2],
      ['escalated', 50, 0],
    ],
    'the broken promise is not told beside it',
  )
  const { events: history, names } = (await desk.as(people.lead).get(`/api/requests/${number}`)).body
  const shown = history.findLast(({ type }: { type: string }) => type === 'clock.escalated')
  assert.deepEqual(
    shown.data.arrived.map(({ personId, way }: Record<string, unknown>) => [personId, way]),
    [[people.lead.id, 'screen']],
  )
  assert.equal(names[`person:${people.lead.id}`], people.lead.name)
})

test('an alarm that nobody confirms goes to the next one, each hop told once, until somebody confirms or nobody is left', async () => {
  const { people, teams } = desk
  await keep([step(50, 'duty', { asks: true })], [], { headIds: [people.administrator.id] })
  const day = new Date(desk.house.now()).toISOString().slice(0, 10)
  const tomorrow = new Date(desk.house.now() + 24 * HOUR).toISOString().slice(0, 10)
  for (const one of [day, tomorrow])
    for (const [person, kind] of [
      [people.specialist, 'duty'],
      [people.operator, 'shift'],
    ] as const)
      await admin().post('/api/duty/shifts', {
        teamId: teams.lineOne,
        personId: person.id,
        kind,
        day: one,
        from: '00:00',
        to: '00:00',
      })
  const number = await filed()
  await pass(15 * MINUTE + 1_000)
  assert.deepEqual(await calls(number), [['reaction', 50, [people.specialist.id]]])
  await pass(4 * MINUTE)
  assert.equal((await told(number)).length, 1, 'he has five minutes')
  await pass(MINUTE)
  await pass(0)
  const hops = async () =>
    (await told(number)).flatMap(({ type, data }) => (type === 'alarm.passed-on' ? [[data.from, data.to]] : []))
  assert.deepEqual(await hops(), [[people.specialist.id, people.operator.id]])
  await pass(5 * MINUTE)
  assert.deepEqual((await hops()).at(-1), [people.operator.id, people.lead.id], 'then the lead')
  const confirm = (who: { token: string }) =>
    desk.as(who).post(`/api/requests/${number}/alarm-confirmations`, undefined)
  assert.deepEqual((await confirm(people.lead)).body, { confirmed: true })
  assert.deepEqual((await confirm(people.operator)).body, { confirmed: false })
  await pass(HOUR)
  assert.equal((await hops()).length, 2)
  assert.equal((await told(number)).filter(({ type }) => type === 'alarm.confirmed').length, 1)

  const other = await filed()
  await pass(15 * MINUTE + 1_000)
  for (let hop = 0; hop < 6; hop += 1) await pass(5 * MINUTE)
  const last = (await told(other)).filter(({ type }) => type === 'alarm.passed-on').at(-1)
  assert.deepEqual([last?.data.from, last?.data.to], [people.administrator.id, null])
})

test('a step gives the request to whoever is on duty, hands it on, or raises its priority with a reason and an end', async () => {
  const { people, teams } = desk
  await keep(
    [
      step(50, 'duty', { does: 'assign_duty' }),
      step(75, 'lead', { does: 'raise', words: 'Никто не ответил вовремя' }),
      step(150, 'lead', { does: 'hand_on', teamId: teams.acquiring }),
    ],
    [],
  )
  const number = await filed()
  await pass(15 * MINUTE + 1_000)
  const now = async () => (await desk.as(people.administrator).get(`/api/requests/${number}`)).body
  assert.deepEqual([(await now()).specialist.id, (await now()).status], [people.specialist.id, 'registered'])
  await pass(8 * MINUTE)
  assert.equal((await now()).priority, 1)
  await pass(22 * MINUTE)
  assert.deepEqual([(await now()).team.id, (await now()).specialist], [teams.acquiring, null])
})

test('a trial counts the last week by the same rule, and writes nothing', async () => {
  const before = await sql<{ count: number }>`select count(*)::int as count from events`.execute(desk.database.db)
  const { plan } = (await admin().get('/api/escalation')).body
  const scheme = { levelId: null, priority: null, reaction: [step(50, 'lead')], resolution: [] }
  const { body } = await admin().post('/api/escalation/trials', { plan: { ...plan, schemes: [scheme] } })
  assert.deepEqual([body.steps, body.times], [5, [{ step: 'reaction:50:lead', count: 5 }]])
  const after = await sql<{ count: number }>`select count(*)::int as count from events`.execute(desk.database.db)
  assert.deepEqual(after.rows, before.rows)
  const doubled = await admin().put('/api/escalation', { seen: 0, plan })
  assert.deepEqual([doubled.status, doubled.body.code], [409, 'escalation.changed'])
  const level = (await admin().get('/api/escalation')).body.levels.find(
    ({ name }: { name: string }) => name === 'Премиум',
  )
  const example = await admin().get(`/api/escalation/example?level=${level.id}&priority=2&percents=50,100`)
  assert.equal(example.body.reaction.minutes, 30)
  const [half, whole] = example.body.reaction.moments.map(({ at }: { at: string }) => Date.parse(at))
  assert.equal(whole - half, 15 * MINUTE)
})

test('a step that is told again, since its first time was taken back with a letter, asks anew', async () => {
  const { people, database, house } = desk
  const request = await filed()
  const step = { request, step: 'reaction:1:calls:50:duty', metric: 'reaction', percent: 50 } as const
  const ask = (personId: number) =>
    database.db
      .transaction()
      .execute((tx) => insertAlarm(tx, { ...step, asked: [personId], nextAt: house.now() + MINUTE }))
  await ask(people.specialist.id)
  const [first] = await listWaitingAlarms(database.db, request)
  assert.ok(first)
  await database.db.transaction().execute((tx) => confirmAlarm(tx, first.id, people.specialist.id, house.now()))
  assert.deepEqual(await listWaitingAlarms(database.db, request), [])
  await ask(people.operator.id)
  assert.deepEqual(
    (await listWaitingAlarms(database.db, request)).map(({ asked }) => asked),
    [[people.operator.id]],
  )
})
