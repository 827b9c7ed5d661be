import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { DAY, HOUR, type Instant } from '../ground/instant.ts'
import { moved } from './moved.ts'
import type { ServiceRequest } from './request.ts'
import { timeEffects } from './wake.ts'

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
