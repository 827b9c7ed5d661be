import assert from 'node:assert/strict'
import { test } from 'node:test'
import { labelIn, placeInCode } from './label-code.ts'

const OWN = 'https://okno.example'
const READ = [
  ['https://okno.example/new?venue=12', { venue: 12, device: null }],
  ['https://okno.example/new?venue=12&device=34&x=1#y', { venue: 12, device: 34 }],
  ['https://okno.example/new?venue=12&device=till', { venue: 12, device: null }],
  ['https://other.example/new?venue=12', { why: 'foreign' }],
  ['http://okno.example/new?venue=12', { why: 'foreign' }],
  ['https://okno.example/me?venue=12', { why: 'other' }],
  ['https://okno.example/new?text=a', { why: 'other' }],
  ['https://okno.example/new?venue=-1', { why: 'other' }],
  ['https://okno.example/new?venue=1e3', { why: 'other' }],
  ['https://okno.example/new?venue=9999999999999999999', { why: 'other' }],
  ['javascript:alert(1)', { why: 'other' }],
  ['4607001234567', { why: 'other' }],
  ['', { why: 'other' }],
] as const
for (const [text, meant] of READ) {
  test(`a camera that reads «${text}» means ${JSON.stringify(meant)}`, () =>
    assert.deepEqual(labelIn(text, OWN), meant))
}

test('an address without a venue names no place', () => {
  assert.deepEqual(['', '?device=3', '?venue=', '?venue=0'].map(placeInCode), [null, null, null, null])
})
