import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { closeCalls } from '../../src/jobs/phone/guest.ts'
import { addExchange, liveCardsOf, MARIA, phoneDeskOfTests } from './phone-desk.ts'

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
before(async () => {
  desk = await phoneDeskOfTests()
})
after(() => desk.close())

let calls = 0
async function ring(rest: Record<string, unknown> = {}): Promise<string> {
  calls += 1
  const callId = `strange-${calls}`
  const told = await desk.tell({ event: 'newCall', callId, from: MARIA, to: '1', direction: 'in', ...rest })
  assert.equal(told.status, 200, told.text)
  return callId
}

const rows = async (question: string) => (await desk.database.pool.query(question)).rows

/** The past of all that is known moves back by so long. */
async function wait(minutes: number) {
  await desk.database.pool.query(`update phone_events set received_at = received_at - interval '${minutes} minutes';
    update phone_calls set started_at = started_at - interval '${minutes} minutes', closes_at = closes_at - interval '${minutes} minutes',
      ended_at = ended_at - interval '${minutes} minutes'`)
}

const room = () => ({
  database: desk.database,
  now: Date.now,
  warn: () => assert.fail(),
  secret: '',
  environmentKey: undefined,
  ask: () => assert.fail(),
})

test('who is called out of a queue after long has his card, and while he waits there the call is no missed one', async () => {
  const { operator, lead } = desk.people
  const callId = await ring({ queue: '501' })
  await wait(6)
  await closeCalls(room())
  assert.equal((await liveCardsOf(desk, operator)).length, 1, 'he waits still')
  await desk.tell({ event: 'newCall', callId, from: MARIA, to: '1', direction: 'in', extension: '103' })
  assert.equal((await liveCardsOf(desk, lead)).length, 1)
  await desk.tell({ event: 'hangup', callId, cause: 'noAnswer' })
  const [open] = await rows('select id, calls from phone_callbacks where done_at is null')
  await desk.as(operator).post(`/api/callbacks/${open.id}/done`, {})
  await desk.tell({ event: 'recording', callId, recordingUrl: 'https://pbx.example/1.mp3' })
  assert.deepEqual(await rows('select id from phone_callbacks where done_at is null'), [], 'once missed, once promised')
})

test('whoever has no part in a team ends none of its callbacks, and learns of none', async () => {
  const { operator, outsider } = desk.people
  const callId = await ring()
  await desk.tell({ event: 'hangup', callId, cause: 'noAnswer' })
  const [open] = await rows('select id from phone_callbacks where done_at is null')
  const foreign = await desk.as(outsider).post(`/api/callbacks/${open.id}/done`, {})
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'callback.not-found'])
  assert.equal((await desk.as(operator).post(`/api/callbacks/${open.id}/done`, {})).status, 200)
})

test('a delivery that was refused once is taken when its proof is mended, and no secret of it is shown', async () => {
  const keys = { kind: 'megafon', title: 'МегаФон', apiKey: 'k', api: 'https://pbx.example' }
  const hook = await addExchange(desk, { ...keys, secret: 'wrong-token' })
  const said = {
    cmd: 'event',
    crm_token: 'right-token',
    type: 'INCOMING',
    callid: 'm1',
    phone: '79225550187',
    direction: 'in',
  }
  const tell = () =>
    desk.app.inject({
      method: 'POST',
      url: hook,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(said).toString(),
    })
  assert.equal((await tell()).statusCode, 403)
  const [{ id, raw }] = await rows(`select exchange_id as id, raw from phone_events where outcome = 'forged'`)
  assert.ok(!raw.includes('right-token'), raw)
  const mended = await desk.as(desk.people.administrator).put(`/api/pbx/${id}`, { ...keys, secret: 'right-token' })
  assert.equal(mended.status, 200, mended.text)
  assert.equal((await tell()).statusCode, 200)
  const [call] = await rows(`select number, state, closes_at from phone_calls where exchange_id = ${id}`)
  assert.deepEqual([call.number, call.state, call.closes_at !== null], [MARIA, 'ringing', true])
  assert.equal((await rows(`select 1 from phone_events where exchange_id = ${id}`)).length, 1)
})

test('a word about a call of long ago brings its recording and changes nothing else of it', async () => {
  const callId = await ring({ extension: '101' })
  await desk.tell({ event: 'answer', callId, extension: '101' })
  await desk.tell({ event: 'hangup', callId })
  await wait(31 * 24 * 60)
  await desk.database.pool.query('delete from phone_events')
  const [was] = await rows(`select * from phone_calls where call_key = '${callId}'`)
  await desk.tell({ event: 'newCall', callId, from: '+79005550000', to: '1', direction: 'in' })
  await desk.tell({ event: 'recording', callId, recordingUrl: 'https://pbx.example/31.mp3' })
  const [is] = await rows(`select * from phone_calls where call_key = '${callId}'`)
  assert.deepEqual(is, { ...was, recording: 'https://pbx.example/31.mp3' })
})

for (const at of ['0000-01-01T00:00:00Z', '1970-01-01T00:00:00Z', '2000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00'])
  test(`a clock that says ${at} is not believed: the call is of now, and who is missed is called back`, async () => {
    await desk.database.pool.query('delete from phone_callbacks')
    const callId = await ring({ at })
    const hung = await desk.tell({ event: 'hangup', callId, at, cause: 'noAnswer' })
    assert.equal(hung.status, 200, hung.text)
    const [call] = await rows(`select started_at from phone_calls where call_key = '${callId}'`)
    assert.ok(Math.abs(Date.now() - Date.parse(call.started_at)) < 60_000, String(call.started_at))
    const [open] = await rows('select due_at from phone_callbacks where done_at is null')
    assert.ok(Date.parse(open.due_at) > Date.now())
    const page = await desk.as(desk.people.operator).get('/api/calls?limit=1')
    assert.equal((await desk.as(desk.people.operator).get(`/api/calls?cursor=${page.body.next}`)).status, 200)
  })

test('a day that no calendar has is refused as a question', async () => {
  const { operator } = desk.people
  for (const path of ['/api/calls?from=0000-01-01T00:00:00Z', '/api/notices?before=0000-01-01T00:00:00Z'])
    assert.equal((await desk.as(operator).get(path)).status, 400, path)
})

test('missed and reached at the same moment, nobody is left to be called back', async () => {
  for (let round = 0; round < 15; round += 1) {
    await desk.database.pool.query(
      'delete from phone_callbacks; delete from phone_events; update phone_calls set number = null',
    )
    const missed = await ring()
    const ours = `ours-${round}`
    const out = { callId: ours, direction: 'out', from: '102', to: MARIA, extension: '102' }
    await desk.tell({ event: 'newCall', ...out })
    await Promise.all([
      desk.tell({ event: 'hangup', callId: missed, cause: 'noAnswer' }),
      desk.tell({ event: 'answer', ...out }),
    ])
    const open = await rows('select id from phone_callbacks where done_at is null')
    const [{ reached }] = await rows(`select c.answered_at >= m.ended_at as reached from phone_calls c, phone_calls m
      where c.call_key = '${ours}' and m.call_key = '${missed}'`)
    if (reached) assert.deepEqual(open, [], `round ${round}`)
    await desk.tell({ event: 'hangup', ...out })
  }
})
