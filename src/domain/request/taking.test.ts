import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { MINUTE } from '../ground/instant.ts'
import { DEFAULT_POLICY } from '../terms/policy.ts'
import { withPublicMessage } from './conversation.ts'
import { goesOnAt } from './going-on.ts'
import type { ServiceRequest } from './request.ts'
import { inTurn } from './request-composition.ts'
import { takenByReply } from './taking.ts'

const TAKE_BY = NOON + 15 * MINUTE
const given: ServiceRequest = {
  ...fresh(),
  specialistId: 4,
  routing: { because: 'rule', strategy: 'round_robin', chosenId: 4, takeBy: TAKE_BY },
}
const replied = (request: ServiceRequest, by: number, terms = TERMS) => {
  const said = { messageId: 2, by, from: 'support', text: 'Смотрю', at: NOON + MINUTE } as const
  return inTurn(
    request,
    (current) => withPublicMessage(current, said, terms),
    (current) => takenByReply(current, terms, said),
  ).request
}
const KEEPING = { ...TERMS, policies: [{ effectiveFrom: 0, policy: { ...DEFAULT_POLICY, replyTakes: false } }] }

test('a public reply by whoever the rules gave it to takes the request, and it does not go on', () => {
  assert.equal(goesOnAt(given), TAKE_BY)
  const { status, specialistId } = replied(given, 4)
  assert.deepEqual([status, specialistId], ['in_progress', 4])
})

test('the reply of a colleague takes nothing away, nor does one where the policy says that replies do not take', () => {
  for (const [by, terms] of [
    [5, TERMS],
    [4, KEEPING],
  ] as const) {
    const { status, specialistId } = replied(given, by, terms)
    assert.deepEqual([status, specialistId], ['registered', 4])
  }
})

test('a request whose customer has had his reaction waits for nobody to take it', () => {
  assert.equal(goesOnAt(replied(given, 4, KEEPING)), null)
})
