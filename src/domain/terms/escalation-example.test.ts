import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE } from '../ground/instant.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import type { SlaRule } from '../sla/sla-rules.ts'
import { exampleOf } from './escalation-example.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const hours: ServiceHours = {
  id: 1,
  name: 'Сутки',
  zone: 'Europe/Moscow',
  versions: [
    {
      effectiveFrom: '2020-01-01',
      roundTheClock: true,
      weekly: [],
      calendar: null,
      shortDayCutMinutes: 0,
      exceptions: [],
    },
  ],
}

function rule(id: number, of: Partial<SlaRule>): SlaRule {
  const any = { serviceId: null, requestType: null, priority: null, reactionMinutes: 60, resolutionMinutes: 600 }
  return { id, ...any, effectiveFrom: 0, effectiveUntil: null, ...of }
}

test('the example goes by the rule that would hold: of its priority before one for all, and none that begins later', () => {
  const rules = [
    rule(1, {}),
    rule(2, { priority: 2, reactionMinutes: 30 }),
    rule(3, { priority: 2, reactionMinutes: 5, effectiveFrom: NOW + 99 * HOUR * 24 }),
    rule(4, { priority: 2, serviceId: 7, reactionMinutes: 1 }),
  ]
  const asked = (priority: 2 | 3) => exampleOf({ rules, hours }, { priority, percents: [50, 100] }, NOW)
  const second = asked(2)
  assert.equal(second?.reaction?.minutes, 30)
  assert.deepEqual(
    second?.reaction?.moments.map(({ percent, at }) => [percent, at - (second?.filedAt ?? 0)]),
    [
      [50, 15 * MINUTE],
      [100, 30 * MINUTE],
    ],
  )
  assert.equal(asked(3)?.reaction?.minutes, 60, 'a rule for any priority')
  assert.equal(exampleOf({ rules: [], hours }, { priority: 2, percents: [50] }, NOW)?.reaction, null)
})
