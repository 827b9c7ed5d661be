import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { moved } from './moved.ts'
import { withCriticality } from './priority-changes.ts'
import { inTurn } from './request-composition.ts'

const RULING = { terms: TERMS, at: NOON }

test('several changes at once start each from the state the one before left', () => {
  const change = inTurn(
    fresh(),
    (request) => withCriticality(request, 'high', RULING),
    (request) => moved(request, 'start', TERMS, { at: NOON, by: 1 }),
  )
  assert.equal(change.request.priority, 2)
  assert.equal(change.request.status, 'in_progress')
})
