import assert from 'node:assert/strict'
import test from 'node:test'
import { daysLeft, standingOf, yearLater } from './contracts.ts'

for (const [from, to] of [
  ['2026-12-31', '2027-12-31'],
  ['2027-02-28', '2028-02-29'],
  ['2028-02-29', '2029-02-28'],
  ['2026-06-15', '2027-06-15'],
] as const) {
  test(`a year after ${from} is ${to}`, () => assert.equal(yearLater(from), to))
}

for (const [state, endsOn, standing] of [
  ['active', null, 'active'],
  ['active', '2026-11-23', 'ending'],
  ['active', '2027-01-22', 'ending'],
  ['active', '2027-01-23', 'active'],
  ['active', '2026-11-22', 'over'],
  ['suspended', '2026-12-01', 'suspended'],
  ['draft', null, 'draft'],
  ['expired', null, 'over'],
] as const) {
  test(`${state} until ${endsOn} stands as ${standing} on 23 November`, () =>
    assert.equal(standingOf({ state, endsOn }, '2026-11-23'), standing))
}

test('the days that are left are counted by the calendar', () => {
  assert.deepEqual([daysLeft('2026-12-31', '2026-11-23'), daysLeft(null, '2026-11-23')], [38, null])
})
