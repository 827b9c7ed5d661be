import assert from 'node:assert/strict'
import { test } from 'node:test'
import { GUIDE, neighbour, nextOpen, statesOf } from './guide.ts'

const steps = (states: Record<string, 'done' | 'skipped' | 'open'>) =>
  Object.entries(states).map(([step, state]) => ({ step: step as 'mail', state }))

test('whoever comes back goes on at the first step that is neither done nor skipped', () => {
  const states = statesOf(steps({ mail: 'done', messenger: 'skipped', hours: 'open', terms: 'done' }), {
    hasSamples: false,
  })
  assert.equal(nextOpen(states), 'hours')
  const all = Object.fromEntries(GUIDE.map((step) => [step, 'done'])) as typeof states
  assert.equal(nextOpen(all), 'samples')
})

test('steps follow one another, and nothing is before the first or after the last', () => {
  assert.equal(GUIDE.length, 9)
  assert.deepEqual(
    [neighbour('place', -1), neighbour('administrator', 1), neighbour('samples', 1)],
    [null, 'mail', null],
  )
})
