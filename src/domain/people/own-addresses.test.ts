import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayBeMain, mayRemove, type OwnAddress } from './own-addresses.ts'

const main: OwnAddress = { id: 1, isMain: true, isProven: true }
const second: OwnAddress = { id: 2, isMain: false, isProven: true }
const unproven: OwnAddress = { id: 3, isMain: false, isProven: false }

test('the last address is never removed, the main one only when a proven one can take its place', () => {
  for (const [address, all, may] of [
    [main, [main], false],
    [main, [main, unproven], false],
    [main, [main, second], true],
    [second, [main, second], true],
    [unproven, [main, unproven], true],
  ] as const)
    assert.equal(mayRemove(address, all), may, JSON.stringify([address, all]))
})

test('only a proven address becomes the main one', () => {
  assert.deepEqual([main, second, unproven].map(mayBeMain), [false, true, false])
})
