import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayNumber, localDate, weekdayOf } from './local-date.ts'
import { productionCalendarRu, yearByLaw } from './production-calendar.ts'
import { PRODUCTION_YEARS_RU } from './production-calendar-ru.ts'

/** Working days and working hours at 40 a week, as the published calendars print them. */
const PUBLISHED = [
  { year: 2025, workingDays: 247, hours: 1_972 },
  { year: 2026, workingDays: 247, hours: 1_972 },
  { year: 2027, workingDays: 247, hours: 1_972 },
]

for (const { year, workingDays, hours } of PUBLISHED) {
  test(`${year} has ${workingDays} working days and ${hours} hours of a forty-hour week`, () => {
    const days = datesOf(year).filter((date) => isWorking(date))
    const short = days.filter((date) => productionCalendarRu(year).get(date)?.short)
    assert.equal(days.length, workingDays)
    assert.equal(days.length * 8 - short.length, hours)
  })
}

test('a moved day off stands in for the weekend it came from, and back', () => {
  assert.deepEqual(productionCalendarRu(2026).get('2026-01-09'), {
    kind: 'day_off',
    standsInFor: '2026-01-03',
    short: false,
  })
  assert.deepEqual(productionCalendarRu(2027).get('2027-02-20'), {
    kind: 'working_day',
    standsInFor: '2027-02-22',
    short: true,
  })
})

test('a holiday stays a holiday even if its day off was moved elsewhere', () => {
  assert.equal(productionCalendarRu(2026).get('2026-01-04')?.kind, 'holiday')
})

test('moved days go from a weekend to a weekday of the same year, and short days are working days', () => {
  for (const { year, moves, shortDays } of PRODUCTION_YEARS_RU) {
    for (const { from, to } of moves) {
      assert.ok(from !== null && weekdayOf(dayNumber(from)) >= 5, String(from))
      assert.ok(to !== null && weekdayOf(dayNumber(to)) < 5, String(to))
    }
    for (const date of shortDays) assert.ok(date.startsWith(String(year)) && isWorking(date), date)
  }
})

test('a year without a decree follows the Labour Code: 2028 moves nothing but its weekend holidays', () => {
  assert.deepEqual(yearByLaw(2028).moves, [{ from: '2028-11-04', to: '2028-11-06' }])
  assert.deepEqual(yearByLaw(2028).shortDays, ['2028-02-22', '2028-03-07', '2028-05-08', '2028-11-03'])
})

function datesOf(year: number): readonly string[] {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, index) => localDate(first + index))
}

function isWorking(date: string): boolean {
  const kind = productionCalendarRu(Number(date.slice(0, 4))).get(date)?.kind ?? 'ordinary'
  return kind === 'working_day' || (kind === 'ordinary' && weekdayOf(dayNumber(date)) < 5)
}
