import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lengthOf, piecesWithin } from './file-pieces.ts'

const pieces = [5, 7, 4].map((size) => ({ size, sha256: 'f'.repeat(64) }))

for (const { length, whole } of [
  { length: 0, whole: 0 },
  { length: 4, whole: 0 },
  { length: 5, whole: 5 },
  { length: 11, whole: 5 },
  { length: 12, whole: 12 },
  { length: 16, whole: 16 },
  { length: 99, whole: 16 },
]) {
  test(`of pieces of 5, 7 and 4 bytes a disk with ${length} has ${whole} bytes in whole pieces`, () => {
    assert.equal(lengthOf(piecesWithin(pieces, length)), whole)
  })
}
