import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../ground/instant.ts'
import { gapsOf, shiftsOfGap } from './gaps.ts'
import { type DutyNeed, USUAL_NEED } from './need.ts'
import type { AwayFor } from './on-duty.ts'
import type { Shift } from './shift.ts'
import { momentOf, mondayOf, stretchOf, wallAt, wallOf, weeksLater } from './wall.ts'

const ZONE = 'Europe/Moscow'
const [TEAM, GLEB, BORIS, EGOR, DINA] = [1, 2, 3, 4, 5]
const OTHER_TEAM = 2

function duty(personId: number, day: string, from = '09:00', to = '18:00', kind: Shift['kind'] = 'duty'): Shift {
  return { teamId: TEAM, personId, kind, ...stretchOf(ZONE, { day, from, to }) }
}

/** From Sunday evening on the telephone at night, Monday to Friday somebody by day: nobody from Saturday morning on. */
const WEEK = [
  ...['22', '23', '24', '25', '26', '27'].map((day) => duty(DINA, `2026-11-${day}`, '18:00', '09:00', 'phone')),
  ...['23', '24', '25', '26', '27'].map((day) => duty(day < '26' ? GLEB : BORIS, `2026-11-${day}`)),
]

function away(personId: number, from: string, to: string, substituteId: number | null = null): AwayFor {
  const [startsAt, endsAt] = [momentOf(ZONE, from, '00:00'), momentOf(ZONE, to, '00:00')]
  return { personId, startsAt, endsAt, substituteId }
}

const asked = { teamId: TEAM, zone: ZONE, need: USUAL_NEED, monday: '2026-11-23', memberIds: [GLEB, BORIS, EGOR] }

/** When, whose it would be, who is free and how many duties each has. */
function gaps(shifts: readonly Shift[], absences: readonly AwayFor[] = []) {
  return gapsOf({ ...asked, shifts, absences }).map(({ startsAt, endsAt, awayId, free }) => {
    const people = free.map(({ personId, duties }) => `${personId}:${duties}`)
    return [between(ZONE, startsAt, endsAt), awayId, people.join(' ')]
  })
}

/** «28 09:00–30 00:00» */
function between(zone: string, ...moments: readonly number[]): string {
  return moments
    .map((at) => wallAt(zone, at))
    .map(({ day, time }) => `${day.slice(8)} ${time}`)
    .join('–')
}

test('a gap is the time in which nobody answers for a team; whoever is free is named, who had fewest duties first', () => {
  const weekend = '28 09:00–30 00:00'
  assert.deepEqual(gaps(WEEK), [[weekend, null, `${EGOR}:0 ${BORIS}:2 ${GLEB}:3`]])
  assert.deepEqual(gaps(WEEK, [away(GLEB, '2026-11-29', '2026-12-14')]), [[weekend, null, `${EGOR}:0 ${BORIS}:2`]])
  const elsewhere = { ...duty(EGOR, '2026-11-28', '10:00', '12:00'), teamId: OTHER_TEAM }
  assert.deepEqual(gaps([...WEEK, elsewhere]), [[weekend, null, `${BORIS}:2 ${GLEB}:3`]])
  assert.deepEqual(gaps([...WEEK, { ...elsewhere, kind: 'shift' }]), [
    [weekend, null, `${EGOR}:0 ${BORIS}:2 ${GLEB}:3`],
  ])
  assert.deepEqual(gaps([]), [], 'a team that keeps no duty lacks nobody')
  const later = { ...duty(EGOR, '2026-12-07') }
  assert.deepEqual(gaps([later]), [], 'nor one that begins to keep it later')
})

test('the night between two days of duty is a gap', () => {
  const weekend = ['28', '29'].map((day) => duty(EGOR, `2026-11-${day}`, '09:00', '22:00'))
  const free = `${BORIS}:2 ${EGOR}:2 ${GLEB}:3`
  assert.deepEqual(gaps([...WEEK, ...weekend]), [
    ['28 22:00–29 09:00', null, free],
    ['29 22:00–30 00:00', null, free],
  ])
  const next = duty(GLEB, '2026-11-30', '08:00', '20:00')
  assert.equal(gaps([...WEEK, ...weekend, next]).at(-1)?.[0], '29 22:00–30 08:00', 'told as long as it is')
  const night = duty(GLEB, '2026-11-28', '22:00', '09:00', 'shift')
  assert.equal(gaps([...WEEK, ...weekend, night, next]).length, 1, 'whoever is on shift answers too')
  const senior = { ...night, teamId: OTHER_TEAM, kind: 'phone' } as const
  assert.equal(gaps([...WEEK, ...weekend, senior, next]).length, 1, 'and the senior of another team')
  const strange = { ...night, teamId: OTHER_TEAM }
  assert.equal(gaps([...WEEK, ...weekend, strange, next]).length, 2, 'but no shift of another team')
})

test('whoever is away leaves a gap while nobody stands in for him', () => {
  const [first] = gaps(WEEK, [away(BORIS, '2026-11-26', '2026-11-27')])
  assert.deepEqual(first, ['26 09:00–26 18:00', BORIS, `${EGOR}:0 ${GLEB}:3`])
  assert.equal(gaps(WEEK, [away(BORIS, '2026-11-26', '2026-11-27', EGOR)]).length, 1)
  const [half] = gaps(WEEK, [away(DINA, '2026-11-25', '2026-11-26')])
  assert.equal(half?.[0], '25 00:00–25 09:00', 'the part of a night that is hers while she is away')
})

test('a team lacks people in the hours in which it needs them, and while fewer are there than it needs', () => {
  const found = (need: DutyNeed, shifts: readonly Shift[], absences: readonly AwayFor[] = []) =>
    gapsOf({ ...asked, need, shifts, absences }).map(({ startsAt, endsAt, there, awayId }) => [
      between(ZONE, startsAt, endsAt),
      there,
      awayId,
    ])
  const byDay = { people: 1, weekends: false, from: '09:00', to: '18:00' }
  assert.deepEqual(found(byDay, WEEK), [])
  assert.deepEqual(
    found(
      { ...byDay, to: '20:00' },
      WEEK.filter(({ kind }) => kind === 'duty'),
    ).at(0),
    ['23 18:00–23 20:00', 0, null],
  )
  assert.deepEqual(found({ ...byDay, weekends: true }, WEEK), [
    ['28 09:00–28 18:00', 0, null],
    ['29 09:00–29 18:00', 0, null],
  ])
  const second = ['23', '24', '25', '26'].map((day) => duty(EGOR, `2026-11-${day}`, '09:00', '18:00', 'shift'))
  const two = { ...byDay, people: 2 }
  assert.deepEqual(found(two, [...WEEK, ...second]), [['27 09:00–27 18:00', 1, null]])
  assert.deepEqual(found(two, [...WEEK, ...second], [away(EGOR, '2026-11-24', '2026-11-25')]), [
    ['24 09:00–24 18:00', 1, EGOR],
    ['27 09:00–27 18:00', 1, null],
  ])
  const night = { people: 1, weekends: false, from: '22:00', to: '06:00' }
  const days = WEEK.filter(({ kind }) => kind === 'duty')
  assert.deepEqual(
    found(night, days).map(([when]) => when),
    ['23 22:00–24 06:00', '24 22:00–25 06:00', '25 22:00–26 06:00', '26 22:00–27 06:00', '27 22:00–28 06:00'],
  )
})

test('a gap has the length that it really has in a night in which clocks change, and is filled by shifts of a day', () => {
  const zone = 'America/New_York'
  const of = (day: string, from: string, to: string): Shift => ({
    ...{ teamId: TEAM, personId: GLEB, kind: 'duty' },
    ...stretchOf(zone, { day, from, to }),
  })
  const lengths = (monday: string, saturday: string, sunday: string) => {
    const shifts = [of(monday, '00:00', '00:00'), of(saturday, '10:00', '22:00'), of(sunday, '08:00', '23:00')]
    const found = gapsOf({ ...asked, zone, monday, shifts, absences: [] })
    return found.map(({ startsAt, endsAt }) => [between(zone, startsAt, endsAt), (endsAt - startsAt) / HOUR])
  }
  assert.deepEqual(lengths('2026-10-26', '2026-10-31', '2026-11-01').at(1), ['31 22:00–01 08:00', 11])
  assert.deepEqual(lengths('2026-03-02', '2026-03-07', '2026-03-08').at(1), ['07 22:00–08 08:00', 9])

  const long = { startsAt: momentOf(zone, '2026-10-30', '18:00'), endsAt: momentOf(zone, '2026-11-02', '09:00') }
  assert.deepEqual(
    shiftsOfGap(zone, long).map(({ startsAt, endsAt }) => between(zone, startsAt, endsAt)),
    ['30 18:00–31 18:00', '31 18:00–01 18:00', '01 18:00–02 09:00'],
  )
})

test('a week is repeated by the wall clock, over the night in which clocks change', () => {
  const zone = 'America/New_York'
  const night = { day: '2026-10-26', from: '20:00', to: '08:00' }
  const shift = { ...stretchOf(zone, night), teamId: TEAM, personId: GLEB, kind: 'phone' } as const
  const later = weeksLater(shift, zone, 1)
  assert.deepEqual(wallOf(zone, later), { ...night, day: '2026-11-02' })
  assert.equal((later.startsAt - shift.startsAt) / 3_600_000, 7 * 24 + 1)
  assert.deepEqual(['2026-11-23', '2026-11-29', '2026-11-30'].map(mondayOf), ['2026-11-23', '2026-11-23', '2026-11-30'])
})
