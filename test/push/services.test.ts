import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPushStage, type PushStage } from './push-stage.ts'

let stage: PushStage
before(async () => {
  stage = await openPushStage()
})
after(() => stage.close())

const put = (service: string, body: object) => stage.administrator.put(`/api/push-services/${service}`, body)
const check = (service: string, body: object) => stage.administrator.post(`/api/push-services/${service}/checks`, body)
const kept = async () => (await stage.administrator.get('/api/push-services')).body

test('a check says whether a key is known, asks for no telephone, and keeps nothing', async () => {
  const { rustore, google } = stage
  const own = { project: rustore.project, key: rustore.key }
  assert.deepEqual((await check('rustore', own)).body, { trouble: null, said: null })
  assert.deepEqual((await check('fcm', { project: '', key: google.key })).body, { trouble: null, said: null })
  const wrong = (await check('rustore', { ...own, key: 'another-service-token-of-a-test' })).body
  assert.deepEqual(wrong, { trouble: 'key_wrong', said: 'status 403 PERMISSION_DENIED service token is wrong' })
  google.weather.deniesTokens = true
  const denied = (await check('fcm', { project: '', key: `${google.key} ` })).body
  delete google.weather.deniesTokens
  assert.equal(denied.trouble, null, 'the token that it has is good for its hour')
  const stranger = JSON.stringify({ ...google.account, project_id: 'another-project' })
  assert.equal((await check('fcm', { project: '', key: stranger })).body.trouble, 'project_wrong')
  assert.deepEqual([rustore.taken, google.taken, rustore.checks(), google.checks()], [[], [], 1, 2])
  assert.ok((await kept()).services.every(({ keyHint }: { keyHint: unknown }) => keyHint === null))
})

const REFUSED = [
  ['rustore', { project: 'okno-rustore', key: 'wrong-wrong-wrong-wrong' }, 'push.key-wrong'],
  ['rustore', { project: 'okno-rustore' }, 'push.key-missing'],
  ['rustore', { project: '', key: 'rustore-service-token-of-a-test' }, 'input.invalid'],
  ['rustore', { project: 'okno-rustore', key: 'short' }, 'push.key-unreadable'],
  ['rustore', { project: 'a/../b', key: 'rustore-service-token-of-a-test' }, 'input.invalid'],
  ['fcm', { project: '', key: '{"type":"service_account"}' }, 'push.key-unreadable'],
] as const
for (const [service, body, code] of REFUSED) {
  test(`${service} is not switched on with ${JSON.stringify(body).slice(0, 60)}: ${code}`, async () => {
    const { status, body: said } = await put(service, { ...body, enabled: true })
    assert.deepEqual([status >= 400 && status < 500, said.code], [true, code])
    assert.ok((await kept()).services.every(({ enabled }: { enabled: boolean }) => !enabled))
  })
}

test('a key goes in and never comes out; it may be kept without a check as long as it is off; the journal knows who', async () => {
  const { rustore, google, db } = stage
  await put('rustore', { project: rustore.project, key: rustore.key, enabled: false })
  const asked = rustore.asked.length
  assert.equal((await put('rustore', { project: rustore.project, enabled: true })).status, 200)
  assert.equal(rustore.asked.length, asked + 1, 'with the key that is kept')
  assert.equal((await put('fcm', { project: 'ignored', key: google.key, enabled: true })).status, 200)
  const { text, body } = await stage.administrator.get('/api/push-services')
  assert.ok(!text.includes(rustore.key) && !text.includes('PRIVATE KEY'))
  assert.deepEqual(
    body.services.map((one: Record<string, unknown>) => [one.service, one.project, one.keyHint, one.enabled]),
    [
      ['rustore', rustore.project, rustore.key.slice(-4), true],
      ['fcm', google.project, google.email, true],
    ],
  )
  const rows = await db.selectFrom('push_services').select('key').execute()
  assert.ok(rows.every(({ key }) => key && !key.includes(Buffer.from('service'))))
  const changes = await db.selectFrom('admin_changes').selectAll().where('subject', '=', 'push').orderBy('id').execute()
  assert.deepEqual(
    changes.map(({ name }) => name),
    ['RuStore', 'RuStore', 'Firebase'],
  )
  assert.ok(!JSON.stringify(changes).includes(rustore.key))
  await put('rustore', { project: rustore.project, key: rustore.key, enabled: true })
  const again = await db.selectFrom('admin_changes').selectAll().where('subject', '=', 'push').orderBy('id').execute()
  assert.match(JSON.stringify(again.at(-1)), /keyReplaced/)
})

test('a service that does not answer is not switched on, and the settings stay', async () => {
  const { google } = stage
  google.weather.cuts = true
  const fresh = JSON.stringify({ ...google.account, private_key_id: 'another' })
  const { body } = await put('fcm', { project: '', key: fresh, enabled: true })
  assert.equal(body.code, 'push.unreachable')
  delete google.weather.cuts
  assert.equal((await check('fcm', { project: '' })).body.trouble, null, 'the kept key is as it was')
})

test('nobody but an administrator sees or changes them', async () => {
  const { specialist, cashier } = stage.desk.people
  for (const person of [specialist, cashier]) {
    const session = stage.desk.inBrowser(person)
    assert.equal((await session.get('/api/push-services')).status, 403)
    const draft = { project: 'x', enabled: false }
    assert.equal((await session.put('/api/push-services/rustore', draft)).status, 403)
    assert.equal((await session.post('/api/push-services/rustore/checks', { project: 'x' })).status, 403)
  }
})
