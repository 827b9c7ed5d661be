import assert from 'node:assert/strict'
import { test } from 'node:test'
import { segmentsOf } from './segments.ts'

const CASES = [
  ['nothing is one', '', 'gsm', 0, 1],
  ['160 Latin letters are one', 'a'.repeat(160), 'gsm', 160, 1],
  ['161 are two: each of several holds 153', 'a'.repeat(161), 'gsm', 161, 2],
  ['306 are two', 'a'.repeat(306), 'gsm', 306, 2],
  ['307 are three', 'a'.repeat(307), 'gsm', 307, 3],
  ['an extension character takes the room of two', `${'a'.repeat(158)}€`, 'gsm', 160, 1],
  ['and with one letter more there is no room', `${'a'.repeat(159)}€`, 'gsm', 161, 2],
  [
    'it is never cut: 152 letters, one of two units, and 152 more are three',
    `${'a'.repeat(152)}[${'a'.repeat(152)}`,
    'gsm',
    306,
    3,
  ],
  ['70 Russian letters are one', 'я'.repeat(70), 'ucs2', 70, 1],
  ['71 are two: each of several holds 67', 'я'.repeat(71), 'ucs2', 71, 2],
  ['134 are two', 'я'.repeat(134), 'ucs2', 134, 2],
  ['135 are three', 'я'.repeat(135), 'ucs2', 135, 3],
  ['one letter that GSM does not know makes all of it UCS-2', `${'a'.repeat(70)}ё`, 'ucs2', 71, 2],
  ['a picture takes two units', '😀'.repeat(35), 'ucs2', 70, 1],
  [
    'and is not cut: 66 letters, a picture, 66 letters are three',
    `${'я'.repeat(66)}😀${'я'.repeat(66)}`,
    'ucs2',
    134,
    3,
  ],
  ['a guillemet is not in GSM', '«a»', 'ucs2', 3, 1],
  ['line ends are', 'a\nb', 'gsm', 3, 1],
] as const

for (const [name, text, alphabet, units, count] of CASES) {
  test(name, () => assert.deepEqual(segmentsOf(text), { alphabet, units, count }))
}
