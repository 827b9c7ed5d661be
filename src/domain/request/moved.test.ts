import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, type Instant } from '../ground/instant.ts'
import { consumed, dueAt } from '../sla/sla-clock.ts'
import type { Terms } from '../terms/terms.ts'
import { withPublicMessage } from './conversation.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import { nextPromise } from './wake.ts'

const PAUSING: Terms = { ...TERMS, waitingExternalPauses: true }
const types = (change: { events: readonly { type: string }[] }) => change.events.map(({ type }) => type)
const taken = (request: ServiceRequest, at: Instant) => moved(request, 'start', TERMS, { at, by: 1 }).request

test('while we wait for the customer the resolution clock stands, and his answer starts it again', () => {
  const asked = moved(taken(fresh(), NOON + HOUR), 'ask', TERMS, { at: NOON + 2 * HOUR, by: 1 }).request
  assert.equal(nextPromise(asked, TERMS).dueAt, null)
  const said = { messageId: 2, by: 7, from: 'customer', text: 'Версия 8', at: NOON + DAY } as const
  const back = withPublicMessage(asked, said, TERMS)
  assert.deepEqual(types(back), ['message.published', 'request.moved'])
  assert.equal(back.request.status, 'in_progress')
  assert.equal(consumed(back.request.ledger.resolution, TERMS.hoursById, NOON + DAY), 2 * HOUR)
})

test('an external contractor stops the clock only where the contract says so', () => {
  const request = taken(fresh(), NOON)
  const details = { at: NOON + HOUR, by: 1, reason: 'ремонт' }
  assert.notEqual(dueAt(moved(request, 'hand_over', TERMS, details).request.ledger.resolution, TERMS.hoursById), null)
  assert.equal(dueAt(moved(request, 'hand_over', PAUSING, details).request.ledger.resolution, TERMS.hoursById), null)
})

test('a resumed request gets a new reaction time and what was left of the resolution time', () => {
  const done = moved(taken(fresh(), NOON + HOUR), 'resolve', TERMS, {
    at: NOON + 2 * HOUR,
    by: 1,
    solution: 'Готово',
    code: 'solved',
  }).request
  const resumed = moved(done, 'resume', TERMS, { at: NOON + DAY, by: 7, reason: 'опять' }).request
  assert.equal(resumed.ledger.earlierReactions.length, 1)
  assert.equal(resumed.reactedAt, null)
  assert.equal(resumed.closingCode, null)
  assert.equal(consumed(resumed.ledger.resolution, TERMS.hoursById, NOON + DAY), 2 * HOUR)
  assert.notEqual(dueAt(resumed.ledger.reaction, TERMS.hoursById), null)
})
