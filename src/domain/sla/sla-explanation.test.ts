import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import { paused, reopened, running, startedLedger, stopped } from './sla-clock.ts'
import { type ClockLine, explained } from './sla-explanation.ts'

const WORKING = [
  { opens: '09:00', closes: '13:00' },
  { opens: '14:00', closes: '18:00' },
]
const OFFICE: ServiceHours = {
  id: 1,
  name: 'Базовое',
  zone: 'Europe/Moscow',
  versions: [
    {
      effectiveFrom: '2020-01-01',
      roundTheClock: false,
      weekly: [WORKING, WORKING, WORKING, WORKING, WORKING, [], []],
      calendar: 'ru',
      shortDayCutMinutes: 60,
      exceptions: [],
    },
  ],
}
const hoursById = () => OFFICE
const CLOCK = startedLedger(moscow('03-12T12:00'), { reactionMs: null, resolutionMs: 8 * HOUR }, 1).resolution

test('a clock tells line by line what counted and what did not', () => {
  const waiting = paused(CLOCK, moscow('03-12T16:00'), 'waiting_customer')
  const back = running(waiting, moscow('03-12T17:00'), 'customer_answered')
  const { lines, consumedMs, leftMs, due, state } = explained(back, hoursById, moscow('03-13T09:30'))
  assert.deepEqual(lines.map(told), [
    'counted registered 60',
    'closed break 60',
    'counted registered 120',
    'paused waiting_customer 60',
    'counted customer_answered 60',
    'closed night 900',
    'counted customer_answered 30',
  ])
  assert.equal(consumedMs, 4.5 * HOUR)
  assert.equal(leftMs, 3.5 * HOUR)
  assert.equal(due, moscow('03-13T13:00'))
  assert.equal(state, 'running')
})

const CLOSED = [
  { from: '03-12T18:00', to: '03-13T09:00', why: 'night' },
  { from: '03-13T18:00', to: '03-16T09:00', why: 'day_off' },
  { from: '03-05T18:00', to: '03-06T09:00', why: 'night' },
  { from: '03-06T18:00', to: '03-10T09:00', why: 'holiday' },
]

for (const { from, to, why } of CLOSED) {
  test(`from ${from} to ${to} is one line: ${why}`, () => {
    const clock = startedLedger(moscow(from), { reactionMs: null, resolutionMs: HOUR }, 1).resolution
    assert.deepEqual(explained(clock, hoursById, moscow(to)).lines, [
      { from: moscow(from), to: moscow(to), kind: 'closed', why, ms: moscow(to) - moscow(from) },
    ])
  })
}

test('the time between a solution and the return of the request is told as stopped', () => {
  const done = stopped(CLOCK, moscow('03-12T13:00'), 'resolved')
  const again = reopened(done, moscow('03-12T14:00'), 'resumed')
  const { lines } = explained(again, hoursById, moscow('03-12T14:30'))
  assert.deepEqual(lines.map(told), ['counted registered 60', 'paused stopped 60', 'counted resumed 30'])
})

const STATES = [
  { name: 'runs', clock: CLOCK, now: '03-12T15:00', state: 'running' },
  { name: 'is late after its deadline', clock: CLOCK, now: '03-13T12:01', state: 'late' },
  { name: 'is not late at the deadline itself', clock: CLOCK, now: '03-13T12:00', state: 'running' },
  { name: 'is paused', clock: paused(CLOCK, moscow('03-12T15:00'), 'deferred'), now: '03-20T15:00', state: 'paused' },
  { name: 'was met', clock: stopped(CLOCK, moscow('03-13T11:00'), 'resolved'), now: '03-20T15:00', state: 'met' },
  { name: 'was met late', clock: stopped(CLOCK, moscow('03-13T12:01'), 'resolved'), now: '03-20T15:00', state: 'late' },
  { name: 'promises nothing', clock: { ...CLOCK, targetMs: null }, now: '03-20T15:00', state: 'none' },
]

for (const { name, clock, now, state } of STATES) {
  test(`a clock that ${name} says: ${state}`, () => {
    assert.equal(explained(clock, hoursById, moscow(now)).state, state)
  })
}

test('a deadline at closing time is missed in the evening, though no open time has passed since', () => {
  const clock = startedLedger(moscow('03-12T17:00'), { reactionMs: null, resolutionMs: HOUR }, 1).resolution
  const { due, leftMs, state } = explained(clock, hoursById, moscow('03-12T20:00'))
  assert.deepEqual({ due, leftMs, state }, { due: moscow('03-12T18:00'), leftMs: 0, state: 'late' })
})

function told({ kind, why, ms }: ClockLine): string {
  return `${kind} ${why} ${ms / MINUTE}`
}

function moscow(local: string): Instant {
  return Date.parse(`2026-${local}:00+03:00`)
}
