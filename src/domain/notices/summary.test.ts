import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../ground/instant.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import type { SummaryChoice } from './rhythm.ts'
import { dayOver, inOrder, nextSummary, shiftOver } from './summary.ts'

const at = (text: string) => Date.parse(text)
const MOSCOW = 'Europe/Moscow'
const HOURLY: SummaryChoice = { every: 'hour', at: null }
const DAILY: SummaryChoice = { every: 'day', at: '09:00' }
const BY_SHIFT: SummaryChoice = { every: 'shift', at: null }
const NIGHT = { from: '22:00', to: '08:00', zone: MOSCOW }

const NEXT = [
  {
    name: 'every hour: the next full one',
    choice: HOURLY,
    now: '2026-11-23T12:20+03:00',
    next: '2026-11-23T13:00+03:00',
  },
  {
    name: 'on the full hour: the one after it',
    choice: HOURLY,
    now: '2026-11-23T13:00+03:00',
    next: '2026-11-23T14:00+03:00',
  },
  {
    name: 'the hour is that of his own clock',
    choice: HOURLY,
    zone: 'Asia/Kolkata',
    now: '2026-11-23T12:20+05:30',
    next: '2026-11-23T13:00+05:30',
  },
  { name: 'every day: still today', choice: DAILY, now: '2026-11-23T08:59+03:00', next: '2026-11-23T09:00+03:00' },
  { name: 'every day: tomorrow', choice: DAILY, now: '2026-11-23T09:00+03:00', next: '2026-11-24T09:00+03:00' },
  {
    name: 'over the night in which clocks go forward it stays at nine',
    choice: DAILY,
    zone: 'Europe/Berlin',
    now: '2027-03-27T12:00+01:00',
    next: '2027-03-28T09:00+02:00',
  },
  {
    name: 'at a time that this day does not have, it comes an hour later',
    choice: { every: 'day', at: '02:30' },
    zone: 'Europe/Berlin',
    now: '2027-03-27T12:00+01:00',
    next: '2027-03-28T03:30+02:00',
  },
  {
    name: 'at the end of a shift',
    choice: BY_SHIFT,
    shiftEndsAt: at('2026-11-23T21:00+03:00'),
    now: '2026-11-23T12:00+03:00',
    next: '2026-11-23T21:00+03:00',
  },
  {
    name: 'without a shift, when the day of the team is over',
    choice: BY_SHIFT,
    dayEndsAt: at('2026-11-23T17:00+03:00'),
    now: '2026-11-23T12:00+03:00',
    next: '2026-11-23T17:00+03:00',
  },
  {
    name: 'a shift counts more than the day of the team',
    choice: BY_SHIFT,
    shiftEndsAt: at('2026-11-23T21:00+03:00'),
    dayEndsAt: at('2026-11-23T17:00+03:00'),
    now: '2026-11-23T12:00+03:00',
    next: '2026-11-23T21:00+03:00',
  },
  {
    name: 'whoever named a time is written to at that time, whatever his team works',
    choice: DAILY,
    dayEndsAt: at('2026-11-23T17:00+03:00'),
    now: '2026-11-23T12:00+03:00',
    next: '2026-11-24T09:00+03:00',
  },
  { name: 'without a plan, at six', choice: BY_SHIFT, now: '2026-11-23T12:00+03:00', next: '2026-11-23T18:00+03:00' },
  {
    name: 'what would come in quiet hours comes at their end',
    choice: HOURLY,
    quiet: NIGHT,
    now: '2026-11-23T21:30+03:00',
    next: '2026-11-24T08:00+03:00',
  },
  {
    name: 'over a quiet weekend, on Monday',
    choice: DAILY,
    quiet: { ...NIGHT, weekends: true },
    now: '2026-11-27T12:00+03:00',
    next: '2026-11-30T08:00+03:00',
  },
] as const

for (const { name, now, next, ...question } of NEXT) {
  test(name, () => {
    const asked = { zone: MOSCOW, quiet: null, shiftEndsAt: null, dayEndsAt: null, ...question }
    assert.equal(new Date(nextSummary(asked, at(now))).toISOString(), new Date(next).toISOString())
  })
}

test('the shift that is over next, within a day; one during an absence and one of a whole week are none', () => {
  const now = at('2026-11-23T12:00Z')
  const shift = (from: number, to: number) => ({
    ...{ teamId: 1, personId: 1, kind: 'shift' as const },
    startsAt: now + from * HOUR,
    endsAt: now + to * HOUR,
  })
  const away = { personId: 1, substituteId: null, startsAt: now + HOUR, endsAt: now + 30 * HOUR }
  assert.equal(shiftOver([shift(-3, 5), shift(-20, 20)], [], now), now + 5 * HOUR)
  assert.equal(shiftOver([shift(-9, 0), shift(10, 20)], [], now), now + 20 * HOUR)
  assert.equal(shiftOver([shift(10, 20)], [away], now), null)
  assert.equal(shiftOver([shift(-24, 144), shift(20, 30)], [], now), null)
  assert.equal(shiftOver([], [], now), null)
})

test('the first end of a day among his teams; of teams that never close there is none', () => {
  const until = (closes: string, opens = '09:00'): ServiceHours => ({
    ...{ id: 1, name: closes, zone: MOSCOW },
    versions: [
      {
        ...{
          effectiveFrom: '2020-01-01',
          roundTheClock: false,
          calendar: null,
          shortDayCutMinutes: 60,
          exceptions: [],
        },
        weekly: Array.from({ length: 7 }, () => [{ opens, closes }]),
      },
    ],
  })
  const ends = (hours: readonly ServiceHours[], now: string) => {
    const found = dayOver(hours, at(now))
    return found && new Date(found).toISOString()
  }
  const teams = [until('18:00'), until('21:00'), until('24:00', '00:00')]
  assert.equal(ends(teams, '2026-11-23T12:00+03:00'), '2026-11-23T15:00:00.000Z')
  assert.equal(ends(teams, '2026-11-23T19:00+03:00'), '2026-11-23T18:00:00.000Z')
  assert.equal(ends(teams.slice(2), '2026-11-23T12:00+03:00'), null)
  assert.equal(ends([], '2026-11-23T12:00+03:00'), null)
})

test('first what cannot trade, then what waits for the reader, then open by priority and age; what is over comes last', () => {
  const calm = { stopOfTrade: false, isReadersTurn: false, isOpen: true, priority: 3, newestAt: 0 } as const
  const requests = [
    { ...calm, name: 'over', isOpen: false, newestAt: 9 },
    { ...calm, name: 'older' },
    { ...calm, name: 'newer', newestAt: 5 },
    { ...calm, name: 'pressing', priority: 1 as const },
    { ...calm, name: 'his', isReadersTurn: true, isOpen: false },
    { ...calm, name: 'stopped', stopOfTrade: true },
  ]
  assert.deepEqual(
    inOrder(requests).map(({ name }) => name),
    ['stopped', 'his', 'pressing', 'newer', 'older', 'over'],
  )
})
