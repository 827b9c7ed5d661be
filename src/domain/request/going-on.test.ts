import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { MINUTE } from '../ground/instant.ts'
import { goesOnAt } from './going-on.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'

const TAKE_BY = NOON + 15 * MINUTE
const given: ServiceRequest = {
  ...fresh(),
  specialistId: 4,
  routing: { because: 'rule', strategy: 'round_robin', chosenId: 4, takeBy: TAKE_BY },
}

test('what was taken in time, resolved and resumed before the time was over waits for nobody to take it', () => {
  const begun = moved(given, 'start', TERMS, { at: NOON + MINUTE, by: 4 }).request
  const solved = { at: NOON + 2 * MINUTE, by: 4, solution: 'Готово', code: 'solved' } as const
  const done = moved(begun, 'resolve', TERMS, solved).request
  const resumed = moved(done, 'resume', TERMS, { at: NOON + 3 * MINUTE, by: 7, reason: 'опять' }).request
  assert.deepEqual([resumed.status, resumed.specialistId, goesOnAt(resumed)], ['resumed', 4, null])
  assert.deepEqual(resumed.routing, { because: 'rule', strategy: 'round_robin', chosenId: 4 })
})
