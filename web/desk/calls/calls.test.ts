import assert from 'node:assert/strict'
import test from 'node:test'
import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import { clockOf, talkSeconds, timerOf } from './call-time.ts'
import { NO_WORDS } from './call-words.ts'
import { untilOf } from './rests.ts'
import { topicIn, withTopic } from './topics.ts'
import { NOBODY, whoCalls } from './who-calls.ts'

const TOPICS = ['Касса', 'Чек', 'Честный знак']
const RANG = '2026-11-23T12:18:00.000Z'
const at = (seconds: number) => Date.parse(RANG) + seconds * 1_000
const moment = (seconds: number) => new Date(at(seconds)).toISOString()

test('a call is timed from its first ring, and anew from the first word', () => {
  assert.equal(timerOf({ startedAt: RANG, answeredAt: null, endedAt: null }, at(7)), '0:07')
  assert.equal(timerOf({ startedAt: RANG, answeredAt: moment(9), endedAt: null }, at(70)), '1:01')
  assert.equal(timerOf({ startedAt: RANG, answeredAt: moment(9), endedAt: moment(30) }, at(900)), '0:21')
})

test('a clock that is behind that of the exchange shows no time below zero', () => {
  assert.equal(timerOf({ startedAt: RANG, answeredAt: null, endedAt: null }, at(-40)), '0:00')
})

test('hours stand before minutes once there are any', () => assert.equal(clockOf(3_729), '1:02:09'))

test('nobody spoke in a call that nobody answered', () => {
  assert.equal(talkSeconds({ answeredAt: null, endedAt: moment(20) }), 0)
  assert.equal(talkSeconds({ answeredAt: moment(8), endedAt: moment(200) }), 192)
})

for (const [words, pressed, after] of [
  ['', 'Касса', 'Касса: '],
  ['не открыть смену', 'Касса', 'Касса: не открыть смену'],
  ['Касса: не открыть смену', 'Чек', 'Чек: не открыть смену'],
  ['Касса: не открыть смену', 'Касса', 'не открыть смену'],
  ['Кассир заболел', 'Касса', 'Касса: Кассир заболел'],
] as const) {
  test(`«${words}» with the chip «${pressed}» becomes «${after}»`, () => {
    assert.equal(withTopic(words, pressed, TOPICS), after)
  })
}

test('a word that only begins like a topic is none', () => assert.equal(topicIn('Чековая лента', TOPICS), null))

for (const [rest, zone, until] of [
  ['quarter', 'Europe/Moscow', '2026-11-23T12:33:00.000Z'],
  ['hour', 'Europe/Moscow', '2026-11-23T13:18:00.000Z'],
  ['day', 'Europe/Moscow', '2026-11-23T21:00:00.000Z'],
  ['day', 'Asia/Kathmandu', '2026-11-23T18:15:00.000Z'],
] as const) {
  test(`quiet for ${rest} in ${zone} ends at ${until}`, () => assert.equal(untilOf(rest, at(0), zone), until))
}

const terms = { name: 'Премиум', isPhoneOpen: true, reactionDueAt: null, resolutionDueAt: null }
const standsAt = (person: number, venue: number): CallCandidate => ({
  person: { id: person, name: `Человек ${person}` },
  venue: { id: venue, name: `Кафе ${venue}`, address: '', zone: 'Europe/Moscow' },
  organisation: null,
  isVip: false,
  contract: terms,
  open: [],
  openCount: 0,
  lastCallAt: null,
})

test('the only person behind a number calls, from the likeliest of his restaurants', () => {
  const { person, candidate, places } = whoCalls(NO_WORDS, [standsAt(1, 10), standsAt(1, 11)])
  assert.equal(person?.id, 1)
  assert.equal(candidate?.venue?.id, 10)
  assert.equal(places.length, 2)
  assert.equal(whoCalls({ ...NO_WORDS, venue: 11 }, [standsAt(1, 10), standsAt(1, 11)]).candidate?.venue?.id, 11)
})

test('of several people nobody calls until one is chosen', () => {
  const all = [standsAt(1, 10), standsAt(2, 10)]
  assert.equal(whoCalls(NO_WORDS, all).person, null)
  assert.equal(whoCalls({ ...NO_WORDS, person: { id: 2, name: 'Человек 2' } }, all).candidate?.person.id, 2)
  assert.equal(whoCalls({ ...NO_WORDS, person: NOBODY }, [standsAt(1, 10)]).person, null)
})

test('whoever was found by hand calls, though the number points at somebody else', () => {
  const { person, candidate } = whoCalls({ ...NO_WORDS, person: { id: 9, name: 'Человек 9' } }, [standsAt(1, 10)])
  assert.equal(person?.id, 9)
  assert.equal(candidate, null)
})
