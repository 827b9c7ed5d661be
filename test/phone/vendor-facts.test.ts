import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PbxArrived } from '../../src/channels/phone/pbx.ts'
import { PBXES } from '../../src/channels/phone/pbxes.ts'
import { UIS_TEMPLATES } from '../../src/channels/phone/uis.ts'
import type { CallEvent } from '../../src/domain/phone/call-event.ts'
import { type HttpKind, TEST_KEYS } from './sequences.ts'
import { asked, postedForm, postedJson } from './story.ts'
import { signedMango } from './vendors/mango.ts'
import { filledTemplate } from './vendors/uis.ts'
import { signedZadarma } from './vendors/zadarma.ts'

function read(kind: HttpKind, arrived: PbxArrived) {
  return PBXES[kind].read(arrived, TEST_KEYS)
}

function eventsOf(kind: HttpKind, arrived: PbxArrived): readonly CallEvent[] {
  const reading = read(kind, arrived)
  return reading.is === 'events' ? reading.events : assert.fail(JSON.stringify(reading))
}

/** Made by other means than those of the tests: Python's hashlib. */
test('signatures that another program made with the documented formulas are right', () => {
  const json =
    '{"entry_id":"e1","call_id":"e1:1","timestamp":1795000000,"seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79165550117"},"to":{"extension":"101","line_number":"74955550100"}}'
  const sign = 'fbaa784a3da85c687871ab80606ed3ca1e0bdfaa42331eab8606fde6a33181a7'
  const form = postedForm({ vpbx_api_key: 'test-key', sign, json }, { path: 'events/call' })
  assert.equal(eventsOf('mango', form)[0]?.at, 1_795_000_000_000)
  const start = {
    event: 'NOTIFY_START',
    caller_id: '79165550117',
    called_did: '74955550100',
    call_start: '2026-11-30 12:15:00',
    pbx_call_id: 'in_1',
  }
  const signature = 'YzI1NjIyZDQyZjI3MzVjMmRhNmVmOTFjYTZlOTE3Yzc4ODMxNzNkMg=='
  assert.equal(eventsOf('zadarma', postedForm(start, { headers: { signature } }))[0]?.sign, 'ringing')
})

test('mango: a signature is over the text of the JSON as it stands, blanks and the order of its names included', () => {
  const json =
    '{ "to": {"extension": 101},  "from": {"number": "79165550117"}, "call_state": "Appeared", "call_id": "1", "entry_id": "e" }'
  const arrived = signedMango('events/call', { keys: TEST_KEYS }, json)
  assert.deepEqual(eventsOf('mango', arrived)[0]?.extensions, ['101'])
  const form = new URLSearchParams(arrived.body)
  form.set('json', JSON.stringify(JSON.parse(json)))
  assert.equal(read('mango', { ...arrived, body: form.toString() }).is, 'forged')
})

test('mango: a talk between two of ours is none of the desk', () => {
  const event = {
    entry_id: 'e',
    call_id: '1',
    call_state: 'Appeared',
    from: { extension: '101' },
    to: { extension: '102' },
  }
  assert.deepEqual(eventsOf('mango', signedMango('events/call', { keys: TEST_KEYS }, event)), [])
  const summary = { entry_id: 'e', call_direction: 0, from: {}, to: {} }
  assert.deepEqual(eventsOf('mango', signedMango('events/summary', { keys: TEST_KEYS }, summary)), [])
})

test('mango: the voice menu and the queue answer a call, and nobody has answered it', () => {
  for (const location of ['ivr', 'queue']) {
    const event = {
      entry_id: 'e',
      call_id: '1',
      call_state: 'Connected',
      location,
      from: { number: '79165550117' },
      to: {},
    }
    assert.equal(eventsOf('mango', signedMango('events/call', { keys: TEST_KEYS }, event))[0]?.sign, 'ringing')
  }
})

test('mango: keys pressed, messages and results are taken and tell of no call', () => {
  for (const path of ['events/dtmf', 'events/sms', 'events/recording', 'result/callback', 'ping'])
    assert.deepEqual(read('mango', signedMango(path, { keys: TEST_KEYS }, {})), {
      is: 'events',
      events: [],
      answer: { type: 'text/plain', body: 'OK' },
    })
})

test('zadarma: the check of the address is answered with what was asked', () => {
  assert.deepEqual(read('zadarma', asked({ zd_echo: '5a1f' })), {
    is: 'greeting',
    answer: { type: 'text/plain', body: '5a1f' },
  })
  assert.equal(read('novofon', asked({ zd_echo: 'ab' })).is, 'greeting')
  for (const echo of ['', '\r\nx', 'a'.repeat(201), '<b> </b>'])
    assert.equal(read('zadarma', asked({ zd_echo: echo })).is, 'forged')
})

test('zadarma: an event of which it is not known what is signed is believed by nobody', () => {
  const sms = signedZadarma({ keys: TEST_KEYS }, { event: 'SMS', pbx_call_id: '1' }, [])
  assert.equal(read('zadarma', sms).is, 'forged')
  assert.equal(read('zadarma', signedZadarma({ keys: TEST_KEYS }, { event: 'toString' }, [])).is, 'forged')
})

test('zadarma: the signature of one call is not that of another', () => {
  const fields = {
    event: 'NOTIFY_START',
    caller_id: '79165550117',
    called_did: '74955550100',
    call_start: '2026-11-30 12:15:00',
    pbx_call_id: 'in_1',
  }
  const arrived = signedZadarma({ keys: TEST_KEYS }, fields, ['caller_id', 'called_did', 'call_start'])
  const form = new URLSearchParams(arrived.body)
  form.set('caller_id', '79165550118')
  assert.equal(read('zadarma', { ...arrived, body: form.toString() }).is, 'forged')
})

test('megafon: who calls is answered with a name, and with an empty object for a stranger', () => {
  const reading = read(
    'megafon',
    postedForm({ cmd: 'contact', phone: '79165550117', callid: '1', crm_token: 'test-secret' }),
  )
  if (reading.is !== 'asked') assert.fail(reading.is)
  assert.equal(reading.number, '79165550117')
  assert.equal(reading.answer('Анна «Я»').body, '{"contact_name":"Анна «Я»"}')
  assert.deepEqual(reading.answer(null), { type: 'application/json', body: '{}' })
})

test('megafon: a form and JSON say the same, and a rating tells of no call', () => {
  const fields = {
    cmd: 'event',
    type: 'INCOMING',
    callid: '1',
    phone: '79165550117',
    ext: '101',
    direction: 'in',
    crm_token: 'test-secret',
  }
  assert.deepEqual(read('megafon', postedForm(fields)), read('megafon', postedJson(fields)))
  assert.deepEqual(eventsOf('megafon', postedForm({ ...fields, cmd: 'rating', rating: '5' })), [])
  assert.equal(read('megafon', postedForm({ ...fields, cmd: 'other' })).is, 'unreadable')
})

test('megafon: times are UTC, and a day that there is not is none', () => {
  const history = {
    cmd: 'history',
    type: 'in',
    callid: '1',
    phone: '79165550117',
    duration: '31',
    status: 'Missed',
    crm_token: 'test-secret',
  }
  const [right] = eventsOf('megafon', postedForm({ ...history, start: '20261130T091500Z' }))
  assert.equal(right?.startedAt, Date.parse('2026-11-30T09:15:00Z'))
  assert.equal(right?.at, Date.parse('2026-11-30T09:15:31Z'))
  assert.equal(right?.cause, 'no_answer')
  assert.equal(eventsOf('megafon', postedForm({ ...history, start: '20261399T250000Z' }))[0]?.at, null)
})

test('uis: every template is JSON with texts, with numbers and with nothing in the place of its variables', () => {
  for (const [name, template] of Object.entries(UIS_TEMPLATES)) {
    assert.ok(template.includes('{{call_session_id}}'), name)
    for (const value of ['text «"»\n', 12, null, ['a']]) {
      const values = Object.fromEntries(
        [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, variable]) => [variable, value]),
      )
      assert.equal(typeof JSON.parse(filledTemplate(template, values)), 'object', name)
    }
  }
})

test('sipuni: success is answered to everything, what was not understood included', () => {
  const success = { type: 'application/json', body: '{"success": true}' }
  for (const query of [
    { event: '1', call_id: '1', src_type: '1' },
    { event: '1' },
    { nonsense: '1' },
    { event: '9', call_id: '1' },
  ]) {
    const reading = read('sipuni', asked(query))
    assert.deepEqual('answer' in reading && reading.answer, success)
  }
})

test('sipuni: an outgoing call of the captured log, whose moment of answer is before its beginning, leaves the talk open', () => {
  const said = {
    event: '2',
    call_id: '1774376474.534867',
    src_type: '2',
    short_src_num: '201',
    dst_type: '1',
    dst_num: '998945550117',
    status: 'ANSWER',
  }
  const times = { call_start_timestamp: '1774376482', call_answer_timestamp: '1774376481', timestamp: '1774376501' }
  const [event] = eventsOf('sipuni', asked({ ...said, ...times }))
  assert.equal(event?.talkMs, null)
  assert.equal(event?.direction, 'out')
  assert.equal(event?.cause, 'normal')
})

test('sipuni: when several telephones were called, the list of them does not tell who answered', () => {
  const said = { event: '2', call_id: '1', src_type: '1', src_num: '79165550117', dst_type: '1', status: 'ANSWER' }
  assert.deepEqual(eventsOf('sipuni', asked({ ...said, last_called: '101&102' }))[0]?.extensions, [])
  assert.deepEqual(eventsOf('sipuni', asked({ ...said, last_called: '102' }))[0]?.extensions, ['102'])
})

test('own: what speaks to Zammad speaks to us', () => {
  const form =
    'event=newCall&from=493055571600&to=491711234567890&direction=in&callId=123456&user%5B%5D=Alice&user%5B%5D=101'
  const arrived = { method: 'POST', path: '', query: {}, headers: {}, body: form } as const
  const [event] = eventsOf('own', arrived)
  assert.equal(event?.client, '493055571600')
  assert.equal(event?.line, '491711234567890')
  assert.deepEqual(event?.extensions, ['101'])
})

test('own: what has the wrong type is named, and nothing of it is shown', () => {
  const right = { event: 'newCall', callId: '1', direction: 'in', from: '79165550117', to: '101' }
  const wrongs = [
    { callId: {} },
    { callId: '' },
    { callId: 'c'.repeat(251) },
    { event: 'ring' },
    { direction: 'inwards' },
    { seq: 'first' },
    { seq: -1 },
    { seq: 2 ** 31 },
    { at: '2026-11-30 09:15' },
    { at: 1_795_000_000 },
    { from: ['a'] },
    { extension: { a: 1 } },
    { event: 'recording' },
  ]
  assert.deepEqual(eventsOf('own', postedJson(right))[0]?.extensions, ['101'])
  for (const wrong of wrongs) {
    const reading = read('own', postedJson({ ...right, ...wrong, queue: 'a secret word' }))
    if (reading.is !== 'unreadable') assert.fail(JSON.stringify(wrong))
    assert.match(
      reading.why,
      new RegExp(Object.keys(wrong)[0] === 'event' ? 'event|recordingUrl' : (Object.keys(wrong)[0] ?? '')),
    )
    assert.doesNotMatch(reading.why, /secret/)
  }
})

test('a caller who withholds his number is told of as nobody, in the words of any exchange', () => {
  for (const word of [
    'anonymous',
    'Anonymous',
    'unknown',
    'Скрытый номер',
    'sip:anonymous@anonymous.invalid',
    '<unknown>',
  ])
    assert.equal(
      eventsOf('own', postedJson({ event: 'newCall', callId: '1', direction: 'in', from: word, to: '1' }))[0]?.client,
      '',
    )
})

test('a key that is not set proves nothing, whatever is signed with nothing', () => {
  const none = { apiKey: 'test-key', secret: '', api: '' }
  const event = { entry_id: 'e', call_id: '1', call_state: 'Appeared', from: { number: '79165550117' }, to: {} }
  assert.equal(PBXES.mango.read(signedMango('events/call', { keys: none }, event), none).is, 'forged')
  const start = { event: 'NOTIFY_START', pbx_call_id: 'in_1' }
  assert.equal(PBXES.zadarma.read(signedZadarma({ keys: none }, start, []), none).is, 'forged')
  assert.equal(PBXES.megafon.read(postedForm({ cmd: 'rating', crm_token: '' }), none).is, 'forged')
  assert.equal(PBXES.megafon.read(postedForm({ cmd: 'rating' }), none).is, 'forged')
})

test('zadarma: for however long it rang, nobody spoke in a call that was not answered', () => {
  const end = { event: 'NOTIFY_END', pbx_call_id: 'in_1', internal: '101', duration: '31', disposition: 'cancel' }
  const [event] = eventsOf('zadarma', signedZadarma({ keys: TEST_KEYS }, end, []))
  assert.deepEqual([event?.talkMs, event?.cause, event?.extensions], [0, 'cancelled', []])
})

test('uis: a lost call came in, though its notice does not say so', () => {
  const body = filledTemplate(UIS_TEMPLATES['Потерянный звонок'], {
    call_session_id: 5,
    contact_phone_number: '79165550117',
  })
  const [event] = eventsOf('uis', { method: 'POST', path: '', query: {}, headers: {}, body })
  assert.deepEqual([event?.sign, event?.direction, event?.talkMs], ['ended', 'in', 0])
})

test('sipuni: a talk between two of ours is none of the desk, and a call that nobody answered has no recording', () => {
  const among = { event: '1', call_id: '1', src_type: '2', short_src_num: '101', dst_type: '2', short_dst_num: '102' }
  assert.deepEqual(eventsOf('sipuni', asked(among)), [])
  const end = { event: '2', call_id: '1', src_type: '1', src_num: '79165550117', dst_type: '1', status: 'NOANSWER' }
  const [event] = eventsOf('sipuni', asked({ ...end, call_record_link: 'https://sipuni.example/record' }))
  assert.deepEqual([event?.recording, event?.talkMs, event?.cause], [null, 0, 'no_answer'])
})

test('own: a cause belongs to the end alone', () => {
  const said = { callId: '1', direction: 'in', from: '79165550117', to: '74955550100', cause: 'busy' }
  assert.equal(eventsOf('own', postedJson({ ...said, event: 'answer' }))[0]?.cause, null)
  assert.equal(eventsOf('own', postedJson({ ...said, event: 'hangup' }))[0]?.cause, 'busy')
})
