import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CHANNELS } from '../ground/words.ts'
import { closedWays, whyClosed } from './ways-in.ts'

test('the phone is open to contracts of the contract service type alone, every other way to everybody', () => {
  for (const channel of CHANNELS) {
    assert.equal(whyClosed(channel, { contractServiceType: true }), null, channel)
    const closed = channel === 'phone' ? 'contract.phone-is-closed' : null
    assert.equal(whyClosed(channel, { contractServiceType: false }), closed, channel)
  }
})

test('what a contract keeps closed is said before anything is filed, by the same rule', () => {
  assert.deepEqual(closedWays({ contractServiceType: true }), [])
  assert.deepEqual(closedWays({ contractServiceType: false }), ['phone'])
})
