import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ClosingCode, STATUSES, type Status } from '../ground/words.ts'
import { CLOCKS, canMove, MOVE_NAMES, MOVES, type Mover, possibleMoves } from './request-lifecycle.ts'

const of = (status: Status, closingCode: ClosingCode | null = null) => ({ status, closingCode })

/** What each side can do with a request in each status: the table of the manual. */
const POSSIBLE: readonly (readonly [Status, Mover, readonly string[]])[] = [
  [
    'registered',
    'specialist',
    ['start', 'ask', 'defer', 'hand_over', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam'],
  ],
  ['registered', 'customer', ['settle']],
  ['registered', 'desk', ['start']],
  ['in_progress', 'specialist', ['ask', 'defer', 'hand_over', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam']],
  ['in_progress', 'customer', ['settle']],
  ['in_progress', 'desk', ['wait_again']],
  [
    'waiting_customer',
    'specialist',
    ['answer', 'defer', 'hand_over', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam'],
  ],
  ['waiting_customer', 'customer', ['settle']],
  ['waiting_customer', 'desk', ['answer', 'give_up']],
  ['deferred', 'specialist', ['return', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam']],
  ['deferred', 'customer', ['settle']],
  ['deferred', 'desk', ['return']],
  ['waiting_external', 'specialist', ['ask', 'defer', 'take_back', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam']],
  ['waiting_external', 'customer', ['settle']],
  ['waiting_external', 'desk', []],
  ['resolved', 'specialist', ['resume']],
  ['resolved', 'customer', ['resume', 'close']],
  ['resolved', 'desk', ['resume', 'close']],
  ['resumed', 'specialist', ['start', 'ask', 'defer', 'hand_over', 'resolve', 'cancel', 'mark_duplicate', 'mark_spam']],
  ['resumed', 'customer', ['settle']],
  ['resumed', 'desk', ['start', 'resolve_again']],
  ['closed', 'specialist', []],
  ['closed', 'customer', []],
  ['closed', 'desk', []],
  ['cancelled', 'specialist', []],
  ['cancelled', 'customer', []],
  ['cancelled', 'desk', []],
]

for (const [status, by, moves] of POSSIBLE) {
  test(`${status}: the ${by} can ${moves.join(', ') || 'do nothing'}`, () => {
    assert.deepEqual(possibleMoves(of(status), by), moves)
  })
}

test('the table of the manual names every status for every side', () => {
  assert.equal(POSSIBLE.length, STATUSES.length * 3)
})

test('only a mark of duplicate or spam can be taken back', () => {
  const codes: readonly (readonly [ClosingCode, boolean])[] = [
    ['duplicate', true],
    ['spam', true],
    ['solved', false],
    ['no_answer', false],
    ['withdrawn', false],
  ]
  for (const [code, can] of codes) {
    assert.equal(canMove(of('closed', code), 'restore', 'specialist'), can, code)
    assert.equal(canMove(of('cancelled', code), 'restore', 'customer'), false, code)
  }
})

test('every status is reached by a move, and an ended one is left only by taking a mark back', () => {
  const reached = new Set<Status>(MOVE_NAMES.map((move) => MOVES[move].to))
  assert.deepEqual(
    STATUSES.filter((status) => !reached.has(status)),
    ['registered'],
  )
  const leaving = MOVE_NAMES.filter((move) =>
    MOVES[move].from.some((status) => status === 'closed' || status === 'cancelled'),
  )
  assert.deepEqual(leaving, ['restore'])
})

test('the reaction clock runs only until somebody starts, the resolution clock until it is resolved', () => {
  const runs = (metric: 'reaction' | 'resolution') => STATUSES.filter((status) => CLOCKS[status][metric] === 'runs')
  assert.deepEqual(runs('reaction'), ['registered', 'resumed'])
  assert.deepEqual(runs('resolution'), ['registered', 'in_progress', 'waiting_external', 'resumed'])
  assert.deepEqual(
    STATUSES.filter((status) => CLOCKS[status].resolution === 'paused'),
    ['waiting_customer', 'deferred'],
  )
})
