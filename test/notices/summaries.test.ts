import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { keepChoice } from '../../src/db/notices/subscriptions.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { NOTICE_KINDS } from '../../src/domain/ground/words.ts'
import { deliver } from '../../src/jobs/notices/deliver.ts'
import { freeStranded } from '../../src/jobs/notices/stranded.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'
import { smtpSink, type Taken } from '../letters/smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
let channels: ReturnType<typeof postOffice>['channels'][number][]
before(async () => {
  desk = await testDesk()
  sink = await smtpSink()
  channels = [
    ...postOffice(desk, { transport: createTransport(sink.url) }).channels,
    screenChannel(desk.database.db, desk.house.now),
  ]
})
after(async () => {
  await desk.close()
  await sink.close()
})

const db = () => desk.database.db
type Who = TestDesk['people']['specialist']

const work = async (by = channels) => {
  const taskList = tasksOf({ database: desk.database, files: desk.house.files, channels: by, now: desk.house.now })
  await workQueue(desk.database, taskList)
}

/** The clock goes on, and the queue does what is due by it. */
async function later(by: number, through = channels) {
  desk.clock.offset += by
  await sql`update graphile_worker._private_jobs j set run_at = now() from deliveries d
    where j.key = 'delivery:' || d.id and coalesce(d.not_before, d.created_at) <= ${new Date(desk.house.now()).toISOString()}::timestamptz`.execute(
    db(),
  )
  await work(through)
}

const choose = async (who: Who, order: object, status = 200) =>
  assert.equal((await desk.inBrowser(who).put('/api/me/summaries/email', order)).status, status)
const say = async (who: Who, number: number, text: string, more: object = {}) =>
  assert.equal(
    (await desk.as(who).post(`/api/requests/${number}/messages`, { text, fileIds: [], ...more })).status,
    201,
  )
const move = async (who: Who, number: number, order: object) => {
  const { version } = (await desk.as(who).get(`/api/requests/${number}`)).body
  const answer = await desk.as(who).post(`/api/requests/${number}/moves`, { ...order, version })
  assert.equal(answer.status, 200, answer.text)
}
const SOLVED = { move: 'resolve', solution: 'Вернули драйвер 8.2.0, чеки печатаются.', closingCode: 'solved' }

/** Letters that came since the test began. */
let began = 0
const lettersTo = ({ email }: Who) => sink.taken.slice(began).filter(({ to }) => to.includes(email))
const isSummary = ({ mail }: Taken) => /^(Сводка|Summary)/.test(mail.subject ?? '')
const summariesTo = (who: Who) => lettersTo(who).filter(isSummary)

/** How the deliveries of a person by mail stand about a request, in their order. */
async function standing({ id }: Who, number: number) {
  const { rows } = await sql<{ stands: string }>`select n.kind || ' ' || case when d.spared is not null then d.spared
      when d.gave_up_at is not null then 'given up' when d.sent_at is not null and d.told_in is not null then 'summed'
      when d.sent_at is not null then 'sent' when d.gathers then 'gathers' else 'waits' end as stands
    from notices n join deliveries d on d.notice_id = n.id and d.way = 'email'
    where n.person_id = ${id} and n.request_number = ${number} order by d.id`.execute(db())
  return rows.map(({ stands }) => stands)
}

async function started(who: Who = desk.people.cashier) {
  const number = await desk.file(who, { venueId: desk.venues.lesnaya })
  const { specialist } = desk.people
  await desk.as(specialist).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await work()
  return number
}

beforeEach(async () => {
  const { cashier, specialist } = desk.people
  for (const who of [cashier, specialist]) await choose(who, { every: null })
  await later(2 * HOUR)
  began = sink.taken.length
})

test('a customer who chose one letter a day gets what can wait in one, by request, and what is asked of him at once', async () => {
  const { cashier, specialist, lead } = desk.people
  const [one, other] = [await started(), await started()]
  began = sink.taken.length
  await choose(cashier, { every: 'day', at: '09:00' })
  await say(specialist, one, 'Смотрим логи <b>сейчас</b>')
  await say(lead, one, 'Внутри: клиент путается', { visibility: 'internal' })
  await work()
  await move(specialist, one, SOLVED)
  await say(specialist, other, 'Едем к вам')
  await work()
  await say(specialist, other, 'Какая версия?', { move: 'ask' })
  await work()
  assert.deepEqual(
    await standing(cashier, one),
    ['acknowledgement sent', 'reply gathers', 'resolved gathers'].slice(-2),
  )
  assert.deepEqual(summariesTo(cashier), [])
  const { messages } = (await desk.as(specialist).get(`/api/requests/${one}`)).body
  const states = messages.flatMap(({ deliveries = [] }: { deliveries?: { state: string }[] }) =>
    deliveries.map(({ state }) => state),
  )
  assert.deepEqual(states, ['gathering', 'gathering'])

  await later(24 * HOUR)
  const [letter, ...more] = summariesTo(cashier)
  assert.ok(letter && more.length === 0, 'one letter')
  const { mail, headers, bytes } = letter
  assert.match(mail.subject ?? '', /^Сводка на .+: 2 заявки$/)
  assert.equal(headers['list-unsubscribe'], '<https://okno.example/me/notices>')
  assert.equal(headers['auto-submitted'], 'auto-generated')
  assert.ok(bytes.length < 100_000)
  for (const part of [mail.text ?? '', mail.html ?? '']) {
    assert.doesNotMatch(part, /Внутри|путается/)
    assert.match(part, new RegExp(`https://okno\\.example/requests/${one}`))
    assert.match(part, /Вернули драйвер 8\.2\.0/)
    assert.ok(part.indexOf(`№${one} `) > -1 && part.indexOf(`№${other} `) > -1)
  }
  assert.match(mail.html ?? '', /Смотрим логи &#60;b&#62;сейчас/)
  assert.deepEqual((await standing(cashier, one)).slice(-2), ['reply summed', 'resolved summed'])
  await later(24 * HOUR)
  assert.equal(summariesTo(cashier).length, 1, 'of nothing no summary is sent')
})

test('a member of the support hears at once what is given to him, and the rest each hour, without what was said', async () => {
  const { cashier, specialist } = desk.people
  await db()
    .transaction()
    .execute(async (tx) => {
      for (const kind of NOTICE_KINDS) await keepChoice(tx, specialist.id, { kind, way: 'email', wanted: true })
    })
  await choose(specialist, { every: 'hour' })
  const number = await desk.file(cashier)
  await desk
    .as(desk.people.lead)
    .put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await say(cashier, number, 'Тайна клиента')
  await work()
  assert.deepEqual(await standing(specialist, number), ['in_team gathers', 'assigned sent', 'answered gathers'])
  await choose(cashier, { every: 'shift' }, 400)
  await later(HOUR)
  const [letter] = summariesTo(specialist)
  assert.ok(letter)
  assert.match(letter.mail.html ?? '', new RegExp(`/desk/t/${number}`))
  assert.match(letter.mail.text ?? '', /Клиент ответил/)
  assert.doesNotMatch(letter.mail.text ?? '', /Тайна/)
})

test('two workers at once, a kill before and after it left: what gathered is told in one summary, and none is lost', async () => {
  const { cashier, specialist } = desk.people
  const number = await started()
  await choose(cashier, { every: 'hour' })
  for (const text of ['Раз', 'Два', 'Три']) await say(specialist, number, text)
  await work()
  desk.clock.offset += HOUR
  const { rows } = await sql<{ id: number }>`select d.id from deliveries d where d.gathers and d.told_in is null
    and d.sent_at is null and d.gave_up_at is null order by d.id`.execute(db())
  assert.equal(rows.length, 3)
  const delivering = { db: db(), channels, now: desk.house.now }
  await Promise.all([...rows, ...rows].map(({ id }) => deliver(delivering, id, { isLast: false })))
  const made = await sql<{
    id: number
    members: number
  }>`select d.id, (select count(*) from deliveries m where m.told_in = d.id)
    as members from deliveries d join notices n on n.id = d.notice_id where n.kind = 'summary' and d.sent_at is null`.execute(
    db(),
  )
  assert.deepEqual(
    made.rows.map(({ members }) => members),
    [3],
  )
  const summary = made.rows[0]?.id ?? 0

  const killed = channels.map((channel) => ({
    ...channel,
    send: async (...[delivery]: Parameters<typeof channel.send>) => {
      await channel.send(delivery)
      throw new Error('killed after it was sent')
    },
  }))
  await assert.rejects(deliver({ ...delivering, channels: killed }, summary, { isLast: false }), /killed after/)
  await Promise.all([1, 2].map(() => deliver(delivering, summary, { isLast: false })))
  const ids = new Set(summariesTo(cashier).map(({ mail }) => mail.messageId))
  assert.equal(ids.size, 1, 'a repeat is known by its Message-ID')
  assert.deepEqual((await standing(cashier, number)).slice(-3), ['reply summed', 'reply summed', 'reply summed'])
})

test('what was read, muted or switched off meanwhile is not in it; of nothing that is left no letter is written', async () => {
  const { cashier, specialist } = desk.people
  const [read, muted, kept] = [await started(), await started(), await started()]
  began = sink.taken.length
  await choose(cashier, { every: 'hour' })
  for (const number of [read, muted, kept]) await say(specialist, number, `Ответ ${number}`)
  await work()
  desk.clock.offset += MINUTE
  assert.equal((await desk.as(cashier).put(`/api/requests/${read}/read`, {})).status, 200)
  assert.equal((await desk.inBrowser(cashier).put(`/api/me/mutes/${muted}`, { until: 'unmuted' })).status, 200)
  await later(HOUR)
  const [letter] = summariesTo(cashier)
  assert.match(letter?.mail.text ?? '', new RegExp(`Ответ ${kept}`))
  assert.doesNotMatch(letter?.mail.text ?? '', new RegExp(`Ответ (${read}|${muted})`))
  assert.equal((await standing(cashier, read)).at(-1), 'reply read')
  assert.equal((await standing(cashier, muted)).at(-1), 'reply unwanted')

  await say(specialist, kept, 'Ещё')
  await work()
  const off = { choices: [{ kind: 'reply', way: 'email', wanted: false }] }
  assert.equal((await desk.inBrowser(cashier).put('/api/me/notice-choices', off)).status, 200)
  await later(HOUR)
  assert.equal(summariesTo(cashier).length, 1)
  assert.equal((await standing(cashier, kept)).at(-1), 'reply unwanted')
  const on = { choices: [{ kind: 'reply', way: 'email', wanted: null }] }
  assert.equal((await desk.inBrowser(cashier).put('/api/me/notice-choices', on)).status, 200)
})

test('whoever may read a request no longer finds nothing of it in his summary', async () => {
  const { manager, specialist, cashier } = desk.people
  const number = await started(manager)
  assert.equal((await desk.as(manager).post(`/api/requests/${number}/watchers`, { personId: cashier.id })).status, 200)
  await choose(cashier, { every: 'hour' })
  await say(specialist, number, 'Секрет сети')
  await work()
  await db().deleteFrom('watchers').where('person_id', '=', cashier.id).execute()
  await sql`update requests set venue_id = null where number = ${number}`.execute(db())
  await later(HOUR)
  assert.deepEqual(summariesTo(cashier), [])
  assert.equal((await standing(cashier, number)).at(-1), 'reply unreadable')
})

test('another choice gives what waits another time; at once, it leaves in one letter now', async () => {
  const { cashier, specialist } = desk.people
  const number = await started()
  await choose(cashier, { every: 'day', at: '09:00' })
  await say(specialist, number, 'Первый')
  await say(specialist, number, 'Второй')
  await work()
  const due = async () => {
    const { rows } = await sql<{ at: string }>`select distinct not_before as at from deliveries
      where gathers and sent_at is null and gave_up_at is null`.execute(db())
    assert.equal(rows.length, 1)
    return Date.parse(rows[0]?.at ?? '')
  }
  const morning = await due()
  await choose(cashier, { every: 'day', at: '09:30' })
  assert.equal((await due()) - morning, 30 * MINUTE)
  await choose(cashier, { every: 'hour' })
  assert.ok((await due()) - desk.house.now() <= HOUR)
  const quiet = { from: '00:00', to: '23:59' }
  assert.equal((await desk.inBrowser(cashier).call('PATCH', '/api/me', { quiet })).status, 200)
  assert.equal(new Date((await due()) + 3 * HOUR).toISOString().slice(11, 16), '23:59')
  assert.equal((await desk.inBrowser(cashier).call('PATCH', '/api/me', { quiet: null })).status, 200)
  await choose(cashier, { every: null })
  await later(0)
  const [letter, ...more] = summariesTo(cashier)
  assert.match(letter?.mail.text ?? '', /Первый[\s\S]*Второй/)
  assert.equal(more.length, 0)
  assert.deepEqual((await desk.inBrowser(cashier).get('/api/me/summaries')).body, {
    rhythms: ['hour', 'day'],
    summaries: [{ way: 'email', every: null, at: null, isOwn: true, byRole: { every: null, at: null } }],
  })
})

test('without a mail server a summary waits and the next after it, each told once; what came meanwhile is in neither', async () => {
  const { cashier, specialist } = desk.people
  const number = await started()
  await choose(cashier, { every: 'hour' })
  const silent = [...postOffice(desk).channels, ...channels.slice(1)]
  await say(specialist, number, 'До поломки')
  await work(silent)
  await later(HOUR, silent)
  await say(specialist, number, 'Во время поломки')
  await work(silent)
  await later(HOUR, silent)
  assert.deepEqual(summariesTo(cashier), [])
  assert.deepEqual((await standing(cashier, number)).slice(-2), ['reply gathers', 'reply gathers'])
  const free = () => freeStranded({ db: db(), channels, now: desk.house.now })
  for (let round = 0; round < 3; round += 1) {
    await free()
    await later(0)
  }
  const told = summariesTo(cashier).map(({ mail }) => mail.text ?? '')
  assert.equal(told.length, 2)
  assert.match(told[0] ?? '', /До поломки/)
  assert.match(told[1] ?? '', /Во время поломки/)
  assert.doesNotMatch(told[1] ?? '', /До поломки/)
})

test('a summary that is refused for good withdraws the reaction that it brought, as the letter alone would', async () => {
  const { cashier, specialist } = desk.people
  const number = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  await work()
  await choose(cashier, { every: 'hour' })
  await say(specialist, number, 'Ответ')
  await work()
  assert.notEqual((await desk.as(specialist).get(`/api/requests/${number}`)).body.reactedAt, null)
  sink.refuse(cashier.email, { code: 550, words: '5.7.1 refused' })
  await later(HOUR)
  sink.refuse(cashier.email, null)
  assert.equal((await standing(cashier, number)).at(-1), 'reply given up')
  const { rows } = await sql<{ type: string }>`select type from events where request_number = ${number}
    and type = 'letter.bounced'`.execute(db())
  assert.equal(rows.length, 1)
  assert.equal((await desk.as(specialist).get(`/api/requests/${number}`)).body.reactedAt, null)
})

test('what waits for an address that its owner removes goes to the one that he has now', async () => {
  const { manager, specialist } = desk.people
  const own = {
    person_id: manager.id,
    kind: 'email',
    value: 'second@vesna.example',
    verified_at: new Date().toISOString(),
  }
  const { id } = await db().insertInto('person_addresses').values(own).returning('id').executeTakeFirstOrThrow()
  const number = await started(manager)
  await sql`insert into request_ways (request_number, person_id, way, address, proven, wrote_at)
    values (${number}, ${manager.id}, 'email', 'second@vesna.example', true, now())`.execute(db())
  await choose(manager, { every: 'hour' })
  await say(specialist, number, 'Готово')
  await work()
  assert.equal((await standing(manager, number)).at(-1), 'reply gathers')
  assert.equal((await desk.inBrowser(manager).remove(`/api/me/addresses/${id}`)).status, 200)
  await later(HOUR)
  assert.deepEqual(sink.takenFor('second@vesna.example'), [])
  assert.equal(summariesTo(manager).length, 1)
})

test('a summary that could not leave by day does not come at night', async () => {
  const { cashier, specialist } = desk.people
  const number = await started()
  await choose(cashier, { every: 'hour' })
  const silent = [...postOffice(desk).channels, ...channels.slice(1)]
  await say(specialist, number, 'Днём не ушло')
  await work(silent)
  await later(HOUR, silent)
  const quiet = { from: '00:00', to: '23:59' }
  assert.equal((await desk.inBrowser(cashier).call('PATCH', '/api/me', { quiet })).status, 200)
  await freeStranded({ db: db(), channels, now: desk.house.now })
  await later(0)
  assert.deepEqual(summariesTo(cashier), [])
  assert.equal((await desk.inBrowser(cashier).call('PATCH', '/api/me', { quiet: null })).status, 200)
  await later(MINUTE)
  assert.equal(summariesTo(cashier).length, 1)
})

test('whoever has a shift in the plan gets his summary when it is over', async () => {
  const { cashier, specialist } = desk.people
  const now = desk.house.now()
  const at = (ahead: number) => new Date(now + ahead * HOUR).toISOString()
  await sql`insert into duty_shifts (team_id, person_id, starts_at, ends_at, kind)
    select team_id, ${specialist.id}, ${at(-3)}, ${at(5)}, 'shift' from team_members where person_id = ${specialist.id} limit 1`.execute(
    db(),
  )
  await choose(specialist, { every: 'shift' })
  const number = await desk.file(cashier)
  await work()
  const { rows } = await sql<{
    at: string
  }>`select d.not_before as at from deliveries d join notices n on n.id = d.notice_id
    where n.request_number = ${number} and n.person_id = ${specialist.id} and d.gathers`.execute(db())
  assert.deepEqual(
    rows.map((row) => new Date(row.at).toISOString()),
    [at(5)],
  )
})
