import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import type { Channel } from '../ground/words.ts'
import { assigned } from './assignment.ts'
import type { Change } from './change.ts'
import { withPublicMessage } from './conversation.ts'
import type { HeardEvent } from './events.ts'
import { factsOf, type RequestFacts } from './facts.ts'
import { type MoveDetails, moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import type { Move } from './request-lifecycle.ts'

type Step = (request: ServiceRequest) => Change
type Way = readonly [step: Step, channel?: Channel]

const MORNING = NOON + DAY - 2 * HOUR
const say =
  (from: 'customer' | 'support', at: Instant, messageId = 1): Step =>
  (request) =>
    withPublicMessage(request, { messageId, by: from === 'customer' ? 7 : 1, from, text: 'Ещё не работает', at }, TERMS)
const move =
  (name: Move, at: Instant, details: Partial<MoveDetails> = {}): Step =>
  (request) =>
    moved(request, name, TERMS, { at, by: 1, ...details })
const resolve = (at: Instant) => move('resolve', at, { solution: 'Готово', code: 'solved' })
const give =
  (specialistId: number | null, teamId: number): Step =>
  (request) =>
    assigned(request, { specialistId, teamId })
const letter =
  (type: 'letter.moved' | 'letter.filed', messageId: number): Step =>
  (request) => ({ request, events: [{ type, data: { messageId } }] })
const both =
  (one: Step, other: Step): Step =>
  (request) => {
    const first = one(request)
    const second = other(first.request)
    return { request: second.request, events: [...first.events, ...second.events] }
  }

function lived(steps: readonly Way[], request = fresh()): { request: ServiceRequest; story: readonly HeardEvent[] } {
  const story: HeardEvent[] = []
  let current = request
  for (const [step, channel = 'desk'] of steps) {
    const change = step(current)
    current = change.request
    story.push(...change.events.map((event) => ({ ...event, channel })))
  }
  return { request: current, story }
}

const NOTHING: RequestFacts = {
  lastChannel: null,
  firstReactedAt: null,
  firstReactedLate: null,
  resolvedLate: null,
  resolvedBy: null,
  timesResumed: 0,
}

/** The default agreement: medium × medium is priority 3, eight hours to react and forty to resolve, from 10 to 18. */
const CASES: Readonly<Record<string, readonly [steps: readonly Way[], facts: Partial<RequestFacts>]>> = {
  'of a new request there is nothing to tell': [[], {}],
  'a reply in time': [[[say('support', NOON + HOUR)]], { firstReactedAt: NOON + HOUR, firstReactedLate: false }],
  'a reply one minute late': [
    [[say('support', MORNING + 2 * HOUR + MINUTE)]],
    { firstReactedAt: MORNING + 2 * HOUR + MINUTE, firstReactedLate: true },
  ],
  'whoever takes it reacts': [[[move('start', NOON)]], { firstReactedAt: NOON, firstReactedLate: false }],
  'spam is neither answered nor late': [[[move('mark_spam', NOON + 30 * DAY)]], {}],
  'what the customer withdraws is neither resolved nor late': [[[move('settle', NOON + 30 * DAY)]], {}],
  'a solution in time, by whom': [
    [[give(5, 2)], [resolve(NOON + HOUR)]],
    {
      firstReactedAt: NOON + HOUR,
      firstReactedLate: false,
      resolvedLate: false,
      resolvedBy: { teamId: 2, specialistId: 5 },
    },
  ],
  'a solution after its time': [
    [[move('start', NOON)], [resolve(NOON + 30 * DAY)]],
    {
      firstReactedAt: NOON,
      firstReactedLate: false,
      resolvedLate: true,
      resolvedBy: { teamId: 1, specialistId: null },
    },
  ],
  'who has it later did not resolve it': [
    [[give(5, 2)], [resolve(NOON)], [give(null, 3)], [give(6, 3)]],
    { firstReactedAt: NOON, firstReactedLate: false, resolvedLate: false, resolvedBy: { teamId: 2, specialistId: 5 } },
  ],
  'resumed: first answer and last solver stay, the solution does not': [
    [[give(5, 2)], [resolve(NOON)], [say('customer', NOON + HOUR), 'email'], [give(6, 3)]],
    {
      lastChannel: 'email',
      firstReactedAt: NOON,
      firstReactedLate: false,
      resolvedBy: { teamId: 2, specialistId: 5 },
      timesResumed: 1,
    },
  ],
  'resolved again by another': [
    [[resolve(NOON)], [say('customer', NOON + HOUR), 'portal'], [give(6, 3)], [resolve(NOON + 2 * HOUR)]],
    {
      lastChannel: 'portal',
      firstReactedAt: NOON,
      firstReactedLate: false,
      resolvedLate: false,
      resolvedBy: { teamId: 3, specialistId: 6 },
      timesResumed: 1,
    },
  ],
  'the way that the customer spoke by last, whatever the support says after him': [
    [
      [say('customer', NOON, 1), 'email'],
      [say('customer', NOON, 2), 'portal'],
      [say('support', NOON, 3), 'email'],
    ],
    { lastChannel: 'portal', firstReactedAt: NOON, firstReactedLate: false },
  ],
  'a letter that was moved away says nothing': [
    [[say('customer', NOON, 1), 'portal'], [say('customer', NOON, 2), 'email'], [letter('letter.moved', 2)]],
    { lastChannel: 'portal' },
  ],
  'a letter that was filed by hand came by mail': [
    [[both(say('customer', NOON, 1), letter('letter.filed', 1)), 'desk']],
    { lastChannel: 'email' },
  ],
}

for (const [name, [steps, facts]] of Object.entries(CASES)) {
  test(name, () => {
    const { request, story } = lived(steps)
    assert.deepEqual(factsOf(request, story, TERMS.hoursById), { ...NOTHING, ...facts })
  })
}

test('without a promise nothing is late, and nothing is in time', () => {
  const request = fresh()
  const { reaction, resolution, earlierReactions } = request.ledger
  const ledger = {
    reaction: { ...reaction, targetMs: null },
    resolution: { ...resolution, targetMs: null },
    earlierReactions,
  }
  const rules = { ...TERMS, rules: [] }
  const done = moved({ ...request, ledger }, 'resolve', rules, { at: NOON, by: 1, solution: 'Готово', code: 'solved' })
  const { firstReactedAt, firstReactedLate, resolvedLate } = factsOf(done.request, [], rules.hoursById)
  assert.deepEqual([firstReactedAt, firstReactedLate, resolvedLate], [NOON, null, null])
})

test('one change says of itself alone what its story says of all', () => {
  const { request } = lived([[give(5, 2)], [resolve(NOON)]])
  assert.equal(factsOf(request, [], TERMS.hoursById).resolvedBy, null)
  const { request: after, story } = lived([[say('customer', NOON + HOUR), 'email']], request)
  const { lastChannel, resolvedBy, timesResumed } = factsOf(after, story, TERMS.hoursById)
  assert.deepEqual([lastChannel, resolvedBy, timesResumed], ['email', null, 1])
})
