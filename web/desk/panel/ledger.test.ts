import assert from 'node:assert/strict'
import test from 'node:test'
import type { ClockExplained } from '../../../src/contract/request/clock.ts'
import { formatsFor } from '../../../src/texts/format.ts'
import { toldLedger } from './ledger.ts'

const MINUTE = 60_000
const moscow = formatsFor('ru', 'Europe/Moscow')

function clock(
  lines: readonly [string, string, 'counted' | 'closed' | 'paused'][],
  targetMinutes: number,
): ClockExplained {
  return {
    state: 'running',
    targetSeconds: targetMinutes * 60,
    consumedSeconds: 0,
    leftSeconds: 0,
    dueAt: null,
    metAt: null,
    lines: lines.map(([from, to, kind]) => ({ from, to, kind, why: kind, seconds: 0 })),
  }
}

test('the counted lines add up to what was spent, and with what is left to the target', () => {
  const told = toldLedger(
    clock(
      [
        ['2026-11-20T13:40:31Z', '2026-11-20T15:00:00Z', 'counted'],
        ['2026-11-20T15:00:00Z', '2026-11-23T06:00:00Z', 'closed'],
        ['2026-11-23T06:00:00Z', '2026-11-23T07:10:42Z', 'counted'],
        ['2026-11-23T07:10:42Z', '2026-11-23T08:30:10Z', 'paused'],
        ['2026-11-23T08:30:10Z', '2026-11-23T12:18:59Z', 'counted'],
      ],
      480,
    ),
    Date.parse('2026-11-23T12:18:59Z'),
    moscow,
  )
  const counted = told.days.flatMap(({ lines }) => lines).map(({ length }) => length)
  assert.equal(
    counted.reduce((sum, one) => sum + one, 0),
    told.spent,
  )
  assert.equal(told.spent, (80 + 70 + 228) * MINUTE)
  assert.equal((told.left ?? 0) + told.spent, 480 * MINUTE)
  assert.deepEqual(
    told.days.map(({ day }) => day.replaceAll('\u00a0', ' ')),
    ['20 ноября', '23 ноября'],
  )
})

test('hours round the clock are told day by day', () => {
  const told = toldLedger(
    clock([['2026-11-20T13:00:00Z', '2026-11-22T09:00:00Z', 'counted']], 6000),
    Date.parse('2026-11-22T09:00:00Z'),
    moscow,
  )
  assert.deepEqual(
    told.days.map(({ lines }) => lines.map(({ length }) => length / MINUTE)),
    [[480], [1440], [720]],
  )
})
