import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { HOUR, MINUTE, SECOND } from '../../src/domain/ground/instant.ts'
import { openPushStage, type PushStage } from './push-stage.ts'

let stage: PushStage
before(async () => {
  stage = await openPushStage()
  await stage.chooses(stage.desk.people.cashier, 'reply', { push: true })
})
after(() => stage.close())

/** Each begins with services that work, and with no device. */
beforeEach(async () => {
  const { db, rustore, google, desk } = stage
  desk.clock.offset = 0
  await db.deleteFrom('push_subscriptions').execute()
  // What waited in the test before would leave now.
  await sql`delete from graphile_worker._private_jobs`.execute(db)
  for (const { weather } of [rustore, google])
    for (const name of Object.keys(weather)) Reflect.deleteProperty(weather, name)
  await stage.serves('rustore')
  await stage.serves('fcm')
})

const cashier = () => stage.desk.people.cashier
const letters = async () => (await stage.post.sentTo(cashier().email)).filter(({ kind }) => kind === 'reply').length
const last = async () => (await stage.deliveries(cashier())).at(-1)
const told = async (more = {}) => {
  const number = await stage.answered(cashier(), 'Пароль кассы 4417', more)
  await stage.work()
  return number
}

test('a notice is on a telephone within five seconds by RuStore: what happened, never what was said, and a link into the app', async () => {
  const phone = await stage.listensByPhone(cashier(), 'one', ['rustore'])
  const number = await stage.answered(cashier(), 'Пароль кассы 4417')
  const said = Date.now()
  await stage.work()
  const [one] = stage.rustore.to(phone.rustore)
  const page = `https://okno.example/requests/${number}`
  const { notice, ...data } = one?.message.data ?? {}
  assert.match(notice ?? '', /^\d+$/)
  assert.deepEqual(data, { navigate: page, tag: `request-${number}`, lang: 'ru' })
  assert.deepEqual(one?.message.notification, {
    title: `№${number}`,
    body: 'Ответил специалист. Касса, печать: не печатает чек на кухню',
  })
  assert.deepEqual(one?.message.android, {
    ttl: '86400s',
    notification: {
      channel_id: 'requests',
      click_action: `okno://open?page=${encodeURIComponent(page)}`,
      click_action_type: 1,
    },
  })
  assert.ok(!one?.text.includes('4417'))
  assert.ok((one?.at ?? Number.POSITIVE_INFINITY) - said < 5 * SECOND)
  assert.match((await last())?.receipt ?? '', /^rustore: /)
})

test('by Firebase the last word on each request waits for a telephone that is off, and a stop of trade wakes it', async () => {
  const phone = await stage.listensByPhone(cashier(), 'google', ['fcm'])
  const number = await told()
  const tag = `request-${number}`
  const { message } = stage.google.to(phone.fcm)[0] ?? assert.fail()
  assert.deepEqual(message.android, {
    ...{ collapse_key: tag, priority: 'NORMAL', ttl: '86400s' },
    notification: { tag, channel_id: 'requests' },
  })
  const { headers, payload } = Object(message.apns)
  assert.deepEqual([headers['apns-collapse-id'], headers['apns-priority'], payload.aps['thread-id']], [tag, '5', tag])
  assert.match(message.data.navigate ?? '', /\/requests\/\d+$/)
  await told({ urgency: 'high', stopOfTrade: true })
  assert.equal(stage.google.to(phone.fcm)[1]?.message.android.priority, 'HIGH')
})

test('a telephone that has both is told by RuStore alone', async () => {
  const phone = await stage.listensByPhone(cashier(), 'both', ['rustore', 'fcm'])
  await told()
  assert.deepEqual([stage.rustore.to(phone.rustore).length, stage.google.to(phone.fcm).length], [1, 0])
})

/** What RuStore does, and that Firebase is asked then; with a line cut after it was sent nobody knows, and nobody else is asked. */
const OVERS = [
  ['does not know its token', { gone: true }, 1],
  [
    'refuses the service token',
    { answer: { status: 403, body: { code: 403, status: 'PERMISSION_DENIED', message: '' } } },
    1,
  ],
  ['asks to wait', { answer: { status: 429, body: { status: 'TOO_MANY_REQUESTS' } } }, 1],
  ['has trouble inside, and may have taken it', { answer: { status: 500, body: { status: 'INTERNAL' } } }, 0],
  ['cuts the line', { cutsAfterTaking: true }, 0],
] as const
for (const [what, { gone = false, ...weather }, asked] of OVERS.map(
  ([a, b, c]) => [a, { gone: false, ...b }, c] as const,
)) {
  test(`when RuStore ${what}, Firebase is asked ${asked ? 'at once' : 'nothing'}`, async () => {
    const phone = await stage.listensByPhone(cashier(), `over-${what.length}`, ['rustore', 'fcm'])
    if (gone) stage.rustore.forget(phone.rustore)
    Object.assign(stage.rustore.weather, weather)
    await told()
    assert.equal(stage.google.to(phone.fcm).length, asked)
    const [row] = await stage.browsers()
    assert.equal(row?.rustore_token, gone ? null : phone.rustore)
  })
}

for (const service of ['rustore', 'fcm'] as const) {
  test(`when ${service} does not know the only token of a telephone any more, it is forgotten and a letter goes`, async () => {
    const phone = await stage.listensByPhone(cashier(), `dead-${service}`, [service])
    stage[service === 'fcm' ? 'google' : 'rustore'].forget(phone[service])
    const known = await letters()
    await told()
    assert.deepEqual(await stage.browsers(), [])
    assert.ok((await last())?.gave_up_at)
    assert.equal(await letters(), known + 1)
  })

  test(`${service} that asks to wait is asked nothing until then, whatever the telephone`, async () => {
    const fake = stage[service === 'fcm' ? 'google' : 'rustore']
    const [first, second] = [
      await stage.listensByPhone(cashier(), `slow-1-${service}`, [service]),
      await stage.listensByPhone(stage.desk.people.colleague, `slow-2-${service}`, [service]),
    ]
    await stage.chooses(stage.desk.people.colleague, 'reply', { push: true, email: false })
    fake.weather.answer = {
      status: 429,
      headers: { 'retry-after': '120' },
      body: { error: { status: 'RESOURCE_EXHAUSTED', details: [{ errorCode: 'QUOTA_EXCEEDED' }] } },
    }
    const known = fake.asked.length
    await told()
    await stage.answered(stage.desk.people.colleague)
    await stage.work()
    assert.equal(fake.asked.length, known + 1, 'the second is not even asked for')
    const row = await stage.serviceRow(service)
    assert.equal(row.trouble, 'slowed_down')
    const wait = Date.parse(row.waitUntil) - Date.now()
    assert.ok(wait > 100 * SECOND && wait <= 120 * SECOND, String(wait))
    assert.equal((await last())?.gave_up_at, null)
    delete fake.weather.answer
    stage.desk.clock.offset = 2 * MINUTE + SECOND
    await stage.hurry()
    await stage.work()
    assert.deepEqual([fake.to(first[service]).length, fake.to(second[service]).length], [1, 1])
    assert.equal((await stage.serviceRow(service)).trouble, null)
  })

  test(`when ${service} refuses the desk itself, administrators see why, nothing is lost, and it goes as soon as it is mended`, async () => {
    const fake = stage[service === 'fcm' ? 'google' : 'rustore']
    const phone = await stage.listensByPhone(cashier(), `denied-${service}`, [service])
    fake.weather.answer = { status: 403, body: { error: { status: 'PERMISSION_DENIED', message: 'denied' } } }
    await told()
    const row = await stage.serviceRow(service)
    assert.deepEqual([row.trouble, row.error, row.phones], ['key_wrong', 'status 403 PERMISSION_DENIED denied', 1])
    assert.equal((await stage.browsers())[0]?.refused_at, null, 'the telephone is not to blame')
    const known = fake.asked.length
    await stage.hurry()
    await stage.work()
    assert.equal(fake.asked.length, known, 'it is left alone meanwhile')
    delete fake.weather.answer
    await stage.serves(service)
    await stage.hurry()
    await stage.work()
    assert.equal(fake.to(phone[service]).length, 1)
  })

  test(`what is too large for ${service} is sent again once, smaller`, async () => {
    const fake = stage[service === 'fcm' ? 'google' : 'rustore']
    const phone = await stage.listensByPhone(cashier(), `large-${service}`, [service])
    const size = async (subject: string) => {
      await told({ subject })
      return fake.to(phone[service]).at(-1)?.text.length ?? 0
    }
    fake.weather.largest = (await size('К')) + 45
    const known = fake.asked.length
    await size('Ъ'.repeat(199))
    assert.deepEqual([fake.asked.length - known, fake.to(phone[service]).length], [2, 2])
  })
}

test('one token of Google serves many messages; one that does not hold any more is fetched anew, once', async () => {
  const phone = await stage.listensByPhone(cashier(), 'tokens', ['fcm'])
  await told()
  const known = stage.google.given()
  await told()
  assert.equal(stage.google.given(), known)
  stage.google.revoke()
  await told()
  assert.deepEqual([stage.google.given(), stage.google.to(phone.fcm).length], [known + 1, 3])
  stage.desk.clock.offset = HOUR
  await told()
  assert.equal(stage.google.given(), known + 2, 'before it ends')
})

test('a telephone hears for whoever signed in last in its app, and nothing once he has signed out', async () => {
  const first = await stage.listensByPhone(cashier(), 'shared', ['rustore'])
  const { colleague } = stage.desk.people
  const after = stage.desk.inBrowser(colleague)
  const tokens = { rustore: first.rustore }
  assert.equal((await after.post('/api/push/phones', { tokens })).status, 201)
  await told()
  assert.deepEqual(stage.rustore.to(first.rustore), [])
  await stage.chooses(colleague, 'reply', { push: true, email: false })
  await stage.answered(colleague)
  await stage.work()
  assert.equal(stage.rustore.to(first.rustore).length, 1)
  await after.remove('/api/sessions/current')
  assert.deepEqual(await stage.browsers(), [])
})

test('a telephone is seen on one’s page as such; a new token takes the place of the old one', async () => {
  const { session, id } = await stage.listensByPhone(cashier(), 'seen', ['rustore'])
  const fcm = stage.google.phone('seen')
  const again = await session.post('/api/push/phones', { tokens: { fcm }, name: 'Окно, Android' })
  assert.equal(again.body.id, id)
  const { devices } = (await session.get('/api/push/subscriptions')).body
  assert.deepEqual(
    devices.map(({ kind, name, current }: Record<string, unknown>) => [kind, name, current]),
    [['phone', 'Окно, Android', true]],
  )
  const [row] = await stage.browsers()
  assert.deepEqual([row?.rustore_token, row?.fcm_token], [null, fcm])
})

test('while its services are off, no telephone is taken in, and one that was is no way to be told', async () => {
  const phone = await stage.listensByPhone(cashier(), 'off', ['rustore'])
  await stage.serves('rustore', false)
  const known = await letters()
  await told()
  assert.deepEqual([stage.rustore.to(phone.rustore).length, await letters()], [0, known + 1])
  const refused = await phone.session.post('/api/push/phones', { tokens: { rustore: phone.rustore } })
  assert.deepEqual([refused.status, refused.body.code], [409, 'push.phones-off'])
})

test('a token alone lets no telephone listen, and what is no token is refused', async () => {
  const tokens = { rustore: stage.rustore.phone('bare') }
  const bare = await stage.desk.as(cashier()).post('/api/push/phones', { tokens })
  assert.deepEqual([bare.status, bare.body.code], [403, 'session.needed'])
  for (const wrong of ['', 'short', 'with blanks in it, all along', 'x'.repeat(5_000), 7]) {
    const { status } = await stage.desk.inBrowser(cashier()).post('/api/push/phones', { tokens: { fcm: wrong } })
    assert.equal(status, 400, String(wrong))
  }
  const none = await stage.desk.inBrowser(cashier()).post('/api/push/phones', { tokens: {} })
  assert.equal(none.body.code, 'push.phones-off')
})
