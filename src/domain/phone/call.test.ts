import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callOf, type HeardEvent, RINGS_AT_MOST, TALKS_AT_MOST, WAITS_AT_MOST } from './call.ts'
import type { CallSign } from './call-event.ts'

const T = Date.parse('2026-11-23T12:18:00Z')
const MARIA = { number: '+79225550187', extension: null }

function event(sign: CallSign, seconds: number, rest: Partial<HeardEvent> = {}): HeardEvent {
  return {
    callKey: 'c1',
    legKey: null,
    sign,
    direction: 'in',
    at: T + seconds * 1_000,
    seq: null,
    client: '8 922 555-01-87',
    caller: MARIA,
    line: null,
    queue: null,
    extensions: [],
    cause: null,
    startedAt: null,
    talkMs: null,
    recording: null,
    heardAt: T + seconds * 1_000,
    ...rest,
  }
}

const WHOLE: readonly HeardEvent[] = [
  event('ringing', 0, { queue: '501' }),
  event('ringing', 1, { extensions: ['101'] }),
  event('ringing', 1, { extensions: ['102'] }),
  event('leg_ended', 8, { extensions: ['102'] }),
  event('answered', 9, { extensions: ['101'] }),
  event('ended', 201, { cause: 'normal' }),
  event('recorded', 205, { recording: 'https://pbx.example/r/1' }),
]

/** Every order of a few, by a seed. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed
  const left = [...all]
  const taken: T[] = []
  while (left.length > 0) {
    state = (state * 48_271) % 2_147_483_647
    taken.push(...left.splice(state % left.length, 1))
  }
  return taken
}

test('a call rings, is answered and ends, as its events say', () => {
  const ringing = callOf(WHOLE.slice(0, 3), T + 2_000)
  assert.deepEqual([ringing.state, ringing.ringing, ringing.queue], ['ringing', ['101', '102'], '501'])
  assert.deepEqual(callOf(WHOLE.slice(0, 4), T + 8_000).ringing, ['101'])
  const talking = callOf(WHOLE.slice(0, 5), T + 10_000)
  assert.deepEqual([talking.state, talking.speaking, talking.ringing, talking.result], ['talking', '101', [], null])
  const ended = callOf(WHOLE, T + 300_000)
  assert.deepEqual(
    [ended.state, ended.result, ended.talkMs, ended.recording],
    ['ended', 'answered', 192_000, 'https://pbx.example/r/1'],
  )
})

test('whichever order its events come in, and however often, it is the same call', () => {
  const expected = callOf(WHOLE, T + 300_000)
  for (let seed = 1; seed <= 300; seed += 1) {
    const some = shuffled([...WHOLE, ...WHOLE.slice(0, seed % 7)], seed).map((one, place) => ({
      ...one,
      heardAt: T + 210_000 + place,
    }))
    assert.deepEqual(callOf(some, T + 300_000), expected, `seed ${seed}`)
  }
})

test('an exchange without a clock tells the same in any order: an end is the end, an answer wins over ringing', () => {
  const without = WHOLE.map((one) => ({ ...one, at: null, heardAt: T }))
  const expected = callOf(without, T + 1_000)
  assert.deepEqual([expected.state, expected.result, expected.speaking], ['ended', 'answered', '101'])
  for (let seed = 1; seed <= 300; seed += 1) {
    assert.deepEqual(callOf(shuffled(without, seed), T + 1_000), expected, `seed ${seed}`)
  }
})

test('an end without an answer is a missed call, and one of ours that nobody took there is not reached', () => {
  assert.equal(callOf([event('ringing', 0), event('ended', 20)], T + 60_000).result, 'missed')
  const out = { direction: 'out' as const }
  assert.equal(callOf([event('ringing', 0, out), event('ended', 20, out)], T + 60_000).result, 'not_reached')
  const alone = callOf([event('ended', 95, { talkMs: 65_000, startedAt: T, extensions: ['103'] })], T + 100_000)
  assert.deepEqual(
    [alone.result, alone.startedAt, alone.answeredAt, alone.talkMs, alone.speaking],
    ['answered', T, T + 30_000, 65_000, '103'],
  )
})

test('a call whose end is lost is over after five minutes of ringing, or four hours of speaking', () => {
  const rang = [event('ringing', 0)]
  assert.equal(callOf(rang, T + RINGS_AT_MOST - 1).state, 'ringing')
  const lost = callOf(rang, T + RINGS_AT_MOST)
  assert.deepEqual([lost.state, lost.result, lost.endedAt], ['ended', 'missed', T])
  const spoke = [...rang, event('answered', 9, { extensions: ['101'] })]
  assert.equal(callOf(spoke, T + 9_000 + TALKS_AT_MOST - 1).state, 'talking')
  assert.equal(callOf(spoke, T + 9_000 + TALKS_AT_MOST).result, 'answered')
})

test('who waits in a queue where nobody’s telephone rings waits for an hour before his end is taken as lost', () => {
  const waits = [event('ringing', 0, { queue: '501' })]
  assert.equal(callOf(waits, T + WAITS_AT_MOST - 1).state, 'ringing')
  assert.equal(callOf(waits, T + WAITS_AT_MOST).result, 'missed')
  const rings = [...waits, event('ringing', 2, { extensions: ['101'] })]
  assert.equal(callOf(rings, T + 2_000 + RINGS_AT_MOST).state, 'ended')
})

test('a late word brings a call back that was taken as lost', () => {
  const events = [event('ringing', 0), event('answered', 400, { extensions: ['101'] })]
  assert.equal(callOf(events, T + 401_000).state, 'talking')
})

test('a number that one event withholds and another names is known', () => {
  const hidden = { client: '', caller: { number: null, extension: null } }
  const call = callOf([event('ringing', 0, hidden), event('answered', 3)], T + 4_000)
  assert.deepEqual(call.caller, MARIA)
  assert.deepEqual(callOf([event('ringing', 0, hidden)], T).caller, hidden.caller)
})

test('who goes on after a transfer speaks with him', () => {
  const events = [event('answered', 3, { extensions: ['101'] }), event('transferred', 60, { extensions: ['104'] })]
  assert.equal(callOf(events, T + 61_000).speaking, '104')
})
