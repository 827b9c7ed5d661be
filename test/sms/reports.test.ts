import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertLoose } from '../../src/db/notices/outbox.ts'
import { smsDesk } from '../../src/jobs/sms/desk.ts'
import { openSmsStage, type SmsStage } from './sms-stage.ts'

let stage: SmsStage
let doors: ReturnType<typeof smsDesk>
before(async () => {
  stage = await openSmsStage()
  doors = smsDesk(stage.house)
})
after(() => stage.close())

/** A message that its provider has taken, and what the provider knows of it. */
async function sent(provider: 'smsc' | 'exolve') {
  await stage.save({ provider })
  const phone = stage.number()
  const { id: personId } = stage.desk.people.cashier
  const notice = { kind: 'way_in', personId, way: 'sms', address: phone, payload: { text: 'Привет' } } as const
  await stage.db.transaction().execute((tx) => insertLoose(tx, { ...notice, now: Date.now() }))
  await stage.work()
  return stage[provider].taken.at(-1) ?? assert.fail()
}

const told = async () => {
  const { state, reported_at: at } = (await stage.messages()).at(-1) ?? assert.fail()
  return { state, at }
}
/** As SMSC posts: a form. */
const posted = async (url: string, fields: Record<string, string>) => {
  const { statusCode } = await stage.desk.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields).toString(),
  })
  return statusCode
}
const hook = (provider: 'smsc' | 'exolve') => `/hooks/sms/${provider}/${doors.reportKey(provider)}`
const word = () => doors.reportWord('smsc') ?? assert.fail()

test('the address and the word that the page shows are those that count', async () => {
  const { providers } = (await stage.administrator.get('/api/sms')).body
  const shown = providers.map((one: { reportAddress: string; reportWord: string | null }) => [
    one.reportAddress,
    one.reportWord,
  ])
  assert.deepEqual(shown, [
    [`http://localhost${hook('exolve')}`, null],
    [`http://localhost${hook('smsc')}`, word()],
  ])
})

test('a report of SMSC is a signed form: it counts once, and nothing afterwards changes it', async () => {
  const message = await sent('smsc')
  const report = stage.smsc.report(message, 1, word())
  assert.equal(await posted(hook('smsc'), report), 200)
  const first = await told()
  assert.equal(first.state, 'delivered')
  assert.equal(await posted(hook('smsc'), report), 200, 'told again, it is taken again')
  assert.equal(await posted(hook('smsc'), stage.smsc.report(message, 20, word())), 200)
  assert.deepEqual(await told(), first)
})

test('a forged report is no report: another word, another phone, no signature, half of it right, another key', async () => {
  const message = await sent('smsc')
  const good = stage.smsc.report(message, 1, word())
  const { md5: _md5, sha1: _sha1, ...unsigned } = good
  const forged: [string, Record<string, string>][] = [
    [hook('smsc'), stage.smsc.report(message, 1, 'a guessed word')],
    [hook('smsc'), { ...good, status: '20' }],
    [hook('smsc'), unsigned],
    [hook('smsc'), { ...good, md5: '0'.repeat(32) }],
    [hook('smsc'), { ...good, sha1: 'zz' }],
    [`${hook('smsc').slice(0, -1)}_`, good],
    [`/hooks/sms/smsc/x`, good],
    [`/hooks/sms/exolve/${doors.reportKey('smsc')}`, good],
    [`/hooks/sms/another/${doors.reportKey('smsc')}`, good],
  ]
  for (const [url, fields] of forged) assert.equal(await posted(url, fields), 404, `${url} ${JSON.stringify(fields)}`)
  assert.deepEqual(await told(), { state: 'accepted', at: null })
  const other = { ...message, phone: '79030000000' }
  assert.equal(await posted(hook('smsc'), stage.smsc.report(other, 20, word())), 200)
  assert.deepEqual(await told(), { state: 'accepted', at: null }, 'a message is known by its number and its telephone')
})

test('Exolve posts JSON to an address that only it knows; what it says of unknown messages is taken and changes nothing', async () => {
  const message = await sent('exolve')
  const { post } = stage.desk.as(null)
  assert.equal(
    (await post('/hooks/sms/exolve/guessed', stage.exolve.report(message, 'DELIVERY_STATUS_DELIVERED'))).status,
    404,
  )
  assert.equal((await told()).state, 'accepted')
  const strangers = [
    { ...stage.exolve.report(message, 'DELIVERED'), message_id: '1' },
    {},
    { message_id: 7 },
    { a: ['x'] },
  ]
  for (const body of strangers) assert.equal((await post(hook('exolve'), body)).status, 200)
  assert.equal((await post(hook('exolve'), stage.exolve.report(message, 'DELIVERY_STATUS_ENROUTE'))).status, 200)
  assert.equal((await told()).state, 'accepted')
  for (const _ of [1, 2])
    assert.equal((await post(hook('exolve'), stage.exolve.report(message, 'DELIVERY_STATUS_DELIVERED'))).status, 200)
  assert.equal((await told()).state, 'delivered')
})

test('a report that was not kept is not taken: the provider tells it again', async () => {
  const message = await sent('smsc')
  await stage.db.schema.alterTable('sms_messages').renameTo('sms_messages_away').execute()
  assert.equal(await posted(hook('smsc'), stage.smsc.report(message, 1, word())), 500)
  await stage.db.schema.alterTable('sms_messages_away').renameTo('sms_messages').execute()
  assert.equal(await posted(hook('smsc'), stage.smsc.report(message, 1, word())), 200)
  assert.equal((await told()).state, 'delivered')
})

test('what is too large, or no form at all, is refused', async () => {
  assert.equal(await posted(hook('smsc'), { id: 'x'.repeat(70_000) }), 413)
  assert.equal(await posted(hook('smsc'), { id: '99999999999999999999', phone: 'x', status: '-', md5: '' }), 404)
})
