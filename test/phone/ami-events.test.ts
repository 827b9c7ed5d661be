import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AmiCalls, amiCalls } from '../../src/channels/phone/ami/ami-events.ts'
import type { AmiBlock } from '../../src/channels/phone/ami/blocks.ts'
import type { CallEvent } from '../../src/domain/phone/call-event.ts'
import { chanceFrom } from '../fuzz/chance.ts'
import { type AmiFields, answered, missed, openAfter, outgoing, queue, transfer } from './ami-dialogues.ts'
import { outcomeOf } from './outcome.ts'

const NOTHING = { known: [], now: 0 }

const OF = { call: '1796030100', client: '+79165550117' }
const NOW = 1_796_030_100_000

function block(fields: AmiFields): AmiBlock {
  return new Map(Object.entries(fields).map(([name, value]) => [name.toLowerCase(), value]))
}

function heard(calls: AmiCalls, events: readonly AmiFields[]): readonly CallEvent[] {
  return events.flatMap((one) => calls.heard(block(one), NOW))
}

const fresh = () => amiCalls(['from-trunk'])
const client = OF.client

const DIALOGUES = [
  [
    'answered',
    answered,
    { direction: 'in', client, answeredBy: '101', rang: ['101'], missed: false, talkSeconds: 60, saysEnd: true },
  ],
  [
    'missed',
    missed,
    { direction: 'in', client, answeredBy: null, rang: ['101'], missed: true, talkSeconds: 0, saysEnd: true },
  ],
  [
    'queue',
    queue,
    {
      direction: 'in',
      client,
      answeredBy: '102',
      rang: ['101', '102', '103'],
      missed: false,
      talkSeconds: 120,
      saysEnd: true,
    },
  ],
  [
    'transfer',
    transfer,
    { direction: 'in', client, answeredBy: '102', rang: ['101'], missed: false, talkSeconds: 96, saysEnd: true },
  ],
  [
    'outgoing',
    outgoing,
    { direction: 'out', client, answeredBy: '101', rang: ['101'], missed: false, talkSeconds: 60, saysEnd: true },
  ],
] as const

for (const [name, dialogue, expected] of DIALOGUES) {
  test(`a call as Asterisk tells it is understood (${name})`, () => {
    const events = heard(fresh(), dialogue(OF))
    assert.deepEqual(outcomeOf(events), expected)
    assert.deepEqual(new Set(events.map(({ callKey }) => callKey)), new Set([`${OF.call}.1`]))
  })

  test(`nothing is said twice, however many events say it (${name})`, () => {
    const events = heard(
      fresh(),
      dialogue(OF).flatMap((one) => [one, one]),
    )
    const signs = events
      .map(({ sign, extensions }) => `${sign} ${extensions.join()}`)
      .filter((one) => one !== 'ringing ')
    assert.deepEqual(signs, [...new Set(signs)])
    assert.equal(events.filter(({ sign }) => sign === 'ended').length, 1)
    assert.equal(events.at(-1)?.sign, 'ended')
  })

  test(`heard from any moment on, a call is understood as far as it can be, and ends once (${name})`, () => {
    const all = dialogue(OF)
    for (let from = 0; from < all.length; from += 1) {
      const events = heard(fresh(), all.slice(from))
      assert.ok(events.filter(({ sign }) => sign === 'ended').length <= 1, String(from))
      assert.ok(
        events.every((one) => one.direction === expected.direction),
        String(from),
      )
    }
  })

  test(`a call that ended while the line was broken is over when it is taken up again, one that goes on is not (${name})`, () => {
    const all = dialogue(OF)
    for (let from = 1; from < all.length; from += 1) {
      const calls = fresh()
      const before = heard(calls, all.slice(0, from))
      calls.interrupted()
      assert.deepEqual(calls.resumed(openAfter(all.slice(0, from)).map(block), NOTHING), [], String(from))
      calls.interrupted()
      const lost = calls.resumed([], NOTHING)
      const isKnown = before.length > 0 && before.every(({ sign }) => sign !== 'ended')
      assert.deepEqual(
        lost.map(({ sign }) => sign),
        isKnown ? ['ended'] : [],
        String(from),
      )
    }
  })
}

test('what began after the line was taken up again is not over because a list does not name it', () => {
  const calls = fresh()
  calls.interrupted()
  heard(calls, answered(OF).slice(0, 3))
  assert.deepEqual(calls.resumed([], NOTHING), [])
})

test('two calls at a time do not mix', () => {
  const [one, other] = [answered(OF), queue({ call: '1796030200', client: '+79165550118' })]
  const mixed = Array.from({ length: Math.max(one.length, other.length) }, (_, place) => [one[place], other[place]])
  const events = heard(
    fresh(),
    mixed.flat().filter((event) => event !== undefined),
  )
  const of = (call: string) => outcomeOf(events.filter(({ callKey }) => callKey === `${call}.1`))
  assert.equal(of('1796030100').answeredBy, '101')
  assert.equal(of('1796030200').answeredBy, '102')
  assert.equal(of('1796030200').client, '+79165550118')
})

test('who waits in a queue and gives up has missed us, once', () => {
  const [arrives, joins] = queue(OF)
  const trunk = { Channel: 'PJSIP/mango-00000001', Uniqueid: `${OF.call}.1`, Linkedid: `${OF.call}.1` }
  const leaves = { Event: 'QueueCallerAbandon', ...trunk, Queue: 'поддержка', HoldTime: '30' }
  const hangup = { Event: 'Hangup', ...trunk, Cause: '16' }
  const events = heard(fresh(), [arrives ?? {}, joins ?? {}, leaves, hangup])
  assert.deepEqual(
    events.map(({ sign, queue: name, cause }) => [sign, name, cause]),
    [
      ['ringing', null, null],
      ['ringing', 'поддержка', null],
      ['ended', 'поддержка', 'cancelled'],
    ],
  )
})

test('what comes after a call was given up says nothing more of it', () => {
  const trunk = { Channel: 'PJSIP/mango-00000001', Uniqueid: `${OF.call}.1`, Linkedid: `${OF.call}.1` }
  const gone = { Event: 'QueueCallerAbandon', ...trunk, Queue: 'поддержка' }
  const late = { Event: 'AgentConnect', ...trunk, DestChannel: 'PJSIP/101-0000000a', DestUniqueid: 'd' }
  const events = heard(fresh(), [answered(OF)[0] ?? {}, gone, late, gone])
  assert.deepEqual(
    events.map(({ sign }) => sign),
    ['ringing', 'ended'],
  )
})

test('one of ours whose telephone has a name, not a number, is no client', () => {
  const channel = { Channel: 'PJSIP/ivan-00000001', Uniqueid: 'i.1', Linkedid: 'i.1', CallerIDNum: '105' }
  const dest = { DestChannel: 'PJSIP/101-0000000a', DestUniqueid: 'i.2', DestLinkedid: 'i.1' }
  const events = ['DialBegin', 'AgentConnect'].map((Event) => ({ Event, ...channel, ...dest }))
  assert.deepEqual(heard(fresh(), [...events, { Event: 'DialEnd', ...channel, ...dest, DialStatus: 'ANSWER' }]), [])
})

test('a blind transfer names who goes on', () => {
  const pass = {
    Event: 'BlindTransfer',
    Result: 'Success',
    TransfererChannel: 'PJSIP/101-0000101a',
    TransfererLinkedid: `${OF.call}.1`,
    Extension: '104',
  }
  const events = heard(fresh(), [...answered(OF).slice(0, 6), pass, { ...pass, Result: 'Fail', Extension: '105' }])
  assert.deepEqual(
    events.slice(-1).map(({ sign, extensions }) => [sign, ...extensions]),
    [['transferred', '104']],
  )
})

test('a click that calls begins at the telephone of ours, and the number is that of the dial plan', () => {
  const own = { Channel: 'PJSIP/101-00000001', Uniqueid: 'c.1', Linkedid: 'c.1' }
  const dest = { DestChannel: 'PJSIP/mango-00000002', DestUniqueid: 'c.2', DestLinkedid: 'c.1' }
  const events = heard(fresh(), [
    { Event: 'Newchannel', ...own, Context: 'from-internal', Exten: '' },
    { Event: 'DialBegin', DestChannel: own.Channel, DestUniqueid: 'c.1', DestLinkedid: 'c.1', DialString: '101' },
    { Event: 'DialEnd', DestChannel: own.Channel, DestUniqueid: 'c.1', DestLinkedid: 'c.1', DialStatus: 'ANSWER' },
    { Event: 'DialBegin', ...own, CallerIDNum: '79165550117', Exten: 's', ...dest, DialString: '79165550117@mango' },
    { Event: 'DialEnd', ...own, ...dest, DialStatus: 'BUSY' },
    { Event: 'Hangup', ...own, Uniqueid: 'c.2', Cause: '17' },
    { Event: 'Hangup', ...own, Cause: '17' },
  ])
  assert.deepEqual(
    events.map(({ sign, direction, client: number, cause }) => [sign, direction, number, cause]),
    [
      ['ringing', 'out', '79165550117', null],
      ['ended', 'out', '79165550117', 'busy'],
    ],
  )
})

test('a call from outside that goes on to a mobile is answered there, nobody knows by whom', () => {
  const trunk = { Channel: 'PJSIP/mango-00000001', Uniqueid: `${OF.call}.1`, Linkedid: `${OF.call}.1` }
  const mobile = { DestChannel: 'PJSIP/mango-00000009', DestUniqueid: 'm', DestLinkedid: `${OF.call}.1` }
  const events = heard(fresh(), [
    answered(OF)[0] ?? {},
    { Event: 'DialBegin', ...trunk, ...mobile },
    { Event: 'DialEnd', ...trunk, ...mobile, DialStatus: 'ANSWER' },
  ])
  assert.deepEqual(events.at(-1)?.sign, 'answered')
  assert.deepEqual(events.at(-1)?.extensions, [])
})

test('ours who talk among themselves are none of the desk', () => {
  assert.deepEqual(heard(fresh(), transfer(OF).slice(6, 12)), [])
})

test('a withheld number is nobody’s', () => {
  assert.equal(heard(fresh(), answered({ ...OF, client: '<unknown>' }))[0]?.client, '')
})

test('ten thousand calls whose ends are lost are not kept for ever', () => {
  const calls = fresh()
  for (let turn = 0; turn < 10_000; turn += 1) heard(calls, answered({ call: String(turn), client }).slice(0, 3))
  calls.interrupted()
  assert.ok(calls.resumed([], NOTHING).length <= 2_000)
})

test('events in any order, with any fields missing, never throw, and end a call once at most', () => {
  const chance = chanceFrom(20_261_130)
  const all = DIALOGUES.flatMap(([, dialogue]) => dialogue(OF))
  for (let turn = 0; turn < 2_000; turn += 1) {
    const calls = fresh()
    const some = Array.from({ length: 12 }, () => {
      const fields = Object.entries(chance.one(all)).filter(() => !chance.percent(15))
      return Object.fromEntries(fields.map(([name, value]) => [name, chance.percent(3) ? 'a\u0000b' : value]))
    })
    for (const event of heard(calls, some)) assert.ok(event.callKey.length > 0 && event.direction !== null)
  }
})

test('a line that is opened anew ends the calls that an earlier one told of: those that are gone at once, the others when they hang up', () => {
  const all = answered({ call: '1796030300', client: '+79225550187' })
  const calls = amiCalls(['from-trunk'])
  const goesOn = openAfter(all.slice(0, -2)).map(block)
  const key = goesOn[0]?.get('linkedid') ?? ''
  assert.notEqual(key, '')
  const ended = calls.resumed(goesOn, { known: [key, 'gone-meanwhile'], now: 0 })
  assert.deepEqual(
    ended.map(({ callKey, sign }) => [callKey, sign]),
    [['gone-meanwhile', 'ended']],
  )
  const since = all.slice(-2).flatMap((event) => calls.heard(block(event), 0))
  assert.deepEqual(
    since.map(({ callKey, sign, talkMs }) => [callKey, sign, talkMs]),
    [[key, 'ended', null]],
    'for how long they spoke is known from its beginning',
  )
})
