import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gapsOf } from './gaps.ts'
import type { AwayFor } from './on-duty.ts'
import type { Shift } from './shift.ts'
import { momentOf, mondayOf, stretchOf, wallOf, weeksLater } from './wall.ts'

const ZONE = 'Europe/Moscow'
const [TEAM, GLEB, BORIS, EGOR] = [1, 2, 3, 4]

function duty(personId: number, day: string, from = '09:00', to = '18:00', kind: Shift['kind'] = 'duty'): Shift {
  return { teamId: TEAM, personId, kind, ...stretchOf(ZONE, { day, from, to }) }
}

const WEEK = ['23', '24', '25', '26', '27'].map((day) => duty(day < '26' ? GLEB : BORIS, `2026-11-${day}`))

function away(personId: number, from: string, to: string, substituteId: number | null = null): AwayFor {
  const [startsAt, endsAt] = [momentOf(ZONE, from, '00:00'), momentOf(ZONE, to, '00:00')]
  return { personId, startsAt, endsAt, substituteId }
}

function gaps(shifts: readonly Shift[], absences: readonly AwayFor[] = []) {
  const memberIds = [GLEB, BORIS, EGOR]
  const found = gapsOf({ teamId: TEAM, zone: ZONE, monday: '2026-11-23', shifts, absences, memberIds })
  return found.map(({ days, awayId, free }) => [
    days.map((day) => day.slice(8)).join(' '),
    awayId,
    free.map(({ personId, duties }) => `${personId}:${duties}`).join(' '),
  ])
}

test('a gap is days on which nobody is on duty; whoever is free is named, who had fewest duties first', () => {
  const weekend = '28 29'
  assert.deepEqual(gaps(WEEK), [[weekend, null, `${EGOR}:0 ${BORIS}:2 ${GLEB}:3`]])
  assert.deepEqual(gaps(WEEK, [away(GLEB, '2026-11-27', '2026-12-14')]), [[weekend, null, `${EGOR}:0 ${BORIS}:2`]])
  assert.deepEqual(gaps([...WEEK, duty(EGOR, '2026-11-28', '20:00', '08:00', 'phone')]), [
    [weekend, null, `${EGOR}:0 ${BORIS}:2 ${GLEB}:3`],
  ])
  assert.deepEqual(gaps([...WEEK, duty(EGOR, '2026-11-28', '08:00', '20:00', 'phone')]), [
    [weekend, null, `${BORIS}:2 ${GLEB}:3`],
  ])
  assert.deepEqual(gaps([]), [], 'a team that keeps no duty lacks nobody')
})

test('whoever is away leaves a gap where nobody stands in for him', () => {
  assert.deepEqual(gaps(WEEK, [away(BORIS, '2026-11-26', '2026-11-27')]).at(0), ['26', BORIS, `${EGOR}:0 ${GLEB}:3`])
  assert.deepEqual(gaps(WEEK, [away(BORIS, '2026-11-26', '2026-11-27', EGOR)]).length, 1)
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
