import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CRITICALITIES, type Priority, URGENCIES } from '../ground/words.ts'
import { DEFAULT_POLICY } from './policy.ts'
import { defaultCriticality, prioritiesWith, priorityOf } from './priority-matrix.ts'

const NOW = Date.UTC(2026, 2, 12)
const { matrix: MATRIX, firstCriticality: FIRST } = DEFAULT_POLICY
const ROWS: Readonly<Record<string, readonly Priority[]>> = {
  critical: [1, 1, 2],
  high: [1, 2, 3],
  medium: [2, 3, 3],
  low: [3, 4, 4],
}

for (const criticality of CRITICALITIES) {
  test(`criticality ${criticality} gives ${ROWS[criticality]} for urgency high, medium, low`, () => {
    const row = URGENCIES.map((urgency) => priorityOf({ urgency, criticality, override: null }, MATRIX, NOW).priority)
    assert.deepEqual(row, ROWS[criticality])
  })
}

test('a priority explains itself', () => {
  assert.deepEqual(priorityOf({ urgency: 'high', criticality: 'medium', override: null }, MATRIX, NOW), {
    priority: 2,
    because: { urgency: 'high', criticality: 'medium', computed: 2, overridden: null },
  })
})

test('the word of a team lead beats the matrix until its end, and not in that instant any more', () => {
  const override = { priority: 1, reason: 'Открытие ресторана', until: NOW + 1_000, by: 7 } as const
  const facts = { urgency: 'low', criticality: 'low' } as const
  assert.equal(priorityOf({ ...facts, override }, MATRIX, NOW).priority, 1)
  assert.deepEqual(priorityOf({ ...facts, override }, MATRIX, NOW).because.overridden, override)
  assert.equal(priorityOf({ ...facts, override }, MATRIX, NOW + 1_000).priority, 4)
})

test('an administrator may keep another matrix', () => {
  const calm = { ...MATRIX, critical: { high: 2, medium: 2, low: 3 } } as const
  assert.equal(priorityOf({ urgency: 'high', criticality: 'critical', override: null }, calm, NOW).priority, 2)
  assert.deepEqual(prioritiesWith('high', calm), { critical: 2, high: 1, medium: 2, low: 3 })
})

const FIRST_CONTACTS = [
  { channel: 'portal', senderKnown: true, stopOfTrade: false, criticality: 'medium' },
  { channel: 'email', senderKnown: true, stopOfTrade: false, criticality: 'medium' },
  { channel: 'email', senderKnown: false, stopOfTrade: false, criticality: 'low' },
  { channel: 'email', senderKnown: false, stopOfTrade: true, criticality: 'critical' },
  { channel: 'telegram', senderKnown: true, stopOfTrade: true, criticality: 'critical' },
] as const

for (const { criticality, ...contact } of FIRST_CONTACTS) {
  test(`until a specialist sets it, criticality is ${criticality} for ${JSON.stringify(contact)}`, () => {
    assert.equal(defaultCriticality(contact, FIRST), criticality)
  })
}
