import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { MINUTE } from '../ground/instant.ts'
import { deadlinesOf, targetsOf } from './deadlines.ts'
import { onTerms } from './on-terms.ts'

test('deadlines are told as moments in UTC, and as nothing where nothing was promised', () => {
  assert.equal(deadlinesOf(fresh(), TERMS.hoursById).reactionDueAt, '2026-11-24T09:00:00.000Z')
  const unpromised = onTerms(fresh(), { terms: { ...TERMS, rules: [] }, at: NOON })
  assert.deepEqual(deadlinesOf(unpromised, TERMS.hoursById), { reactionDueAt: null, resolutionDueAt: null })
})

test('a rule may promise the one time, the other, or none', () => {
  const rule = {
    ...TERMS.rules[0],
    id: 1,
    serviceId: null,
    requestType: null,
    priority: 1,
    effectiveFrom: 0,
    effectiveUntil: null,
  } as const
  assert.deepEqual(targetsOf({ ...rule, reactionMinutes: 30, resolutionMinutes: null }), {
    reactionMs: 30 * MINUTE,
    resolutionMs: null,
  })
  assert.deepEqual(targetsOf(null), { reactionMs: null, resolutionMs: null })
})
