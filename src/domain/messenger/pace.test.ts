import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayLeaveAt, type Pace, type Tried } from './pace.ts'

const NOW = 1_000_000
const PACE: Pace = { aSecond: 28, inChat: 1_050, inGroupAMinute: 19 }
const to = (chat: string, at: number, isGroup = false): Tried => ({ chat, at, isGroup })

const CASES = [
  ['at once where nothing was said', to('a', 0), [], NOW],
  ['a second after the last in the chat', to('a', 0), [to('a', NOW - 300)], NOW - 300 + PACE.inChat],
  ['at once when another chat was just spoken to', to('a', 0), [to('b', NOW)], NOW],
  [
    'when one of the last second falls out of it',
    to('a', 0),
    Array.from({ length: PACE.aSecond }, (_, place) => to(`b${place}`, NOW - 500 + place)),
    NOW + 500,
  ],
  [
    'when a minute has passed since the twentieth of a group',
    to('g', 0, true),
    Array.from({ length: PACE.inGroupAMinute }, (_, place) => to('g', NOW - 40_000 + place * 1_100, true)),
    NOW - 40_000 + 61_000,
  ],
] as const

for (const [name, next, recent, at] of CASES) {
  test(`the next message leaves ${name}`, () => assert.equal(mayLeaveAt(next, recent, { now: NOW, pace: PACE }), at))
}
