import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { HOUR, type Instant } from '../ground/instant.ts'
import type { Change } from './change.ts'
import { withPublicMessage } from './conversation.ts'
import type { PastEvent, RequestEvent } from './events.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import { effectOf, takenBack } from './taken-back.ts'

/** A request with everything that was told of it so far. */
function lived(...steps: readonly ((request: ServiceRequest) => Change)[]) {
  let request = fresh()
  const story: PastEvent[] = []
  for (const [change, step] of steps.entries()) {
    const done = step(request)
    request = done.request
    story.push(...done.events.map((event) => ({ ...event, change })))
  }
  return { request, story }
}

const asks = (at: Instant) => (request: ServiceRequest) => moved(request, 'ask', TERMS, { at, by: 1 })
const resolves = (at: Instant) => (request: ServiceRequest) =>
  moved(request, 'resolve', TERMS, { at, by: 1, solution: 'Готово', code: 'solved' })
const says = (messageId: number, at: Instant) => (request: ServiceRequest) =>
  withPublicMessage(request, { messageId, by: 7, from: 'customer', text: 'Не то', at }, TERMS)
const without = (request: ServiceRequest) => ({ ...request, lastMessage: null, statusSince: 0 })

const TURNS = [
  ['an answered one waits for its customer again', asks(NOON + HOUR), 'wait_again'],
  ['a resumed one is resolved again', resolves(NOON + HOUR), 'resolve_again'],
] as const

for (const [what, before, move] of TURNS) {
  test(`a letter that was not meant for a request is taken out of it: ${what}, as if it had never come`, () => {
    const start = (request: ServiceRequest) => moved(request, 'start', TERMS, { at: NOON, by: 1 })
    const was = lived(start, before)
    const { request, story } = lived(start, before, says(5, NOON + 2 * HOUR))
    const effect = effectOf(story, 5, request.ledger.earlierReactions.length)
    assert.ok(effect)
    const back = takenBack(request, effect, NOON + 3 * HOUR)
    assert.deepEqual(without(back.request), without(was.request))
    assert.equal(back.request.statusSince, NOON + 3 * HOUR, 'the customer has all his time to answer')
    assert.deepEqual(
      back.events.map((event) => event.type === 'request.moved' && event.data.move),
      [move],
    )
  })
}

test('a request stays as it is when somebody has worked or spoken since the letter; notes and time are no work', () => {
  const since = (event: RequestEvent) => {
    const { request, story } = lived(resolves(NOON), says(5, NOON + HOUR))
    return effectOf([...story, { ...event, change: 99 }], 5, request.ledger.earlierReactions.length)
  }
  const dueAt = new Date(NOON).toISOString()
  assert.ok(since({ type: 'message.noted', data: { messageId: 6 } }))
  assert.deepEqual(since({ type: 'clock.breached', data: { metric: 'reaction', dueAt } })?.stepsSince, [
    { metric: 'reaction', round: 1, isOver: true },
  ])
  assert.equal(since({ type: 'message.published', data: { messageId: 6, from: 'customer' } }), null)
  assert.equal(
    since({ type: 'request.assigned', data: { specialist: { from: null, to: 1 }, team: { from: 1, to: 1 } } }),
    null,
  )
  const { request, story } = lived(resolves(NOON), says(5, NOON + HOUR), says(6, NOON + HOUR))
  assert.equal(effectOf(story, 6, 1), null, 'the second letter moved nothing')
  assert.equal(effectOf(story, 5, 1), null)
  const secondIsGone: PastEvent = { type: 'letter.moved', data: { messageId: 6 }, change: 99 }
  assert.equal(effectOf([...story, secondIsGone], 5, request.ledger.earlierReactions.length)?.move, 'resume')
})

test('whom a clock called since the letter is called again when it is time: those steps would not have been told', () => {
  const { request, story } = lived(resolves(NOON), says(5, NOON + HOUR))
  const called = {
    metric: 'reaction',
    percent: 75,
    missed: [50],
    dueAt: new Date(NOON).toISOString(),
    to: [],
    does: 'notify',
  } as const
  const effect = effectOf([...story, { type: 'clock.escalated', data: called, change: 99 }], 5, 1)
  assert.ok(effect)
  const kept = ['reaction:0:calls:75:lead', 'reaction:1:calls:25:lead', 'resolution:1:calls:75:lead']
  const told = [...kept, 'reaction:1:calls:75:lead', 'reaction:1:calls:75:duty', 'reaction:1:calls:50:specialist']
  const back = takenBack({ ...request, stepsTold: told }, effect, NOON + 3 * HOUR)
  assert.deepEqual(back.request.stepsTold, kept)
})
