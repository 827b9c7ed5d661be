import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DayInterval, HoursVersion, ServiceHours } from './service-hours.ts'
import { endOfWorkingDay } from './working-day.ts'

const MOSCOW = 'Europe/Moscow'
const OFFICE: readonly DayInterval[] = [
  { opens: '09:00', closes: '13:00' },
  { opens: '14:00', closes: '18:00' },
]
const NIGHT: readonly DayInterval[] = [
  { opens: '00:00', closes: '08:00' },
  { opens: '20:00', closes: '24:00' },
]
const LATE: readonly DayInterval[] = [
  { opens: '09:00', closes: '13:00' },
  { opens: '18:00', closes: '24:00' },
]
const WHOLE: readonly DayInterval[] = [{ opens: '00:00', closes: '24:00' }]
const ON_WEEKDAYS = (day: readonly DayInterval[]) => [day, day, day, day, day, [], []]
const DAILY = (day: readonly DayInterval[]) => Array.from({ length: 7 }, () => day)

function hours(weekly: HoursVersion['weekly'], more: Partial<HoursVersion> & { zone?: string } = {}): ServiceHours {
  const { zone = MOSCOW, ...version } = more
  const usual = { effectiveFrom: '2020-01-01', roundTheClock: false, calendar: null, shortDayCutMinutes: 60 }
  return { id: 1, name: 'Будни', zone, versions: [{ ...usual, weekly, exceptions: [], ...version }] }
}

const DAYS = [
  ['a break is no end', hours(ON_WEEKDAYS(OFFICE)), '2026-11-23T12:00+03:00', '2026-11-23T18:00+03:00'],
  ['before it opens, the same day', hours(ON_WEEKDAYS(OFFICE)), '2026-11-23T07:00+03:00', '2026-11-23T18:00+03:00'],
  ['in the break, the same day', hours(ON_WEEKDAYS(OFFICE)), '2026-11-23T13:30+03:00', '2026-11-23T18:00+03:00'],
  ['when it is just over, the next', hours(ON_WEEKDAYS(OFFICE)), '2026-11-23T18:00+03:00', '2026-11-24T18:00+03:00'],
  ['over the weekend, on Monday', hours(ON_WEEKDAYS(OFFICE)), '2026-11-28T12:00+03:00', '2026-11-30T18:00+03:00'],
  [
    'on a short day before a holiday, an hour earlier',
    hours(ON_WEEKDAYS(OFFICE), { calendar: 'ru' }),
    '2026-11-03T12:00+03:00',
    '2026-11-03T17:00+03:00',
  ],
  [
    'over the holidays of the New Year, on the first working day',
    hours(ON_WEEKDAYS(OFFICE), { calendar: 'ru' }),
    '2026-12-31T12:00+03:00',
    '2027-01-11T18:00+03:00',
  ],
  [
    'an exception counts more than the week',
    hours(ON_WEEKDAYS(OFFICE), {
      exceptions: [{ date: '2026-11-23', intervals: [{ opens: '10:00', closes: '16:00' }] }],
    }),
    '2026-11-23T12:00+03:00',
    '2026-11-23T16:00+03:00',
  ],
  [
    'by the clock of the hours',
    hours(ON_WEEKDAYS(OFFICE), { zone: 'Asia/Vladivostok' }),
    '2026-11-23T06:00+03:00',
    '2026-11-23T18:00+10:00',
  ],
  ['a night goes over midnight', hours(DAILY(NIGHT)), '2026-11-23T21:00+03:00', '2026-11-24T08:00+03:00'],
  ['at midnight, when it closes then', hours(DAILY(LATE)), '2026-11-23T12:00+03:00', '2026-11-24T00:00+03:00'],
  ['round the clock no day ends', hours([], { roundTheClock: true }), '2026-11-23T21:00+03:00', null],
  ['what runs for days on end has none', hours(ON_WEEKDAYS(WHOLE)), '2026-11-23T21:00+03:00', null],
  ['nor has it on its last day', hours(ON_WEEKDAYS(WHOLE)), '2026-11-27T21:00+03:00', null],
  ['nothing opens within a month', hours([]), '2026-11-23T21:00+03:00', null],
] as const

for (const [name, kept, now, end] of DAYS) {
  test(`the end of a working day: ${name}`, () => {
    const found = endOfWorkingDay(kept, Date.parse(now))
    assert.equal(found && new Date(found).toISOString(), end && new Date(end).toISOString())
  })
}
