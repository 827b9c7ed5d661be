import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SlaRule, slaRuleFor } from './sla-rules.ts'

const ANY: SlaRule = {
  id: 1,
  serviceId: null,
  requestType: null,
  priority: null,
  reactionMinutes: 60,
  resolutionMinutes: 960,
  effectiveFrom: 0,
  effectiveUntil: null,
}
const FACTS = { serviceId: 7, requestType: 'incident', priority: 1 } as const

const BY_PRIORITY: SlaRule = { ...ANY, id: 2, priority: 1 }
const BY_TYPE: SlaRule = { ...ANY, id: 3, requestType: 'incident' }
const BY_SERVICE: SlaRule = { ...ANY, id: 4, serviceId: 7 }

const CHOICES = [
  {
    name: 'the general rule holds where nothing else fits',
    rules: [ANY, { ...BY_PRIORITY, priority: 2 } as const],
    id: 1,
  },
  { name: 'a rule for the priority beats the general one', rules: [BY_PRIORITY, ANY], id: 2 },
  { name: 'a rule for the type beats one for the priority', rules: [BY_PRIORITY, BY_TYPE, ANY], id: 3 },
  {
    name: 'a rule for the service beats type and priority together',
    rules: [{ ...BY_TYPE, priority: 1 } as const, BY_SERVICE],
    id: 4,
  },
  {
    name: 'of equal rules the one that took effect last holds',
    rules: [{ ...ANY, id: 9, effectiveFrom: 50 }, ANY],
    id: 9,
  },
  { name: 'a rule of tomorrow does not hold today', rules: [ANY, { ...ANY, id: 9, effectiveFrom: 101 }], id: 1 },
  { name: 'a rule holds from its very instant', rules: [ANY, { ...ANY, id: 9, effectiveFrom: 100 }], id: 9 },
  { name: 'a rule that was taken back holds no more', rules: [ANY, { ...BY_SERVICE, effectiveUntil: 100 }], id: 1 },
  { name: 'a rule holds until that very instant', rules: [ANY, { ...BY_SERVICE, effectiveUntil: 101 }], id: 4 },
]

for (const { name, rules, id } of CHOICES) {
  test(name, () => {
    assert.equal(slaRuleFor(rules, FACTS, 100)?.id, id)
    assert.equal(slaRuleFor(rules.toReversed(), FACTS, 100)?.id, id)
  })
}

test('without a rule that fits there is none, and none is guessed', () => {
  assert.equal(slaRuleFor([{ ...ANY, serviceId: 8 }], FACTS, 100), null)
  assert.equal(slaRuleFor([], FACTS, 100), null)
})
