import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { NoticeKind } from '../ground/words.ts'
import type { Side } from './audience.ts'
import { isMuted, type Mute, nextMorning } from './mute.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const FOR_GOOD: Mute = { until: 'unmuted', untilAt: null, mutedAt: NOW - 1_000 }
const TO_ANSWER: Mute = { ...FOR_GOOD, until: 'answer' }
const TO_MOMENT: Mute = { ...FOR_GOOD, until: 'moment', untilAt: NOW + 1_000 }

const CASES: readonly (readonly [string, Mute | null, Side, NoticeKind, boolean])[] = [
  ['a request that is not muted is heard', null, 'support', 'answered', false],
  ['one that is muted for good is not', FOR_GOOD, 'support', 'answered', true],
  ['until the moment is over nothing is heard', TO_MOMENT, 'support', 'soon_due', true],
  ['from then on it is', { ...TO_MOMENT, untilAt: NOW }, 'support', 'soon_due', false],
  ['what happens meanwhile is no answer', TO_ANSWER, 'support', 'soon_due', true],
  ['the answer of the customer ends it', TO_ANSWER, 'support', 'answered', false],
  ['what colleagues say to the customer does not', TO_ANSWER, 'support', 'reply', true],
  ['to a customer the answer of the support ends it', TO_ANSWER, 'customer', 'reply', false],
  ['a moved time does not', TO_ANSWER, 'customer', 'due_moved', true],
  ['whoever is mentioned hears it, muted or not', FOR_GOOD, 'support', 'mention', false],
  ['and whoever is given the request', FOR_GOOD, 'support', 'assigned', false],
]

for (const [name, mute, side, kind, silent] of CASES) {
  test(name, () => assert.equal(isMuted(mute, { kind, side }, { kinds: [kind], at: NOW }, NOW), silent))
}

test('an answer that was given before the request was muted, and told late, ends nothing', () => {
  const before = { kinds: ['answered'], at: TO_ANSWER.mutedAt - 1 } as const
  assert.equal(isMuted(TO_ANSWER, { kind: 'answered', side: 'support' }, before, NOW), true)
})

test('the next morning is nine of the clock in one’s own zone', () => {
  assert.equal(nextMorning(NOW, 'Asia/Yekaterinburg'), Date.parse('2026-11-24T09:00:00+05:00'))
  assert.equal(
    nextMorning(Date.parse('2026-11-23T21:00:00Z'), 'Europe/Moscow'),
    Date.parse('2026-11-25T09:00:00+03:00'),
  )
})
