import assert from 'node:assert/strict'
import test from 'node:test'
import { readMinutes, writeMinutes } from './minutes.ts'

const LENGTHS: readonly (readonly [string, number | null | undefined])[] = [
  ['4 ч', 240],
  ['30 м', 30],
  ['30', 30],
  ['1 ч 30 м', 90],
  ['1ч30м', 90],
  ['2:30', 150],
  ['1,5 ч', 90],
  ['1.5h', 90],
  ['8 часов', 480],
  ['15 мин.', 15],
  ['', null],
  ['—', null],
  ['0', undefined],
  ['2 дня', undefined],
  ['час', undefined],
  ['1:75', undefined],
  ['-5', undefined],
  ['4 ч и ещё', undefined],
  ['99999 ч', undefined],
]

for (const [typed, minutes] of LENGTHS) {
  test(`«${typed}» is ${minutes} minutes`, () => assert.equal(readMinutes(typed), minutes))
}

test('what is written is understood again, in both languages', () => {
  for (const language of ['ru', 'en'] as const) {
    for (const minutes of [1, 30, 60, 90, 240, 4800])
      assert.equal(readMinutes(writeMinutes(minutes, { language })), minutes)
  }
})
