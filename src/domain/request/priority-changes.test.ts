import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, MINUTE } from '../ground/instant.ts'
import { consumed, dueAt } from '../sla/sla-clock.ts'
import { withCriticality, withOverride, withUrgency } from './priority-changes.ts'
import { timeEffects } from './wake.ts'

const RULING = { terms: TERMS, at: NOON }
const types = (change: { events: readonly { type: string }[] }) => change.events.map(({ type }) => type)

test('criticality moves the priority and both deadlines, and keeps what was consumed', () => {
  const change = withCriticality(fresh(), 'critical', { terms: TERMS, at: NOON + 30 * MINUTE })
  assert.deepEqual(types(change), ['request.criticality-changed', 'request.priority-changed'])
  assert.equal(change.request.priority, 1)
  assert.equal(consumed(change.request.ledger.reaction, TERMS.hoursById, NOON + 30 * MINUTE), 30 * MINUTE)
  assert.equal(dueAt(change.request.ledger.reaction, TERMS.hoursById), NOON + HOUR)
})

test('a criticality that leaves the priority alone leaves the deadlines alone', () => {
  assert.deepEqual(types(withUrgency(fresh(), { urgency: 'low', reason: 'подождёт', stopOfTrade: false }, RULING)), [
    'request.urgency-changed',
  ])
})

test('a stop of trade that is told later is as critical as one that was filed so, unless a specialist has judged', () => {
  const stop = { urgency: 'medium', reason: 'Встали', stopOfTrade: true } as const
  const change = withUrgency(fresh(), stop, RULING)
  assert.deepEqual(types(change), [
    'request.urgency-changed',
    'request.criticality-changed',
    'request.priority-changed',
  ])
  const { stopOfTrade, urgency, criticality, criticalityIsSet } = change.request
  assert.deepEqual([stopOfTrade, urgency, criticality, criticalityIsSet], [true, 'high', 'critical', false])
  const judged = withCriticality(fresh(), 'low', RULING).request
  assert.equal(withUrgency(judged, stop, RULING).request.criticality, 'low')
})

test('a team lead’s word holds until its end and then gives way to the matrix', () => {
  const until = NOON + DAY
  const over = withOverride(fresh(), { priority: 1, reason: 'проверка', until, by: 3 }, RULING).request
  assert.equal(over.priority, 1)
  assert.ok(timeEffects(over, TERMS).some(({ kind, at }) => kind === 'override_ends' && at === until))
  assert.equal(withOverride(over, null, { terms: TERMS, at: until }).request.priority, 3)
})
