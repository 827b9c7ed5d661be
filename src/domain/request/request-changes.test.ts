import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import { consumed, dueAt } from '../sla/sla-clock.ts'
import { withNote, withPublicMessage } from './conversation.ts'
import type { ServiceRequest } from './request.ts'
import { moved, type Terms, withCriticality, withOverride, withUrgency } from './request-changes.ts'
import { inTurn } from './request-composition.ts'
import { nextPromise, timeEffects } from './wake.ts'

const PAUSING: Terms = { ...TERMS, waitingExternalPauses: true }

const types = (change: { events: readonly { type: string }[] }) => change.events.map(({ type }) => type)
const taken = (request: ServiceRequest, at: Instant) => moved(request, 'start', TERMS, { at, by: 1 }).request

test('a request of medium urgency starts with medium criticality and priority 3', () => {
  const request = fresh()
  assert.equal(request.priority, 3)
  assert.equal(dueAt(request.ledger.reaction, TERMS.hoursById), Date.UTC(2026, 10, 24, 9), '8 hours: Tuesday noon')
})

test('criticality moves the priority and both deadlines, and keeps what was consumed', () => {
  const change = withCriticality(fresh(), 'critical', TERMS, NOON + 30 * MINUTE)
  assert.deepEqual(types(change), ['request.criticality-changed', 'request.priority-changed'])
  assert.equal(change.request.priority, 1)
  assert.equal(consumed(change.request.ledger.reaction, TERMS.hoursById, NOON + 30 * MINUTE), 30 * MINUTE)
  assert.equal(dueAt(change.request.ledger.reaction, TERMS.hoursById), NOON + HOUR)
})

test('a criticality that leaves the priority alone leaves the deadlines alone', () => {
  assert.deepEqual(types(withUrgency(fresh(), 'low', 'подождёт', TERMS, NOON)), ['request.urgency-changed'])
})

test('taking a request meets the reaction once; a reply after that changes nothing about it', () => {
  const start = moved(fresh(), 'start', TERMS, { at: NOON + HOUR, by: 1 })
  assert.deepEqual(types(start), ['request.moved', 'clock.reacted'])
  assert.equal(start.request.reactedAt, NOON + HOUR)
  const said = { messageId: 1, by: 1, from: 'support', text: 'Смотрю', at: NOON + 2 * HOUR } as const
  assert.deepEqual(types(withPublicMessage(start.request, said, TERMS)), ['message.published'])
})

test('the first public reply of the support meets the reaction, an internal note does not', () => {
  const said = { messageId: 1, by: 1, from: 'support', text: 'Смотрю', at: NOON + HOUR } as const
  assert.deepEqual(types(withPublicMessage(fresh(), said, TERMS)), ['message.published', 'clock.reacted'])
  assert.equal(withNote(fresh(), 1).request.reactedAt, null)
})

test('while we wait for the customer the resolution clock stands, and his answer starts it again', () => {
  const asked = moved(taken(fresh(), NOON + HOUR), 'ask', TERMS, { at: NOON + 2 * HOUR, by: 1 }).request
  assert.equal(nextPromise(asked, TERMS.hoursById).dueAt, null)
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

test('a team lead’s word holds until its end and then gives way to the matrix', () => {
  const until = NOON + DAY
  const over = withOverride(fresh(), { priority: 1, reason: 'проверка', until, by: 3 }, TERMS, NOON).request
  assert.equal(over.priority, 1)
  assert.ok(timeEffects(over, TERMS).some(({ kind, at }) => kind === 'override_ends' && at === until))
  assert.equal(withOverride(over, null, TERMS, until).request.priority, 3)
})

test('time has its turn: soon due at three quarters, broken at the end, each told once', () => {
  const effects = timeEffects(fresh(), TERMS).map(({ kind, at }) => [kind, at - NOON])
  assert.deepEqual(effects.slice(0, 2), [
    ['soon_due', 6 * HOUR],
    ['breached', 24 * HOUR],
  ])
  const told = { ...fresh(), stepsTold: ['reaction:0:75', 'reaction:0:100'] }
  assert.ok(timeEffects(told, TERMS).every((effect) => !('metric' in effect) || effect.metric === 'resolution'))
})

test('silence closes: a resolved request after 72 service hours, one that waits for the customer after five working days; both are reminded of before', () => {
  const done = moved(taken(fresh(), NOON), 'resolve', TERMS, {
    at: NOON,
    by: 1,
    solution: 'Готово',
    code: 'solved',
  }).request
  const closes = Date.UTC(2026, 11, 4, 9)
  assert.deepEqual(timeEffects(done, TERMS), [
    { kind: 'reminds', at: closes - DAY, step: `reminds:${NOON}:0`, endsAt: closes },
    { kind: 'closes', at: closes },
  ])
  const rated = timeEffects({ ...done, rating: 5 }, TERMS)
  assert.deepEqual(rated, [{ kind: 'closes', at: closes }], 'whoever has rated is not reminded')
  const asked = moved(taken(fresh(), NOON), 'ask', TERMS, { at: NOON, by: 1 }).request
  const givesUp = Date.UTC(2026, 10, 30, 7)
  const waits = timeEffects(asked, TERMS)
  assert.deepEqual(
    waits.map(({ kind, at }) => [kind, at]),
    [
      ['reminds', Date.UTC(2026, 10, 25, 9)],
      ['reminds', Date.UTC(2026, 10, 27, 9)],
      ['gives_up', givesUp],
    ],
  )
  const told = waits.flatMap((effect) => ('step' in effect ? effect.step : []))
  assert.deepEqual(timeEffects({ ...asked, stepsTold: told }, TERMS), [{ kind: 'gives_up', at: givesUp }])
})

test('several changes at once start each from the state the one before left', () => {
  const change = inTurn(
    fresh(),
    (request) => withCriticality(request, 'high', TERMS, NOON),
    (request) => moved(request, 'start', TERMS, { at: NOON, by: 1 }),
  )
  assert.equal(change.request.priority, 2)
  assert.equal(change.request.status, 'in_progress')
})
