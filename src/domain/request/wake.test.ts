import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, type Instant } from '../ground/instant.ts'
import { DEFAULT_PLAN, DEFAULT_STEPS, type EscalationStep } from '../terms/escalation.ts'
import { DEFAULT_POLICY } from '../terms/policy.ts'
import type { Terms } from '../terms/terms.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import { isClockStep, timeEffects } from './wake.ts'

const taken = (request: ServiceRequest, at: Instant) => moved(request, 'start', TERMS, { at, by: 1 }).request

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

const NEXT_MONTH = Date.UTC(2026, 11, 1)
const SHORT = {
  ...DEFAULT_POLICY,
  soonDuePercent: 50,
  silence: { closesAfterHours: 8, remindsBeforeHours: 4, givesUpAfterWorkingDays: 2, remindsAfterWorkingDays: [1] },
}
const policyOf = (policy: typeof SHORT, effectiveFrom: Instant): Terms => ({
  ...TERMS,
  policies: [...TERMS.policies, { effectiveFrom, policy }],
})

test('a promise burns and a wait ends by the policy that held when it began', () => {
  const asked = moved(taken(fresh(), NOON), 'ask', TERMS, { at: NOON, by: 1 }).request
  for (const request of [fresh(), asked]) {
    assert.deepEqual(timeEffects(request, policyOf(SHORT, NEXT_MONTH)), timeEffects(request, TERMS))
  }
  const [soon] = timeEffects(fresh(), policyOf(SHORT, NOON))
  assert.deepEqual(soon && [soon.kind, soon.at - NOON], ['soon_due', 4 * HOUR])
  assert.deepEqual(
    timeEffects(asked, policyOf(SHORT, NOON)).map(({ kind, at }) => [kind, (at - NOON) / DAY]),
    [
      ['reminds', 1],
      ['gives_up', 2],
    ],
  )
})

test('what is resumed tells the steps of its new reaction, and none of its resolution again', () => {
  const tired = {
    ...taken(fresh(), NOON),
    stepsTold: ['reaction:0:75', 'resolution:0:75', 'resolution:0:calls:50:lead'],
  }
  const done = moved(tired, 'resolve', TERMS, { at: NOON + DAY, by: 1, solution: 'Готово', code: 'solved' }).request
  const again = moved(done, 'resume', TERMS, { at: NOON + 2 * DAY, by: 7 }).request
  const steps = [50, 75].map((percent) => ({ ...DEFAULT_STEPS[1], percent, to: 'lead' }) as EscalationStep)
  const schemes = [{ levelId: null, priority: null, reaction: steps, resolution: steps }]
  const plan = { ...DEFAULT_PLAN, schemes }
  const effects = timeEffects(again, { ...TERMS, escalations: [{ effectiveFrom: 0, plan, madeBy: 1 }] })
  const names = effects.flatMap((effect) => ('metric' in effect ? [effect.step] : []))
  assert.deepEqual(names.toSorted(), [
    'reaction:1:100',
    'reaction:1:75',
    'reaction:1:calls:50:lead',
    'reaction:1:calls:75:lead',
    'resolution:1:100',
    'resolution:1:calls:75:lead',
  ])
})

test('that a promise is soon over is told once, whatever share another policy has', () => {
  const told = { ...fresh(), stepsTold: ['reaction:0:75'] }
  const steps = timeEffects(told, policyOf(SHORT, NOON)).flatMap((effect) => ('step' in effect ? [effect.step] : []))
  assert.deepEqual(steps, ['reaction:0:100', 'resolution:0:50', 'resolution:0:100'])
  const isSoon = { metric: 'reaction', round: 0, isOver: false } as const
  assert.ok(isClockStep('reaction:0:75', isSoon) && isClockStep('reaction:0:50', isSoon))
  for (const step of ['reaction:0:100', 'reaction:1:75', 'resolution:0:75', `reminds:${NOON}:0`]) {
    assert.ok(!isClockStep(step, isSoon), step)
  }
})
