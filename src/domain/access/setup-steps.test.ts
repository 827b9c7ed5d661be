import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SETUP_STEPS, setupChoicesIn, setupSteps } from './setup-steps.ts'

const NOTHING = {
  doneByWays: [],
  specialists: 1,
  hoursChanged: 0,
  services: 1,
  customers: 0,
  contracts: 1,
  demonstrationTerms: 1,
  templates: 0,
}
const ALL = { skipped: [], hidden: false }

test('a desk that was only set up has every step before it, one with everything none', () => {
  assert.ok(setupSteps(NOTHING, ALL).every(({ state }) => state === 'open'))
  const everything = {
    doneByWays: ['mail', 'sending', 'signature', 'messenger'] as const,
    specialists: 2,
    hoursChanged: 1,
    services: 2,
    customers: 1,
    contracts: 2,
    demonstrationTerms: 0,
    templates: 1,
  }
  assert.ok(setupSteps(everything, ALL).every(({ state }) => state === 'done'))
})

test('what we do without is not open, and what is done is done though it was skipped', () => {
  const stateOf = (counts: typeof NOTHING) =>
    setupSteps(counts, { skipped: ['templates'], hidden: false }).find(({ step }) => step === 'templates')?.state
  assert.equal(stateOf(NOTHING), 'skipped')
  assert.equal(stateOf({ ...NOTHING, templates: 3 }), 'done')
})

test('choices are read from whatever was kept', () => {
  assert.deepEqual(setupChoicesIn(null), ALL)
  assert.deepEqual(setupChoicesIn({ skipped: ['templates', 'gone'], hidden: true }), {
    skipped: ['templates'],
    hidden: true,
  })
  assert.deepEqual(setupChoicesIn({ skipped: 'x' }), ALL)
  assert.equal(new Set(SETUP_STEPS).size, SETUP_STEPS.length)
})
