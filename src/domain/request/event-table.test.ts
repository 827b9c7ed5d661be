import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CUSTOMER_EVENTS, EVENTS, tellsOf } from './event-table.ts'

test('customers are shown what concerns them, and nothing of the inner life of the desk', () => {
  assert.deepEqual([...CUSTOMER_EVENTS].sort(), [
    'request.assigned',
    'request.moved',
    'request.rated',
    'request.registered',
    'request.urgency-changed',
    'request.watcher-added',
  ])
})

test('what customers are not shown they are not told of either, but for what was said to them and their reminder', () => {
  const told = Object.entries(EVENTS).filter(([, rule]) => rule.tells && !rule.isShownToCustomer)
  assert.deepEqual(told.map(([type]) => type).sort(), ['message.published', 'request.reminded'])
})

test('an answer of the support is told, a note and an answer of the customer are not', () => {
  assert.equal(tellsOf({ type: 'message.published', data: { messageId: 1, from: 'support' } }), 'reply')
  assert.equal(tellsOf({ type: 'message.published', data: { messageId: 1, from: 'customer' } }), undefined)
  assert.equal(tellsOf({ type: 'message.noted', data: { messageId: 1 } }), undefined)
})
