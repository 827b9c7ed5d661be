import assert from 'node:assert/strict'
import test from 'node:test'
import { steadied } from './steadied.ts'

const leaves = () => false

test('an empty list takes everything at once', () => {
  assert.deepEqual(steadied([], [3, 1, 2], leaves), { order: [3, 1, 2], arrivals: [], isStale: false })
})

test('what comes between the rows waits to be shown', () => {
  assert.deepEqual(steadied([1, 2], [9, 1, 8, 2], leaves), { order: [1, 2], arrivals: [9, 8], isStale: false })
})

test('what comes after the last row is added there, because nothing moves', () => {
  assert.deepEqual(steadied([1, 2], [1, 2, 7], leaves), { order: [1, 2, 7], arrivals: [], isStale: false })
})

test('a row that has left the list goes, unless somebody is at it', () => {
  assert.deepEqual(steadied([1, 2, 3], [1, 3], leaves).order, [1, 3])
  assert.deepEqual(steadied([1, 2, 3], [1, 3], (number) => number === 2).order, [1, 2, 3])
})

test('another order is told, not taken', () => {
  assert.deepEqual(steadied([1, 2, 3], [3, 1, 2], leaves), { order: [1, 2, 3], arrivals: [], isStale: true })
})
