import assert from 'node:assert/strict'
import { test } from 'node:test'
import { offsetOn } from './kept-places.ts'

const left = { offset: 680, number: 12, place: 11, rows: 50 }

test('a row one comes back to stands where it stood, though two have come above it', () => {
  const numbers = Array.from({ length: 50 }, (_, place) => place + 1)
  assert.equal(offsetOn(left, numbers, 68), 680)
  assert.equal(offsetOn(left, [101, 102, ...numbers], 68), 680 + 2 * 68)
  assert.equal(offsetOn(left, numbers.slice(11), 68), 0)
})

test('where the row has left the list, or none was pointed at, the list is as far down as it was', () => {
  assert.equal(offsetOn(left, [1, 2, 3], 68), 680)
  assert.equal(offsetOn({ ...left, number: null }, [12], 68), 680)
})
