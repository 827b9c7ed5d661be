import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh } from '../../../test/sample-request.ts'
import { assigned } from './assignment.ts'

test('a request that stays with whom it is with is not assigned, and nothing is told', () => {
  const request = fresh()
  const change = assigned(request, { specialistId: request.specialistId, teamId: request.teamId })
  assert.deepEqual(change, { request, events: [] })
})

test('a colleague of the same team gets it, and why it is in this queue stays', () => {
  const { request, events } = assigned(fresh(), { specialistId: 4, teamId: 1 })
  assert.deepEqual([request.specialistId, request.routing], [4, { because: 'service_team' }])
  assert.deepEqual(events, [
    { type: 'request.assigned', data: { specialist: { from: null, to: 4 }, team: { from: 1, to: 1 } } },
  ])
})

test('another team is a choice by hand, and is explained so', () => {
  const { request } = assigned(fresh(), { specialistId: null, teamId: 2 })
  assert.deepEqual([request.teamId, request.routing], [2, { because: 'by_hand' }])
})
