import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { HOUR, MINUTE } from '../ground/instant.ts'
import { withPublicMessage } from './conversation.ts'
import type { PastEvent, RequestEvent } from './events.ts'
import { moved } from './moved.ts'
import { MOVE_NAMES } from './request-lifecycle.ts'
import { HELD_BACK, heldBack, idsOfUndone, undoingOf, undone } from './undo.ts'

const NEW = fresh()
const said = withPublicMessage(NEW, { messageId: 5, by: 1, from: 'support', text: 'Готово', at: NOON + HOUR }, TERMS)
const solved = moved(said.request, 'resolve', TERMS, { at: NOON + HOUR, by: 1, solution: 'Готово', code: 'solved' })
const STORY: readonly PastEvent[] = [...said.events, ...solved.events].map((event) => ({ ...event, change: 7 }))

test('solutions and cancellations are told ten seconds later, everything else at once', () => {
  const held = MOVE_NAMES.filter((move) => heldBack(NEW, move, { at: NOON, by: 1 }) !== null)
  assert.deepEqual(held, ['resolve', 'cancel'])
  assert.equal(HELD_BACK, 10_000)
  assert.equal(heldBack(NEW, 'resolve', { at: NOON, by: 1 })?.until, NOON + HELD_BACK)
})

test('what was taken back leaves no trace in the request: its clocks have run on', () => {
  const held = heldBack(NEW, 'resolve', { at: NOON + HOUR, by: 1 })
  assert.ok(held)
  assert.deepEqual(undoingOf(STORY, 7), { move: 'resolve', messageId: 5 })
  const back = undone(solved.request, held.stood, { move: 'resolve', change: 7 })
  assert.deepEqual(back.request, NEW)
  assert.deepEqual(back.events, [
    { type: 'request.move-undone', data: { move: 'resolve', change: 7, from: 'resolved', to: 'registered' } },
  ])
})

const SINCE: readonly (readonly [RequestEvent, boolean])[] = [
  [{ type: 'message.noted', data: { messageId: 6 } }, true],
  [{ type: 'request.watcher-added', data: { personId: 3 } }, true],
  [{ type: 'message.published', data: { messageId: 6, from: 'customer' } }, false],
  [{ type: 'request.rated', data: { score: 5 } }, false],
  [{ type: 'request.criticality-changed', data: { from: 'medium', to: 'high' } }, false],
]
for (const [event, canBe] of SINCE) {
  test(`after ${event.type} it can ${canBe ? 'still' : 'no longer'} be taken back`, () => {
    assert.equal(undoingOf([...STORY, { ...event, change: 8 }], 7) !== null, canBe)
  })
}

test('a history is told without what was taken back and what came with it', () => {
  const at = (minutes: number) => new Date(NOON + minutes * MINUTE).toISOString()
  const events = [
    { id: 1, at: at(0), type: 'request.moved', data: { move: 'start' } },
    { id: 2, at: at(1), type: 'request.assigned', data: {} },
    { id: 3, at: at(1), type: 'clock.reacted', data: {} },
    { id: 4, at: at(1), type: 'request.moved', data: { move: 'resolve' } },
    { id: 5, at: at(2), type: 'request.move-undone', data: { move: 'resolve' } },
    { id: 6, at: at(2), type: 'request.assigned', data: {} },
    { id: 7, at: at(3), type: 'request.moved', data: { move: 'resolve' } },
  ]
  assert.deepEqual([...idsOfUndone(events)].sort(), [2, 3, 4, 6])
})
