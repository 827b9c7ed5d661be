import assert from 'node:assert/strict'
import test from 'node:test'
import { type SlaState, slaState } from './sla-state.ts'

const running = { dueAt: 100, burnsAt: 75, paused: false }

const cases: readonly [string, Parameters<typeof slaState>[0], number, SlaState][] = [
  ['far from its time a promise is calm', running, 74, 'calm'],
  ['with a quarter left it warns', running, 75, 'warning'],
  ['at its very moment it is still kept', running, 100, 'warning'],
  ['after it, it is broken', running, 101, 'late'],
  ['a paused clock only says that it is paused', { ...running, paused: true }, 500, 'paused'],
  ['without a promise there is nothing to count', { dueAt: null, burnsAt: null, paused: false }, 0, 'none'],
]

for (const [name, facts, now, state] of cases) test(name, () => assert.equal(slaState(facts, now), state))
