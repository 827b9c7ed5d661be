import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DAY, HOUR } from '../ground/instant.ts'
import { endOfShift } from './handover.ts'

const NOW = Date.parse('2026-11-23T17:00:00Z')

function shift(from: number, hours = 12) {
  return { teamId: 1, personId: 1, kind: 'duty', startsAt: NOW + from, endsAt: NOW + from + hours * HOUR } as const
}

test('the end of a shift by the plan: which it is, and when its owner is back; without a plan, as it usually is', () => {
  const [own, next] = [shift(-11 * HOUR), shift(10 * DAY)]
  const away = { personId: 1, substituteId: null, startsAt: NOW + DAY, endsAt: NOW + 8 * DAY }
  const cases = [
    { of: [own, next], absent: [], shift: own, since: own.startsAt, until: next.startsAt },
    { of: [own, shift(2 * DAY), next], absent: [away], shift: own, since: own.startsAt, until: next.startsAt },
    { of: [own], absent: [], shift: own, since: own.startsAt, until: NOW + 14 * HOUR },
    { of: [], absent: [], shift: null, since: NOW - 12 * HOUR, until: NOW + 14 * HOUR },
  ]
  for (const { of, absent, ...expected } of cases) assert.deepEqual(endOfShift(of, absent, NOW), expected)
})
