import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { screenChannel } from '../../src/channels/screen/channel.ts'
import { keepChoice } from '../../src/db/notices/subscriptions.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { NOTICE_KINDS } from '../../src/domain/ground/words.ts'
import { deliver } from '../../src/jobs/notices/deliver.ts'
import { tasksOf } from '../../src/jobs/work.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { workQueue } from '../ground/work-queue.ts'
import { postOffice } from '../letters/post-office.ts'
import { smtpSink } from '../letters/smtp-sink.ts'

let desk: TestDesk
let sink: Awaited<ReturnType<typeof smtpSink>>
let channels: ReturnType<typeof postOffice>['channels'][number][]
before(async () => {
  desk = await testDesk()
  sink = await smtpSink()
  const post = postOffice(desk, { transport: createTransport(sink.url) })
  channels = [...post.channels, screenChannel(desk.database.db, desk.house.now)]
  const { specialist, operator, colleague } = desk.people
  await db()
    .transaction()
    .execute(async (tx) => {
      for (const { id } of [specialist, operator, colleague])
        for (const kind of NOTICE_KINDS) await keepChoice(tx, id, { kind, way: 'email', wanted: true })
    })
})
after(async () => {
  await desk.close()
  await sink.close()
})

const db = () => desk.database.db
type Who = TestDesk['people']['specialist']
const work = () =>
  workQueue(desk.database, tasksOf({ database: desk.database, files: desk.house.files, channels, now: desk.house.now }))
const hour = (ahead: number) => new Date(desk.house.now() + ahead * HOUR).toISOString().slice(11, 16)

/** It is quiet for everybody for two hours from now, and nobody has lost anything yet. */
beforeEach(async () => {
  await db()
    .updateTable('people')
    .set({ quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' })
    .execute()
})

async function answeredAtNight(who: Who = desk.people.specialist) {
  const { cashier } = desk.people
  const number = await desk.file(cashier)
  await desk.as(who).put(`/api/requests/${number}/assignee`, { specialistId: who.id, expected: null })
  await desk.as(cashier).post(`/api/requests/${number}/messages`, { text: 'Ну как?' })
  await work()
  desk.clock.offset += MINUTE
  return number
}

async function morning() {
  desk.clock.offset += 3 * HOUR
  await sql`update graphile_worker._private_jobs set run_at = now() where key like 'delivery:%'`.execute(db())
  await work()
}

/** How what a person was to hear of a request has ended, by way. */
async function ends(number: number, { id }: Who, way = 'email') {
  const { rows } = await sql<{ end: string }>`select n.kind || ' ' || case when d.spared is not null then d.spared
      when d.sent_at is not null then 'sent' when d.gave_up_at is not null then 'given up' else 'waits' end as end
    from deliveries d join notices n on n.id = d.notice_id where d.way = ${way} and n.request_number = ${number}
      and n.person_id = ${id} order by d.id`.execute(db())
  return rows.map(({ end }) => end)
}

const lettersOf = (number: number, { email }: Who) =>
  sink.taken.filter(({ to, mail }) => to.includes(email) && mail.subject?.includes(`№${number}`))

const forget = (table: 'person_roles' | 'team_members', { id }: Who) =>
  db().deleteFrom(table).where('person_id', '=', id).execute()
const staffRole = (who: Who, role: string) => () =>
  db().insertInto('person_roles').values({ person_id: who.id, role }).execute()

/** Ways to lose the right to read a request of one's own team, and what gives it back. */
const LOSSES: readonly { name: string; lose: (number: number) => Promise<unknown>; mend: () => Promise<unknown> }[] = [
  {
    name: 'his role was taken away',
    lose: () => forget('person_roles', desk.people.specialist),
    mend: () => staffRole(desk.people.specialist, 'specialist')(),
  },
  {
    name: 'his account was blocked',
    lose: () =>
      db()
        .updateTable('people')
        .set({ archived_at: new Date(desk.house.now()).toISOString() })
        .where('id', '=', desk.people.specialist.id)
        .execute(),
    mend: () =>
      db().updateTable('people').set({ archived_at: null }).where('id', '=', desk.people.specialist.id).execute(),
  },
  {
    name: 'the request went to another team and another specialist',
    lose: (number) =>
      db()
        .updateTable('requests')
        .set({ team_id: desk.teams.acquiring, specialist_id: desk.people.outsider.id })
        .where('number', '=', number)
        .execute(),
    mend: async () => undefined,
  },
]

for (const { name, lose, mend } of LOSSES) {
  test(`a letter that waited for the morning is not sent when ${name} meanwhile`, async () => {
    const number = await answeredAtNight()
    const came = lettersOf(number, desk.people.specialist).length
    await lose(number)
    await morning()
    await mend()
    const told = await ends(number, desk.people.specialist)
    assert.equal(told.at(-1), 'answered unreadable', told.join(', '))
    assert.equal(lettersOf(number, desk.people.specialist).length, came)
  })
}

test('what the screen was to show in the morning is not shown, and counts as told to nobody', async () => {
  const { lead, specialist, cashier } = desk.people
  const number = await desk.file(cashier)
  await desk.as(lead).put(`/api/requests/${number}/assignee`, { specialistId: specialist.id, expected: null })
  await work()
  await forget('person_roles', specialist)
  await morning()
  await staffRole(specialist, 'analyst')()
  assert.deepEqual((await ends(number, specialist, 'screen')).at(-1), 'assigned unreadable')
  await forget('person_roles', specialist)
  await staffRole(specialist, 'specialist')()
})

test('a customer who watches no more is not written to, and who is in copy is', async () => {
  const { cashier, colleague, specialist } = desk.people
  const number = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const watches = (copied_since: string | null) =>
    db()
      .insertInto('watchers')
      .values({
        request_number: number,
        person_id: colleague.id,
        copied_since,
        added_at: new Date(desk.house.now()).toISOString(),
      })
      .execute()
  const leaves = () => db().deleteFrom('watchers').where('person_id', '=', colleague.id).execute()
  const says = (text: string) =>
    desk.as(specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text })
  await watches(null)
  sink.refuse(colleague.email, { code: 451, words: 'come again later' })
  await says('Смотрим')
  await work()
  await leaves()
  sink.refuse(colleague.email, null)
  await morning()
  assert.deepEqual(await ends(number, colleague), ['reply unreadable'], 'also what an outage held up')
  await watches(new Date(desk.house.now()).toISOString())
  await says('Готово')
  await work()
  assert.deepEqual(await ends(number, colleague), ['reply unreadable', 'reply sent'])
  await leaves()
})

test('what was to leave at once is looked at, too: a right can end between the change and its letter', async () => {
  const { cashier, operator } = desk.people
  await db().updateTable('people').set({ quiet_from: null, quiet_to: null }).execute()
  const number = await desk.file(cashier)
  await work()
  const { rows } = await sql<{ id: number }>`update deliveries d set sent_at = null, receipt = null from notices n
    where n.id = d.notice_id and n.person_id = ${operator.id} and n.request_number = ${number} and d.way = 'email'
    returning d.id`.execute(db())
  const [held] = rows
  assert.ok(held)
  await forget('person_roles', operator)
  await deliver({ db: db(), channels, now: desk.house.now }, held.id, { isLast: false })
  await staffRole(operator, 'operator')()
  assert.deepEqual(await ends(number, operator), ['in_team unreadable'])
})
