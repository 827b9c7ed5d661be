import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calendarYearsIn } from './calendar-file.ts'
import { dayNumber, localDate, weekdayOf } from './local-date.ts'
import { productionCalendarRu } from './production-calendar.ts'
import { hoursOfDay } from './service-hours-day.ts'

/** Whether a day is worked, off or short, as a table says it, from what the program knows of a year that was published. */
function signOf(date: string): '' | 'off' | 'moved' | 'short' {
  const special = productionCalendarRu(Number(date.slice(0, 4))).get(date)
  if (special?.short) return 'short'
  if (special?.kind === 'holiday') return 'off'
  if (special?.kind === 'day_off') return 'moved'
  if (special?.kind === 'working_day') return ''
  return weekdayOf(dayNumber(date)) >= 5 ? 'off' : ''
}

function datesOf(year: number): string[] {
  const first = dayNumber(`${year}-01-01`)
  return Array.from({ length: dayNumber(`${year + 1}-01-01`) - first }, (_, place) => localDate(first + place))
}

function months(year: number): string[] {
  return Array.from({ length: 12 }, (_, month) =>
    datesOf(year)
      .filter((date) => Number(date.slice(5, 7)) === month + 1 && signOf(date) !== '')
      .map((date) => `${Number(date.slice(8))}${{ short: '*', moved: '+', off: '', '': '' }[signOf(date)]}`)
      .join(','),
  )
}

const YEARS = [2025, 2026, 2027]
const HEAD = `"Год/Месяц",${months(2026)
  .map((_, month) => `"${month + 1}"`)
  .join(',')},"Всего рабочих дней"`
const TABLE = [
  HEAD,
  ...YEARS.map(
    (year) =>
      `"${year}",${months(year)
        .map((days) => `"${days}"`)
        .join(',')},"247"`,
  ),
].join('\r\n')
const SEMICOLONS = YEARS.map((year) => `${year};${months(year).join(';')};247`).join('\n')
const json = (year: number, transitions: object[] = []) =>
  JSON.stringify({ year, months: months(year).map((days, month) => ({ month: month + 1, days })), transitions })
const xml = (year: number) => {
  const told = datesOf(year).flatMap((date) => {
    const isWeekend = weekdayOf(dayNumber(date)) >= 5
    const sign = signOf(date)
    const kind = sign === 'short' ? 2 : sign === '' ? (isWeekend ? 3 : 0) : isWeekend && sign === 'off' ? 0 : 1
    return kind === 0 ? [] : [`<day d="${date.slice(5).replace('-', '.')}" t="${kind}" />`]
  })
  return `<?xml version="1.0"?><calendar year="${year}" lang="ru"><days>${told.join('')}</days></calendar>`
}

/** What matters of a year: which days are worked, which are short. */
const told = (calendar: ReturnType<typeof productionCalendarRu>, year: number) =>
  datesOf(year).map((date) => {
    const special = calendar.get(date)
    const isOff = special?.kind === 'holiday' || special?.kind === 'day_off'
    const isWorked = special?.kind === 'working_day' || (weekdayOf(dayNumber(date)) < 5 && !isOff)
    // A short day that would have been free is worked.
    return `${date} ${isWorked || (special?.short ?? false) ? 'works' : 'rests'} ${special?.short ?? false}`
  })

for (const [what, text] of [
  ['the table of the state', TABLE],
  ['a table with semicolons', `\uFEFF${SEMICOLONS}`],
] as const) {
  test(`${what} gives every year as it was published`, () => {
    const years = calendarYearsIn(text, 'файл')
    assert.ok(Array.isArray(years), String(years))
    assert.deepEqual(
      years.map(({ year }) => year),
      YEARS,
    )
    for (const year of YEARS)
      assert.deepEqual(told(productionCalendarRu(year, years), year), told(productionCalendarRu(year), year))
  })
}

for (const year of YEARS) {
  test(`JSON and XML give ${year} as it was published`, () => {
    for (const text of [json(year), xml(year)]) {
      const years = calendarYearsIn(text, 'файл')
      assert.ok(Array.isArray(years), String(years))
      assert.deepEqual(
        told(productionCalendarRu(year, years), year),
        told(productionCalendarRu(year), year),
        text.slice(0, 30),
      )
    }
  })
}

test('a day off that the file says whence it came has the hours of the day it stands in for', () => {
  const years = calendarYearsIn(json(2025, [{ from: '01.04', to: '05.02' }]), 'файл')
  assert.ok(Array.isArray(years))
  assert.deepEqual(productionCalendarRu(2025, years).get('2025-05-02'), {
    kind: 'day_off',
    standsInFor: '2025-01-04',
    short: false,
  })
})

for (const text of [
  '',
  'нет',
  '{"year": 2028}',
  '<html></html>',
  '{"year":2028,"months":[{"month":13,"days":"1"}]}',
  '2028;1,2;а',
]) {
  test(`no calendar: ${text.slice(0, 30)}`, () => assert.equal(calendarYearsIn(text, 'файл'), 'not-a-calendar'))
}

test('a part of a year is no year', () => {
  const part = JSON.stringify({ year: 2028, months: [{ month: 1, days: '1,2,3' }] })
  assert.equal(calendarYearsIn(part, 'файл'), 'too-few-days')
})

test('a day off of nobody knows which weekend is closed like a Sunday, a weekend that is worked like a Monday', () => {
  const text = json(2025).replace('"days":"1,2,3,', '"days":"1,2,3,13+,').replace(',18,', ',')
  const years = calendarYearsIn(text, 'файл')
  assert.ok(Array.isArray(years))
  const office = [{ opens: '10:00', closes: '18:00' }]
  const hours = {
    id: 1,
    name: '',
    zone: 'Europe/Moscow',
    versions: [
      {
        effectiveFrom: '2020-01-01',
        roundTheClock: false,
        weekly: [office, office, office, office, office, [], []],
        calendar: 'ru' as const,
        years,
        shortDayCutMinutes: 60,
        exceptions: [],
      },
    ],
  }
  const isOpen = (date: string) => hoursOfDay(hours, dayNumber(date)).spans.length > 0
  assert.deepEqual(
    { monday: isOpen('2025-01-13'), saturday: isOpen('2025-01-18'), tuesday: isOpen('2025-01-14') },
    { monday: false, saturday: true, tuesday: true },
  )
})
