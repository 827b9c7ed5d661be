import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceFrom, someHours } from '../../../test/sla-cases.ts'
import { HOUR, MINUTE } from '../ground/instant.ts'
import {
  addOpenTime,
  closedBecause,
  type DayInterval,
  type HoursVersion,
  openIntervals,
  openTimeBetween,
  type ServiceHours,
} from './service-hours.ts'

const OFFICE: readonly DayInterval[] = [{ opens: '10:00', closes: '18:00' }]
const WITH_BREAK: readonly DayInterval[] = [
  { opens: '09:00', closes: '13:00' },
  { opens: '14:00', closes: '18:00' },
]

const VERSION: HoursVersion = {
  effectiveFrom: '2020-01-01',
  roundTheClock: false,
  weekly: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  calendar: 'ru',
  shortDayCutMinutes: 60,
  exceptions: [],
}

const OFFICE_HOURS = hoursWith({})
const NEVER = hoursWith({ weekly: [] })

test('sixteen hours from Friday afternoon end on Tuesday: the weekend does not count', () => {
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-13T15:00'), 16 * HOUR), moscow('2026-03-17T15:00'))
})

test('time that ends with the working day is due at its closing, not at the next opening', () => {
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-12T10:00'), 8 * HOUR), moscow('2026-03-12T18:00'))
})

test('with nothing to add, closed time leads to the next opening and the instant of closing stays', () => {
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-14T12:00'), 0), moscow('2026-03-16T10:00'))
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-12T18:00'), 0), moscow('2026-03-12T18:00'))
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-12T11:07'), 0), moscow('2026-03-12T11:07'))
})

test('holidays are closed, from 31 December to 11 January', () => {
  assert.equal(openTimeBetween(OFFICE_HOURS, moscow('2025-12-31T00:00'), moscow('2026-01-12T00:00')), 0)
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2025-12-30T17:00'), 2 * HOUR), moscow('2026-01-12T11:00'))
})

test('a short day ends an hour earlier, and so does the moved working Saturday before the holidays', () => {
  assert.equal(openTimeBetween(OFFICE_HOURS, moscow('2026-04-30T00:00'), moscow('2026-05-01T00:00')), 7 * HOUR)
  assert.equal(openTimeBetween(OFFICE_HOURS, moscow('2025-11-01T00:00'), moscow('2025-11-02T00:00')), 7 * HOUR)
})

test('a cut that swallows the last interval leaves the earlier ones as they are', () => {
  const hours = hoursWith({ weekly: Array(5).fill(WITH_BREAK), shortDayCutMinutes: 5 * 60 })
  assert.deepEqual(openIntervals(hours, moscow('2026-04-30T00:00'), moscow('2026-05-01T00:00')), [
    { from: moscow('2026-04-30T09:00'), to: moscow('2026-04-30T13:00') },
  ])
})

test('an exception beats the week and the calendar', () => {
  const exceptions = [
    { date: '2026-01-07', intervals: [{ opens: '12:00', closes: '16:00' }] },
    { date: '2026-03-12', intervals: [] },
  ]
  const hours = hoursWith({ exceptions })
  assert.equal(openTimeBetween(hours, moscow('2026-01-07T00:00'), moscow('2026-01-08T00:00')), 4 * HOUR)
  assert.equal(closedBecause(hours, moscow('2026-03-12T12:00')), 'holiday')
})

test('round the clock knows no nights, holidays or exceptions', () => {
  const hours = hoursWith({ roundTheClock: true, exceptions: [{ date: '2026-01-01', intervals: [] }] })
  assert.equal(addOpenTime(hours, moscow('2025-12-31T23:59'), 48 * HOUR), moscow('2026-01-02T23:59'))
  assert.equal(openIntervals(hours, moscow('2024-06-01T00:00'), moscow('2026-06-01T00:00')).length, 1)
})

test('new hours hold from their local date on; before the first version the first holds', () => {
  const versions = [VERSION, { ...VERSION, effectiveFrom: '2026-03-12', weekly: Array(7).fill(WITH_BREAK) }]
  const hours = { ...OFFICE_HOURS, versions }
  assert.equal(openTimeBetween(hours, moscow('2026-03-11T00:00'), moscow('2026-03-13T00:00')), 16 * HOUR)
  assert.equal(openTimeBetween(hours, moscow('2026-03-14T00:00'), moscow('2026-03-15T00:00')), 8 * HOUR)
  assert.equal(openTimeBetween(hours, moscow('2019-03-13T00:00'), moscow('2019-03-14T00:00')), 8 * HOUR)
})

const CLOCK_CHANGES = [
  { name: 'Berlin skips an hour', zone: 'Europe/Berlin', from: '2026-03-28T23:00Z', to: '2026-03-29T22:00Z', open: 5 },
  {
    name: 'Berlin repeats an hour',
    zone: 'Europe/Berlin',
    from: '2026-10-24T22:00Z',
    to: '2026-10-25T23:00Z',
    open: 7,
  },
  {
    name: 'New York skips an hour',
    zone: 'America/New_York',
    from: '2026-03-08T05:00Z',
    to: '2026-03-09T04:00Z',
    open: 5,
  },
  {
    name: 'New York repeats an hour',
    zone: 'America/New_York',
    from: '2026-11-01T04:00Z',
    to: '2026-11-02T05:00Z',
    open: 7,
  },
  {
    name: 'Lord Howe skips half',
    zone: 'Australia/Lord_Howe',
    from: '2026-10-03T13:30Z',
    to: '2026-10-04T13:00Z',
    open: 5.5,
  },
  {
    name: 'Lord Howe repeats half',
    zone: 'Australia/Lord_Howe',
    from: '2026-04-04T13:00Z',
    to: '2026-04-05T13:30Z',
    open: 6.5,
  },
]

for (const { name, zone, from, to, open } of CLOCK_CHANGES) {
  test(`when ${name}, a shift from midnight to six has ${open} hours`, () => {
    const weekly = Array(7).fill([{ opens: '00:00', closes: '06:00' }])
    const hours = { ...hoursWith({ weekly, calendar: null }), zone }
    assert.equal(openTimeBetween(hours, Date.parse(from), Date.parse(to)), open * HOUR)
  })
}

test('an interval that ends inside a repeated hour opens twice', () => {
  const weekly = Array(7).fill([{ opens: '01:00', closes: '02:30' }])
  const hours = { ...hoursWith({ weekly, calendar: null }), zone: 'Europe/Berlin' }
  assert.deepEqual(openIntervals(hours, Date.parse('2026-10-24T22:00Z'), Date.parse('2026-10-25T22:00Z')), [
    { from: Date.parse('2026-10-24T23:00Z'), to: Date.parse('2026-10-25T00:30Z') },
    { from: Date.parse('2026-10-25T01:00Z'), to: Date.parse('2026-10-25T01:30Z') },
  ])
})

test('hours that never open answer null instead of searching for ever', () => {
  assert.equal(addOpenTime(NEVER, moscow('2026-03-12T12:00'), MINUTE), null)
  assert.equal(addOpenTime(NEVER, moscow('2026-03-12T12:00'), 0), null)
  assert.equal(addOpenTime(OFFICE_HOURS, moscow('2026-03-12T12:00'), 100_000 * HOUR), null)
})

test('time to add below zero is a defect of the caller', () => {
  assert.throws(() => addOpenTime(OFFICE_HOURS, moscow('2026-03-12T12:00'), -1), RangeError)
})

const REASONS = [
  { at: '2026-03-12T09:59', why: 'night' },
  { at: '2026-03-12T12:00', why: null },
  { at: '2026-03-12T13:30', why: 'break' },
  { at: '2026-03-12T18:00', why: 'night' },
  { at: '2026-03-14T12:00', why: 'day_off' },
  { at: '2026-03-09T12:00', why: 'holiday' },
  { at: '2026-01-07T12:00', why: 'holiday' },
]

for (const { at, why } of REASONS) {
  test(`at ${at} the desk is closed because of: ${why}`, () => {
    const working = [
      { opens: '10:00', closes: '13:00' },
      { opens: '14:00', closes: '18:00' },
    ]
    assert.equal(closedBecause(hoursWith({ weekly: [...Array(5).fill(working), [], []] }), moscow(at)), why)
  })
}

test('intervals that overlap or stand upside down count a minute once, or not at all', () => {
  const untidy = [
    { opens: '14:00', closes: '18:00' },
    { opens: '10:00', closes: '15:00' },
    { opens: '20:00', closes: '19:00' },
  ]
  const hours = hoursWith({ weekly: Array(7).fill(untidy), calendar: null })
  assert.equal(openTimeBetween(hours, moscow('2026-03-12T00:00'), moscow('2026-03-13T00:00')), 8 * HOUR)
})

const someSchedule = fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((seed) => someHours(chanceFrom(seed), 1))
const someInstant = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 0, 1) })
const someTime = fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 100 * HOUR }))
const RUNS = { numRuns: 500 }

test('open time added and then measured is the same time', () => {
  const law = fc.property(someSchedule, someInstant, someTime, (hours, from, ms) => {
    const due = addOpenTime(hours, from, ms)
    if (due !== null) assert.equal(openTimeBetween(hours, from, due), ms)
  })
  fc.assert(law, RUNS)
})

test('later starts and longer times are never due earlier', () => {
  const law = fc.property(someSchedule, someInstant, someTime, someTime, (hours, from, ms, more) => {
    const due = addOpenTime(hours, from, ms) ?? Number.POSITIVE_INFINITY
    assert.ok((addOpenTime(hours, from + more, ms) ?? Number.POSITIVE_INFINITY) >= due)
    assert.ok((addOpenTime(hours, from, ms + more) ?? Number.POSITIVE_INFINITY) >= due)
  })
  fc.assert(law, RUNS)
})

test('time added in two parts is due when the whole is', () => {
  const law = fc.property(someSchedule, someInstant, someTime, someTime, (hours, from, one, other) => {
    const between = addOpenTime(hours, from, one)
    if (between !== null) assert.equal(addOpenTime(hours, between, other), addOpenTime(hours, from, one + other))
  })
  fc.assert(law, RUNS)
})

test('time measured in two parts is the time of the whole, and what the open intervals add up to', () => {
  const law = fc.property(someSchedule, someInstant, someTime, someTime, (hours, from, one, other) => {
    const to = from + one + other
    const whole = openTimeBetween(hours, from, to)
    assert.equal(openTimeBetween(hours, from, from + one) + openTimeBetween(hours, from + one, to), whole)
    assert.equal(
      openIntervals(hours, from, to).reduce((sum, open) => sum + open.to - open.from, 0),
      whole,
    )
  })
  fc.assert(law, RUNS)
})

test('nothing is ever due in closed time', () => {
  const law = fc.property(someSchedule, someInstant, someTime, (hours, from, ms) => {
    const due = addOpenTime(hours, from, ms)
    if (due === null) return
    assert.ok(closedBecause(hours, due) === null || closedBecause(hours, due - 1) === null)
  })
  fc.assert(law, RUNS)
})

test('the reason for being closed is null exactly in open time', () => {
  const law = fc.property(someSchedule, someInstant, (hours, at) => {
    assert.equal(closedBecause(hours, at) === null, openTimeBetween(hours, at, at + 1) === 1)
  })
  fc.assert(law, RUNS)
})

function hoursWith(part: Partial<HoursVersion>): ServiceHours {
  return { id: 1, name: 'Базовое 8×5', zone: 'Europe/Moscow', versions: [{ ...VERSION, ...part }] }
}

function moscow(local: string): number {
  return Date.parse(`${local}:00+03:00`)
}
