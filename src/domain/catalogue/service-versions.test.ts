import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canMoveVersion, mayApprove, VERSION_MOVE_NAMES, VERSION_MOVES, VERSION_STATES } from './service-versions.ts'

test('the way of a version, state by state', () => {
  const ways = VERSION_STATES.map((state) => [state, VERSION_MOVE_NAMES.filter((move) => canMoveVersion(state, move))])
  assert.deepEqual(Object.fromEntries(ways), {
    draft: ['hand', 'withdraw'],
    on_approval: ['return', 'approve', 'withdraw'],
    approved: ['publish', 'unplan', 'withdraw'],
    published: ['withdraw'],
    withdrawn: [],
  })
  assert.deepEqual(Object.keys(VERSION_MOVES).sort(), [...VERSION_MOVE_NAMES].sort())
})

test('nobody approves what he has written in', () => {
  assert.equal(mayApprove([1, 2], 3), true)
  assert.equal(mayApprove([1, 2], 2), false)
})
