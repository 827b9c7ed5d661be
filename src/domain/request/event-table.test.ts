import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CUSTOMER_NOTICES } from '../ground/words.ts'
import { CUSTOMER_EVENTS, CUSTOMER_EVENTS_OF_PEOPLE, tellsOf } from './event-table.ts'
import type { RequestEvent } from './events.ts'
import { MOVE_NAMES } from './request-lifecycle.ts'

test('customers are shown what concerns them, and nothing of the inner life of the desk', () => {
  assert.deepEqual([...CUSTOMER_EVENTS].sort(), [
    'request.move-undone',
    'request.moved',
    'request.rated',
    'request.registered',
    'request.urgency-changed',
  ])
  assert.deepEqual([...CUSTOMER_EVENTS_OF_PEOPLE].sort(), ['request.assigned', 'request.watcher-added'])
})

const moved = (move: (typeof MOVE_NAMES)[number]): RequestEvent => ({
  type: 'request.moved',
  data: { move, from: 'in_progress', to: 'resolved' },
})

test('of all moves customers are told questions, solutions and ends, and spam is told to nobody', () => {
  const isTold = (move: (typeof MOVE_NAMES)[number]) =>
    tellsOf(moved(move)).some((kind) => CUSTOMER_NOTICES.some((one) => one === kind))
  assert.deepEqual(MOVE_NAMES.filter(isTold).toSorted(), [
    'ask',
    'cancel',
    'close',
    'give_up',
    'mark_duplicate',
    'resolve',
    'settle',
  ])
  assert.deepEqual(tellsOf(moved('mark_spam')), [])
})

const TOLD: readonly (readonly [string, RequestEvent, readonly string[]])[] = [
  ['an answer of the support', { type: 'message.published', data: { messageId: 1, from: 'support' } }, ['reply']],
  ['an answer of the customer', { type: 'message.published', data: { messageId: 1, from: 'customer' } }, ['answered']],
  ['an internal note', { type: 'message.noted', data: { messageId: 1 } }, []],
  [
    'a restaurant that cannot trade',
    { type: 'request.urgency-changed', data: { from: 'medium', to: 'high', reason: 'встали', stopOfTrade: true } },
    ['trade_stopped'],
  ],
  [
    'an urgency that is only raised',
    { type: 'request.urgency-changed', data: { from: 'medium', to: 'high', reason: 'мешает' } },
    [],
  ],
  ['a name in a note', { type: 'request.mentioned', data: { personId: 1 } }, ['mention']],
  [
    'a request given to somebody of the same team',
    { type: 'request.assigned', data: { specialist: { from: null, to: 7 }, team: { from: 1, to: 1 } } },
    ['assigned'],
  ],
  [
    'a request given to another team',
    { type: 'request.assigned', data: { specialist: { from: 7, to: null }, team: { from: 1, to: 2 } } },
    ['reassigned', 'in_team'],
  ],
]

for (const [what, event, kinds] of TOLD) {
  test(`${what} is told as ${kinds.join(', ') || 'nothing'}`, () => assert.deepEqual(tellsOf(event), kinds))
}
