import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { HOUR, MINUTE } from '../ground/instant.ts'
import { consumed, dueAt } from '../sla/sla-clock.ts'
import { onTerms, withOtherTerms } from './on-terms.ts'

const SERVICE = { serviceId: 1, serviceVersionId: 1, type: 'incident' } as const
const QUICK = { ...TERMS, contractId: 2, rules: TERMS.rules.map((rule) => ({ ...rule, reactionMinutes: 120 })) }

test('another contract moves both deadlines, keeps what was consumed, and says that a specialist chose it', () => {
  const at = NOON + HOUR
  const { request, events } = withOtherTerms(fresh(), SERVICE, { terms: QUICK, at })
  assert.equal(dueAt(request.ledger.reaction, TERMS.hoursById), NOON + 2 * HOUR)
  assert.equal(consumed(request.ledger.reaction, TERMS.hoursById, at), HOUR)
  assert.deepEqual(request.coverage, { because: 'chosen_by_specialist', passedOver: [] })
  assert.deepEqual(
    events.map(({ type }) => type),
    ['request.terms-changed'],
  )
})

test('another service under the same contract keeps the reason why this contract rules', () => {
  const { request } = withOtherTerms(
    fresh(),
    { serviceId: 9, serviceVersionId: 12, type: 'consultation' },
    { terms: TERMS, at: NOON },
  )
  assert.deepEqual([request.serviceId, request.serviceVersionId, request.type], [9, 12, 'consultation'])
  assert.equal(request.coverage.because, 'default_agreement')
})

test('where no rule fits nothing is promised, and no deadline stands', () => {
  const request = onTerms(fresh(), { terms: { ...TERMS, rules: [] }, at: NOON + 30 * MINUTE })
  assert.equal(request.slaRuleId, null)
  assert.equal(dueAt(request.ledger.reaction, TERMS.hoursById), null)
})
