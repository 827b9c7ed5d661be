import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, TERMS } from '../../../test/sample-request.ts'
import { dueAt } from '../sla/sla-clock.ts'

test('a request of medium urgency starts with medium criticality and priority 3', () => {
  const request = fresh()
  assert.equal(request.priority, 3)
  assert.equal(dueAt(request.ledger.reaction, TERMS.hoursById), Date.UTC(2026, 10, 24, 9), '8 hours: Tuesday noon')
})
