import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Absence, absenceOn, absencesBetween, whyTakesNone, wrongOf } from './absence.ts'

function away(startsOn: string, endsOn: string): Absence {
  return { startsOn, endsOn, reason: 'vacation', substituteId: null }
}

const DECEMBER = away('2026-12-01', '2026-12-14')

test('an absence ends after it begins, is not over, and stands beside no other one', () => {
  const cases: readonly (readonly [next: Absence, wrong: string | null])[] = [
    [away('2026-12-15', '2026-12-15'), null],
    [away('2026-11-20', '2026-11-30'), null],
    [away('2026-12-14', '2026-12-20'), 'absence.overlaps'],
    [away('2026-11-01', '2027-01-01'), 'absence.overlaps'],
    [away('2027-01-02', '2027-01-01'), 'absence.ends-before'],
    [away('2026-11-01', '2026-11-22'), 'absence.over'],
    [away('2026-11-01', '2026-11-23'), null],
    [away('2027-01-01', '2028-01-01'), null],
    [away('2027-01-01', '2028-01-02'), 'absence.too-long'],
  ]
  for (const [next, wrong] of cases) assert.equal(wrongOf(next, [DECEMBER], '2026-11-23'), wrong, JSON.stringify(next))
})

test('both days belong to an absence', () => {
  const on = (day: string) => absenceOn([DECEMBER], day) !== null
  assert.deepEqual(['2026-11-30', '2026-12-01', '2026-12-14', '2026-12-15'].map(on), [false, true, true, false])
})

test('an absence is of every week that has a day of it', () => {
  const of = (monday: string, sunday: string) => absencesBetween([DECEMBER], monday, sunday).length
  const weeks: readonly (readonly [string, string])[] = [
    ['2026-11-23', '2026-11-29'],
    ['2026-11-30', '2026-12-06'],
    ['2026-12-07', '2026-12-13'],
    ['2026-12-14', '2026-12-20'],
    ['2026-12-15', '2026-12-21'],
  ]
  assert.deepEqual(
    weeks.map((week) => of(...week)),
    [0, 1, 1, 1, 0],
  )
})

test('who is away or has as many as he takes, takes none', () => {
  assert.equal(whyTakesNone({ isAway: true, open: 0, openLimit: null }), 'away')
  assert.equal(whyTakesNone({ isAway: false, open: 12, openLimit: 12 }), 'full')
  assert.equal(whyTakesNone({ isAway: false, open: 11, openLimit: 12 }), null)
  assert.equal(whyTakesNone({ isAway: false, open: 999, openLimit: null }), null)
})
