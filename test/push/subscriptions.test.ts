import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { DAY, SECOND } from '../../src/domain/ground/instant.ts'
import { openPushStage, type PushStage } from './push-stage.ts'

let stage: PushStage
before(async () => {
  stage = await openPushStage()
})
after(() => stage.close())

type Browser = ReturnType<PushStage['desk']['inBrowser']>
const devicesOf = async (session: Browser) => (await session.get('/api/push/subscriptions')).body.devices
const waysOf = async (session: Browser) =>
  (await session.get('/api/me/notice-choices')).body.ways.filter(({ way }: { way: string }) => way === 'push')
const leadsTo = async (session: Browser) => (await waysOf(session))[0].isReady
const lastOf = async (person: { readonly id: number }) => (await stage.deliveries(person)).at(-1)

test('the key of the desk is made once, whoever asks first, and is kept sealed', async () => {
  const { cashier, specialist } = stage.desk.people
  // It is made beside the start of the server, and whoever is too early is told to come again.
  while ((await stage.desk.as(cashier).get('/api/push/key')).status !== 200) await setImmediate()
  const asked = await Promise.all(
    [cashier, specialist, cashier, specialist].map((one) => stage.desk.as(one).get('/api/push/key')),
  )
  const keys = new Set(asked.map(({ body }) => body.key))
  assert.equal(keys.size, 1)
  assert.equal(Buffer.from([...keys][0], 'base64url').length, 65)
  const [row] = await stage.db.selectFrom('push_keys').selectAll().execute()
  assert.equal(row?.private_key.length, 1 + 12 + 16 + 43)
})

test('a browser listens, is seen on one’s page, and opens a column among what one hears', async () => {
  const { cashier } = stage.desk.people
  const other = stage.desk.inBrowser(cashier)
  assert.equal(await leadsTo(other), false)
  const { id, session } = await stage.listens(cashier, 'seen')
  const [here] = await devicesOf(session)
  assert.deepEqual(
    { ...here, since: 0 },
    { id, kind: 'browser', name: 'Chrome, Windows', since: 0, current: true, isRefused: false },
  )
  assert.equal((await devicesOf(other))[0].current, false)
  const [column] = await waysOf(other)
  assert.deepEqual([column.way, column.isReady, column.kinds.includes('reply')], ['push', true, true])
  assert.equal((await session.post(`/api/push/subscriptions/${id}/test`, {})).status, 200)
  await stage.work()
  assert.equal(stage.service.to('seen')[0]?.message.notification.title, 'Уведомления работают')
  assert.equal((await session.remove(`/api/push/subscriptions/${id}`)).status, 200)
  assert.deepEqual([await devicesOf(session), await leadsTo(session)], [[], false])
})

test('a test is sent not oftener than every ten seconds', async () => {
  const { cashier } = stage.desk.people
  const { id, session } = await stage.listens(cashier, 'tried')
  const tries = async () => {
    for (const _ of [1, 2, 3]) await session.post(`/api/push/subscriptions/${id}/test`, {})
    await stage.work()
    return stage.service.to('tried').length
  }
  assert.equal(await tries(), 1)
  stage.desk.clock.offset = 11 * SECOND
  assert.equal(await tries(), 2)
  stage.desk.clock.offset = 0
})

test('without being there in person nobody lets a browser listen; a bare token reads and does nothing', async () => {
  const { cashier } = stage.desk.people
  const { json } = await stage.service.browser('token')
  const { status, body } = await stage.desk.as(cashier).post('/api/push/subscriptions', json)
  assert.deepEqual([status, body.code], [403, 'session.needed'])
})

const WRONG = [
  [{ endpoint: 'https://evil.example/a' }, 'push.service-unknown'],
  [{ endpoint: 'http://fcm.googleapis.com/a' }, 'push.service-unknown'],
  [{ endpoint: 'https://169.254.169.254/latest' }, 'push.service-unknown'],
  [{ endpoint: 'not an address' }, 'push.service-unknown'],
  [{ keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) } }, 'input.invalid'],
  [{ keys: { p256dh: 'AAAA', auth: 'A'.repeat(22) } }, 'input.invalid'],
  [{ keys: { p256dh: '', auth: '' } }, 'input.invalid'],
] as const
for (const [more, code] of WRONG) {
  test(`${JSON.stringify(more).slice(0, 70)} is refused as ${code}`, async () => {
    const session = stage.desk.inBrowser(stage.desk.people.cashier)
    const { json } = await stage.service.browser('wrong')
    const known = (await stage.browsers()).length
    const { status, body } = await session.post('/api/push/subscriptions', { ...json, ...more })
    assert.deepEqual([status >= 400 && status < 500, body.code], [true, code])
    assert.equal((await stage.browsers()).length, known)
  })
}

test('a secret of the wrong length is refused, and so is a point that is not on the curve', async () => {
  const session = stage.desk.inBrowser(stage.desk.people.cashier)
  const { json } = await stage.service.browser('wrong')
  const short = { ...json, keys: { ...json.keys, auth: 'AAAA' } }
  assert.deepEqual((await session.post('/api/push/subscriptions', short)).body.code, 'input.invalid')
  const off = Buffer.from(json.keys.p256dh, 'base64url')
  off[64] = (off[64] ?? 0) ^ 1
  const beside = { ...json, keys: { ...json.keys, p256dh: off.toString('base64url') } }
  assert.deepEqual((await session.post('/api/push/subscriptions', beside)).body.code, 'input.invalid')
})

test('one browser is one person: whoever turns it on now hears, and the one before hears nothing there', async () => {
  const { stranger, colleague } = stage.desk.people
  const first = await stage.listens(stranger, 'shared')
  const after = stage.desk.inBrowser(colleague)
  await stage.subscribed(after, first)
  for (const person of [stranger, colleague]) await stage.chooses(person, 'reply', { push: true })
  assert.deepEqual(await devicesOf(first.session), [])
  await stage.answered(stranger)
  await stage.work()
  assert.deepEqual(stage.service.to('shared'), [])
  await stage.answered(colleague)
  await stage.work()
  assert.equal(stage.service.to('shared').length, 1)
})

test('the same browser that comes again is one, and a new address of it takes the place of the old one', async () => {
  const { manager } = stage.desk.people
  const first = await stage.listens(manager, 'again')
  assert.equal(await stage.subscribed(first.session, first), first.id)
  const moved = await stage.service.browser('moved')
  await stage.subscribed(first.session, moved)
  assert.equal((await devicesOf(first.session)).length, 1)
  await stage.chooses(manager, 'reply', { push: true, email: false })
  await stage.answered(manager)
  await stage.work()
  assert.deepEqual([stage.service.to('again').length, stage.service.to('moved').length], [0, 1])
})

test('nobody turns off, or tries out, what is another person’s', async () => {
  const { manager, cashier } = stage.desk.people
  const { id } = await stage.listens(manager, 'of-manager')
  const other = stage.desk.inBrowser(cashier)
  assert.equal((await other.remove(`/api/push/subscriptions/${id}`)).body.code, 'push.not-found')
  assert.equal((await other.post(`/api/push/subscriptions/${id}/test`, {})).body.code, 'push.not-found')
  assert.ok((await stage.browsers()).some((row) => row.id === id))
})

/** How a session ends; each time what waited for it is told to nobody there. */
const ENDS: Readonly<Record<string, (session: Browser, stage: PushStage) => Promise<unknown>>> = {
  'he signs out': (session) => session.remove('/api/sessions/current'),
  'he signs out there from elsewhere': async (session, { desk }) => {
    const { sessions } = (await session.get('/api/sessions')).body
    const current = sessions.find((one: { current: boolean }) => one.current)
    await desk.inBrowser(desk.people.cashier).remove(`/api/sessions/${current.id}`)
  },
  'it runs out': async (session, { db }) => {
    const { sessions } = (await session.get('/api/sessions')).body
    const current = sessions.find((one: { current: boolean }) => one.current)
    const over = new Date(Date.now() - DAY).toISOString()
    await db.updateTable('sessions').set({ expires_at: over }).where('id', '=', current.id).execute()
  },
}
for (const [how, end] of Object.entries(ENDS)) {
  test(`once a session has ended, because ${how}, its browser hears nothing, and a letter goes`, async () => {
    const { cashier } = stage.desk.people
    await stage.db.deleteFrom('push_subscriptions').execute()
    await stage.db.deleteFrom('notice_choices').execute()
    const name = `ended-${Object.keys(ENDS).indexOf(how)}`
    const { session } = await stage.listens(cashier, name)
    await stage.chooses(cashier, 'reply', { push: true })
    const letters = async () => (await stage.post.sentTo(cashier.email)).filter(({ kind }) => kind === 'reply').length
    const known = await letters()
    await stage.answered(cashier)
    await end(session, stage)
    await stage.work()
    assert.deepEqual(stage.service.to(name), [])
    assert.equal(await letters(), known + 1)
  })
}

for (const [how, end] of Object.entries(ENDS)) {
  test(`what was on its way when a session ended, because ${how}, does not arrive there, and a letter takes its place`, async () => {
    const { cashier } = stage.desk.people
    await stage.db.deleteFrom('push_subscriptions').execute()
    const name = `leaving-${Object.keys(ENDS).indexOf(how)}`
    const { session, weather } = await stage.listens(cashier, name)
    const letters = async () => (await stage.post.sentTo(cashier.email)).filter(({ kind }) => kind === 'reply').length
    const known = await letters()
    Object.assign(weather, { status: 503 })
    await stage.answered(cashier)
    await stage.work()
    const waiting = await lastOf(cashier)
    assert.deepEqual([waiting?.sent_at, waiting?.gave_up_at], [null, null])
    await end(session, stage)
    delete weather.status
    await stage.hurry()
    await stage.work()
    assert.deepEqual(stage.service.to(name), [])
    assert.ok((await lastOf(cashier))?.gave_up_at)
    assert.equal(await letters(), known + 1)
  })
}

test('with the session its browser goes, in the same moment', async () => {
  await stage.db.deleteFrom('push_subscriptions').execute()
  const { session } = await stage.listens(stage.desk.people.cashier, 'goes')
  await session.remove('/api/sessions/current')
  assert.deepEqual(await stage.browsers(), [])
})
