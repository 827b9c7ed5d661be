import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR } from '../ground/instant.ts'
import { type AwayFor, nextDuty, onDuty, standIn } from './on-duty.ts'
import { type Shift, wrongOfShift } from './shift.ts'

const MONDAY = Date.parse('2026-11-23T00:00:00+03:00')
const [ANNA, TIMUR, DINA, GLEB] = [1, 2, 3, 4]
const [LINE, CARDS, MARKS] = [10, 20, 30]

function shift(teamId: number, personId: number, from: number, to: number, kind: Shift['kind'] = 'duty'): Shift {
  return { teamId, personId, startsAt: MONDAY + from * HOUR, endsAt: MONDAY + to * HOUR, kind }
}

function away(personId: number, substituteId: number | null): AwayFor {
  return { personId, startsAt: MONDAY, endsAt: MONDAY + 24 * HOUR, substituteId }
}

const SHIFTS = [
  shift(LINE, TIMUR, 8, 20, 'shift'),
  shift(LINE, ANNA, 8, 20),
  shift(LINE, TIMUR, 32, 44),
  shift(MARKS, DINA, 20, 32, 'phone'),
]

test('who answers for a team: on duty, his substitute, the shift, the senior; nobody twice and nobody away', () => {
  const cases: readonly (readonly [absences: AwayFor[], team: number, hour: number, answering: unknown[]])[] = [
    [
      [],
      LINE,
      8,
      [
        [ANNA, 'duty'],
        [TIMUR, 'shift'],
      ],
    ],
    [[], LINE, 7.99, []],
    [[], LINE, 20, [[DINA, 'senior']]],
    [[], CARDS, 12, []],
    [[], CARDS, 22, [[DINA, 'senior']]],
    [
      [away(ANNA, GLEB)],
      LINE,
      9,
      [
        [GLEB, 'substitute'],
        [TIMUR, 'shift'],
      ],
    ],
    [[away(ANNA, TIMUR)], LINE, 9, [[TIMUR, 'substitute']]],
    [[away(ANNA, null)], LINE, 9, [[TIMUR, 'shift']]],
    [
      [away(ANNA, GLEB), away(GLEB, DINA)],
      LINE,
      9,
      [
        [DINA, 'substitute'],
        [TIMUR, 'shift'],
      ],
    ],
    [[away(ANNA, GLEB), away(GLEB, ANNA)], LINE, 9, [[TIMUR, 'shift']]],
    [[away(DINA, null)], CARDS, 22, []],
  ]
  for (const [absences, team, hour, answering] of cases) {
    const found = onDuty(SHIFTS, absences, team, MONDAY + hour * HOUR).map(({ personId, as }) => [personId, as])
    assert.deepEqual(found, answering, `${team} at ${hour}`)
  }
})

test('whoever is there stands for himself, and the next duty is the one that begins next', () => {
  assert.equal(standIn(ANNA, [away(GLEB, null)], MONDAY), ANNA)
  assert.equal(standIn(ANNA, [away(ANNA, TIMUR)], MONDAY + 24 * HOUR), ANNA, 'the absence is over')
  assert.equal(nextDuty(SHIFTS, LINE, MONDAY + 9 * HOUR)?.personId, TIMUR)
  assert.equal(nextDuty(SHIFTS, LINE, MONDAY + 32 * HOUR), null)
})

test('a team has one person on duty at a time, and nobody has two shifts in it at once', () => {
  const wrong = (next: Shift) => wrongOfShift(next, SHIFTS)
  assert.equal(wrong(shift(LINE, GLEB, 20, 24)), null, 'one begins where the other ends')
  assert.equal(wrong(shift(LINE, GLEB, 19, 24)), 'duty.overlaps')
  assert.equal(wrong(shift(CARDS, GLEB, 19, 24)), null)
  assert.equal(wrong(shift(LINE, GLEB, 19, 24, 'shift')), null)
  assert.equal(wrong(shift(LINE, ANNA, 19, 24, 'shift')), 'duty.doubled')
  assert.equal(wrong(shift(LINE, GLEB, 21, 21)), 'duty.ends-before')
  assert.equal(wrong(shift(LINE, GLEB, 200, 370)), 'duty.too-long')
})
