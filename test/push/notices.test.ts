import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE, SECOND } from '../../src/domain/ground/instant.ts'
import { freeStranded } from '../../src/jobs/notices/stranded.ts'
import { openPushStage, type PushStage } from './push-stage.ts'

let stage: PushStage
before(async () => {
  stage = await openPushStage()
})
after(() => stage.close())

const letters = async ({ email }: { readonly email: string }) =>
  (await stage.post.sentTo(email)).filter(({ kind }) => kind === 'reply').length

test('a chosen notice is on the device within five seconds: the number, what happened, the subject cut; nothing that was said', async () => {
  const { cashier } = stage.desk.people
  await stage.listens(cashier, 'first')
  await stage.chooses(cashier, 'reply', { push: true, email: false })
  const number = await stage.answered(cashier)
  const said = Date.now()
  await stage.work()
  const [one] = stage.service.to('first')
  assert.deepEqual(one?.message, {
    web_push: 8030,
    notification: {
      title: `№${number}`,
      body: 'Ответил специалист. Касса, печать: не печатает чек на кухню',
      navigate: `https://okno.example/requests/${number}`,
      lang: 'ru',
      tag: `request-${number}`,
      actions: [{ action: 'reply', title: 'Ответить', navigate: `https://okno.example/requests/${number}?answer` }],
      data: one?.message.notification.data,
    },
  })
  assert.ok((one?.at ?? Number.POSITIVE_INFINITY) - said < 5 * SECOND)
  assert.deepEqual([one?.headers.urgency, one?.headers.ttl], ['normal', String(24 * 3_600)])
  assert.equal(one?.claims.sub, 'mailto:support@desk.example')
  const [delivery] = await stage.deliveries(cashier)
  assert.match(delivery?.receipt ?? '', /\/message\/1$/)
  assert.equal(await letters(cashier), 0)
})

test('nobody is told by push who has not chosen it', async () => {
  const { colleague } = stage.desk.people
  await stage.listens(colleague, 'not-chosen')
  await stage.answered(colleague)
  await stage.work()
  assert.deepEqual(stage.service.to('not-chosen'), [])
})

test('an internal note never reaches a device, and whom it names hears only that', async () => {
  const { specialist, lead, stranger } = stage.desk.people
  await stage.listens(lead, 'lead')
  await stage.listens(stranger, 'customer')
  await stage.chooses(lead, 'mention', { push: true })
  await stage.chooses(stranger, 'reply', { push: true })
  const number = await stage.desk.file(stranger)
  const note = { visibility: 'internal', text: 'Пароль кассы 4417', mentions: [lead.id] }
  const said = await stage.desk.as(specialist).post(`/api/requests/${number}/messages`, note)
  assert.equal(said.status, 201, said.text)
  await stage.work()
  const told = stage.service.to('lead')
  assert.deepEqual(
    told.map(({ message }) => message.notification.title),
    [`№${number}`],
  )
  assert.match(String(told[0]?.message.notification.body), /^Вас упомянули в заметке\. /)
  assert.equal(told[0]?.message.notification.navigate, `https://okno.example/desk/t/${number}`)
  assert.deepEqual(stage.service.to('customer'), [])
  assert.ok(stage.service.taken.every(({ text }) => !/4417|Перезагрузите/.test(text)))
})

test('three browsers hear once each, in English where that is spoken; one that is gone does not hurt the others', async () => {
  const { manager } = stage.desk.people
  await stage.db.updateTable('people').set({ locale: 'en' }).where('id', '=', manager.id).execute()
  const [, second] = [
    await stage.listens(manager, 'm1'),
    await stage.listens(manager, 'm2'),
    await stage.listens(manager, 'm3'),
  ]
  await stage.chooses(manager, 'reply', { push: true, email: false })
  second.weather.status = 410
  const number = await stage.answered(manager)
  await stage.work()
  for (const name of ['m1', 'm3']) {
    const told = stage.service.to(name)
    assert.deepEqual(
      told.map(({ message }) => message.notification.title),
      [`№${number}`],
    )
    assert.match(String(told[0]?.message.notification.body), /^A specialist has answered\. /)
  }
  assert.ok(
    (await stage.browsers()).every(({ id }) => id !== second.id),
    'the one that is gone is forgotten',
  )
  assert.equal(await letters(manager), 0)
})

for (const status of [404, 410]) {
  test(`when the only browser is gone (${status}), it is forgotten and a letter goes`, async () => {
    const { dealerUser } = stage.desk.people
    const gone = await stage.listens(dealerUser, `gone-${status}`)
    await stage.chooses(dealerUser, 'reply', { push: true })
    gone.weather.status = status
    const known = await letters(dealerUser)
    await stage.answered(dealerUser)
    await stage.work()
    assert.equal(await letters(dealerUser), known + 1)
    assert.ok((await stage.browsers()).every(({ id }) => id !== gone.id))
    const [delivery] = (await stage.deliveries(dealerUser)).slice(-1)
    assert.ok(delivery?.gave_up_at)
  })
}

test('what is too large for a service is sent again once, smaller', async () => {
  const { dealerManager } = stage.desk.people
  const small = await stage.listens(dealerManager, 'small')
  await stage.chooses(dealerManager, 'reply', { push: true, email: false })
  small.weather.status = 413
  const subject = 'Ъ'.repeat(199)
  const known = stage.service.asked.length
  const number = await stage.answered(dealerManager, 'Готово', { venueId: stage.desk.venues.lesnaya, subject })
  await stage.work()
  assert.deepEqual(stage.service.asked.slice(known), ['small', 'small'])
  assert.equal(stage.service.to('small')[0]?.message.notification.title, `№${number}`)
})

test('a service that asks to wait is left alone until then; after five minutes another way tells it, once', async () => {
  const { cashier } = stage.desk.people
  await stage.db.deleteFrom('push_subscriptions').execute()
  const slow = await stage.listens(cashier, 'slow')
  Object.assign(slow.weather, { status: 429, retryAfter: '240' })
  await stage.db.deleteFrom('notice_choices').where('person_id', '=', cashier.id).execute()
  const known = await letters(cashier)
  await stage.chooses(cashier, 'reply', { push: true })
  await stage.answered(cashier)
  await stage.work()
  const asked = () => stage.service.asked.filter((name) => name === 'slow').length
  assert.equal(asked(), 1)
  const [delivery] = (await stage.deliveries(cashier)).slice(-1)
  assert.deepEqual([delivery?.sent_at, delivery?.gave_up_at, delivery?.error], [null, null, 'status 429'])
  const again = () => stage.guest.send(deliveryOf(delivery, cashier.id))
  await assert.rejects(again, { why: 'passing' })
  assert.equal(asked(), 1, 'nobody asks before the time is over')
  stage.desk.clock.offset = 5 * MINUTE
  await assert.rejects(again, { why: 'passing' })
  assert.equal(asked(), 2)
  stage.desk.clock.offset = 10 * MINUTE
  await freeStranded({ db: stage.db, channels: stage.channels, now: stage.desk.house.now })
  await freeStranded({ db: stage.db, channels: stage.channels, now: stage.desk.house.now })
  await stage.work()
  stage.desk.clock.offset = 0
  assert.equal(await letters(cashier), known + 1)
})

test('what its hearer has read meanwhile is told by no other way, and is not tried any more', async () => {
  const { cashier } = stage.desk.people
  await stage.db.deleteFrom('push_subscriptions').execute()
  const slow = await stage.listens(cashier, 'sleepy')
  Object.assign(slow.weather, { status: 429, retryAfter: '240' })
  await stage.chooses(cashier, 'reply', { push: true })
  const number = await stage.answered(cashier)
  await stage.work()
  const known = await letters(cashier)
  assert.equal((await stage.desk.inBrowser(cashier).put(`/api/requests/${number}/read`, {})).status, 200)
  stage.desk.clock.offset = 10 * MINUTE
  await freeStranded({ db: stage.db, channels: stage.channels, now: stage.desk.house.now })
  await stage.work()
  stage.desk.clock.offset = 0
  assert.equal(await letters(cashier), known)
  const [delivery] = (await stage.deliveries(cashier)).slice(-1)
  assert.deepEqual([delivery?.sent_at, delivery?.spared], [null, 'read'])
})

test('one browser has it and another has to wait: the person has heard, and the other one hears later, once', async () => {
  const { colleague } = stage.desk.people
  const [quick, late] = [await stage.listens(colleague, 'quick'), await stage.listens(colleague, 'late')]
  late.weather.status = 503
  await stage.chooses(colleague, 'reply', { push: true, email: false })
  const known = await letters(colleague)
  await stage.answered(colleague)
  await stage.work()
  const [delivery] = (await stage.deliveries(colleague)).slice(-1)
  assert.ok(delivery?.sent_at)
  const rest = await stage.restOf(delivery.id)
  await stage.job('push-rest', rest)
  assert.equal(stage.service.to('late').length, 0)
  delete late.weather.status
  await stage.job('push-rest', rest)
  await stage.job('push-rest', rest)
  assert.deepEqual([stage.service.to('quick').length, stage.service.to('late').length], [1, 1])
  assert.equal(await letters(colleague), known)
  assert.ok(quick.id !== late.id)
})

test('a right that ends before a browser has been told ends what was to be told there', async () => {
  const { manager, colleague } = stage.desk.people
  const late = await stage.listens(colleague, 'tardy')
  await stage.listens(colleague, 'prompt')
  late.weather.status = 503
  await stage.chooses(colleague, 'reply', { push: true, email: false })
  const number = await stage.desk.file(manager, { venueId: stage.desk.venues.lesnaya })
  const watcher = { request_number: number, person_id: colleague.id, added_at: new Date().toISOString() }
  const watches = () => stage.db.insertInto('watchers').values(watcher).execute()
  const leaves = () => stage.db.deleteFrom('watchers').where('person_id', '=', colleague.id).execute()
  const says = (text: string) =>
    stage.desk.as(stage.desk.people.specialist).post(`/api/requests/${number}/messages`, { visibility: 'public', text })
  await watches()
  await says('Смотрим')
  await stage.work()
  const [delivery] = (await stage.deliveries(colleague)).slice(-1)
  assert.ok(delivery?.sent_at)
  const rest = await stage.restOf(delivery.id)
  await leaves()
  delete late.weather.status
  await stage.job('push-rest', rest)
  assert.deepEqual(stage.service.to('tardy'), [])

  await watches()
  late.weather.status = 503
  await stage.db.deleteFrom('push_subscriptions').where('id', '<>', late.id).execute()
  await sql`select graphile_worker.remove_job(key) from graphile_worker.jobs where key like 'push-rest:%'`.execute(
    stage.db,
  )
  await says('Почти готово')
  await stage.work()
  await leaves()
  delete late.weather.status
  await stage.hurry()
  await stage.work()
  const [held] = (await stage.deliveries(colleague)).slice(-1)
  assert.deepEqual([held?.sent_at, held?.spared], [null, 'unreadable'])
  assert.deepEqual(stage.service.to('tardy'), [])
})

test('a service that refuses our keys is told of: another way tells the notice, and its owner sees it', async () => {
  const { dealerUser } = stage.desk.people
  const refusing = await stage.listens(dealerUser, 'refusing')
  refusing.weather.status = 403
  const known = await letters(dealerUser)
  await stage.answered(dealerUser)
  await stage.work()
  assert.equal(await letters(dealerUser), known + 1)
  const { devices } = (await refusing.session.get('/api/push/subscriptions')).body
  assert.deepEqual([devices[0].current, devices[0].isRefused], [true, true])
  const metrics = await stage.desk.as(null).get('/metrics')
  assert.match(metrics.text, /^okno_push_refused 1$/m)
})

test('nobody follows where a service points to', async () => {
  const { dealerUser } = stage.desk.people
  const pointing = await stage.listens(dealerUser, 'pointing')
  Object.assign(pointing.weather, { status: 307, location: `${stage.service.origin}/elsewhere` })
  await stage.answered(dealerUser)
  await stage.work()
  assert.ok(!stage.service.asked.includes('/elsewhere'))
  await pointing.session.remove(`/api/push/subscriptions/${pointing.id}`)
})

test('a line that is cut passes: the queue comes back', async () => {
  const { stranger } = stage.desk.people
  await stage.db.deleteFrom('push_subscriptions').execute()
  const cut = await stage.listens(stranger, 'cut')
  cut.weather.cut = true
  await stage.chooses(stranger, 'reply', { push: true, email: false })
  const number = await stage.answered(stranger)
  await stage.work()
  const [waiting] = (await stage.deliveries(stranger)).slice(-1)
  assert.equal(waiting?.sent_at, null)
  cut.weather.cut = false
  await stage.guest.send(deliveryOf(waiting, stranger.id))
  assert.deepEqual(
    stage.service.to('cut').map(({ message }) => message.notification.title),
    [`№${number}`],
  )
})

test('two workers at once, and one that was killed while it asked: each browser hears once, and one row says so', async () => {
  const { stranger } = stage.desk.people
  await stage.db.deleteFrom('push_subscriptions').execute()
  const browser = await stage.listens(stranger, 'twice')
  const number = await stage.answered(stranger)
  let meanwhile: Promise<unknown> | undefined
  browser.weather.meanwhile = async () => {
    const [delivery] = (await stage.deliveries(stranger)).slice(-1)
    meanwhile ??= assert.rejects(stage.guest.send(deliveryOf(delivery, stranger.id)), { why: 'passing' })
    await meanwhile
  }
  await stage.work()
  assert.ok(meanwhile, 'the other one came while the first asked')
  assert.deepEqual(
    stage.service.to('twice').map(({ message }) => message.notification.title),
    [`№${number}`],
  )
  const [delivery] = (await stage.deliveries(stranger)).slice(-1)
  await stage.guest.send(deliveryOf(delivery, stranger.id))
  assert.equal(stage.service.to('twice').length, 1)

  const rows = stage.db.updateTable('push_sent').where('delivery_id', '=', delivery?.id ?? 0)
  await rows.set({ ended_at: null, receipt: null, asked_at: new Date().toISOString() }).execute()
  await assert.rejects(stage.guest.send(deliveryOf(delivery, stranger.id)), { why: 'passing' })
  stage.desk.clock.offset = 61 * SECOND
  await stage.guest.send(deliveryOf(delivery, stranger.id))
  stage.desk.clock.offset = 0
  const [first, again] = stage.service.to('twice')
  assert.deepEqual(again?.message, first?.message, 'the same tag and notice: it stands there once')
  assert.equal(again?.headers.topic, first?.headers.topic)
  assert.equal((await stage.sent()).filter((row) => row.delivery_id === delivery?.id).length, 1)
})

test('what the desk says by itself waits for the end of quiet hours', async () => {
  const { specialist, stranger } = stage.desk.people
  await stage.listens(specialist, 'asleep')
  await stage.chooses(specialist, 'answered', { push: true })
  const number = await stage.answered(stranger)
  const hour = (from: number) => new Date(Date.now() + from * HOUR).toISOString().slice(11, 16)
  const quiet = { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' }
  await stage.db.updateTable('people').set(quiet).where('id', '=', specialist.id).execute()
  await stage.desk.as(stranger).post(`/api/requests/${number}/messages`, { text: 'Не помогло' })
  await stage.work()
  assert.deepEqual(stage.service.to('asleep'), [])
  const [waiting] = await stage.deliveries(specialist)
  assert.ok(Date.parse(waiting?.not_before ?? '') > Date.now() + HOUR)
  await stage.db
    .updateTable('people')
    .set({ quiet_from: null, quiet_to: null })
    .where('id', '=', specialist.id)
    .execute()
  await stage.hurry()
  await stage.work()
  assert.deepEqual(
    stage.service.to('asleep').map(({ message }) => message.notification.title),
    [`№${number}`],
  )
})

test('a restaurant that cannot trade wakes the device, in quiet hours too; what is undelivered of one request replaces itself alone', async () => {
  const { lead, stranger } = stage.desk.people
  await stage.listens(lead, 'woken')
  for (const kind of ['trade_stopped', 'in_team']) await stage.chooses(lead, kind, { push: true })
  const hour = (from: number) => new Date(Date.now() + from * HOUR).toISOString().slice(11, 16)
  const quiet = { quiet_from: hour(-1), quiet_to: hour(2), zone: 'UTC' }
  await stage.db.updateTable('people').set(quiet).where('id', '=', lead.id).execute()
  const [first, second] = [await stage.desk.file(stranger), await stage.desk.file(stranger)]
  await stage.work()
  const { version } = (await stage.desk.as(stranger).get(`/api/requests/${second}`)).body
  const stop = { urgency: 'high', stopOfTrade: true, reason: 'Обе кассы стоят, очередь', version }
  assert.equal((await stage.desk.as(stranger).put(`/api/requests/${second}/urgency`, stop)).status, 200)
  await stage.work()
  assert.deepEqual(
    stage.service.to('woken').map(({ message }) => message.notification.title),
    [`№${second}`],
  )
  const [woken] = stage.service.to('woken')
  assert.match(String(woken?.message.notification.body), /^Ресторан не торгует\. Касса/)
  await stage.db.updateTable('people').set({ quiet_from: null, quiet_to: null }).where('id', '=', lead.id).execute()
  await stage.hurry()
  await stage.work()
  const told = stage.service.to('woken').map(({ message, headers }) => [message.notification.title, headers.urgency])
  assert.deepEqual(
    told.toSorted(),
    [
      [`№${first}`, 'normal'],
      [`№${second}`, 'high'],
      [`№${second}`, 'normal'],
    ],
    'what the other one waited with came after the night',
  )
  const topics = new Set(stage.service.to('woken').map(({ headers }) => headers.topic))
  assert.equal(topics.size, 2)
})

function deliveryOf(row: Awaited<ReturnType<PushStage['deliveries']>>[number] | undefined, personId: number) {
  assert.ok(row)
  return {
    id: row.id,
    noticeId: row.notice_id,
    kind: 'reply',
    side: 'customer',
    way: 'push',
    address: row.address,
    payload: JSON.parse(JSON.stringify(row.payload)),
    writtenAt: 0,
    dueAt: 0,
    personId,
    locale: 'ru',
    request: null,
    change: null,
    messageId: null,
    question: null,
    hasWaited: false,
    gathers: false,
    isAwaited: false,
  } as const
}
