import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, type Instant, MINUTE } from '../ground/instant.ts'
import type { ServiceHours } from '../hours/service-hours.ts'
import {
  type Clock,
  consumed,
  dueAt,
  dueWas,
  paused,
  reachesAt,
  reopened,
  running,
  startedLedger,
  stopped,
  withNewReaction,
  withTerms,
} from './sla-clock.ts'

const DAY_HOURS = [{ opens: '09:00', closes: '18:00' }]
const OFFICE: ServiceHours = {
  id: 1,
  name: 'Базовое',
  zone: 'Europe/Moscow',
  versions: [
    {
      effectiveFrom: '2020-01-01',
      roundTheClock: false,
      weekly: [DAY_HOURS, DAY_HOURS, DAY_HOURS, DAY_HOURS, DAY_HOURS, [], []],
      calendar: 'ru',
      shortDayCutMinutes: 60,
      exceptions: [],
    },
  ],
}
const ALWAYS: ServiceHours = {
  id: 2,
  name: 'Премиум 24×7',
  zone: 'Europe/Moscow',
  versions: [
    {
      effectiveFrom: '2020-01-01',
      roundTheClock: true,
      weekly: [],
      calendar: null,
      shortDayCutMinutes: 0,
      exceptions: [],
    },
  ],
}
const hoursById = (id: number) => (id === 2 ? ALWAYS : OFFICE)

const TARGETS = { reactionMs: HOUR, resolutionMs: 8 * HOUR }

test('a new request owes a reaction and a resolution, counted in the hours of its contract', () => {
  const ledger = startedLedger(thursday('17:30'), TARGETS, OFFICE.id)
  assert.equal(dueAt(ledger.reaction, hoursById), friday('09:30'))
  assert.equal(dueAt(ledger.resolution, hoursById), friday('16:30'))
  assert.equal(consumed(ledger.resolution, hoursById, friday('10:00')), 90 * MINUTE)
})

test('while we wait for the customer the clock stands, and his answer makes it go on with what was left', () => {
  const waiting = paused(resolution(thursday('10:00')), thursday('12:00'), 'waiting_customer')
  assert.equal(dueAt(waiting, hoursById), null)
  assert.equal(consumed(waiting, hoursById, friday('12:00')), 2 * HOUR)
  assert.equal(dueAt(running(waiting, friday('10:00'), 'customer_answered'), hoursById), friday('16:00'))
})

test('to pause, run or stop a clock again changes nothing', () => {
  const clock = resolution(thursday('10:00'))
  const waiting = paused(clock, thursday('12:00'), 'waiting_customer')
  const done = stopped(clock, thursday('12:00'), 'resolved')
  assert.equal(running(clock, thursday('11:00'), 'in_progress'), clock)
  assert.equal(paused(waiting, thursday('13:00'), 'waiting_customer'), waiting)
  assert.equal(stopped(done, thursday('13:00'), 'closed'), done)
  assert.equal(paused(done, thursday('13:00'), 'deferred'), done)
  assert.equal(running(done, thursday('13:00'), 'returned'), done)
})

test('a pause for another reason is told as a pause of its own', () => {
  const waiting = paused(resolution(thursday('10:00')), thursday('12:00'), 'waiting_customer')
  const causes = paused(waiting, thursday('13:00'), 'deferred').stretches.map(({ cause }) => cause)
  assert.deepEqual(causes, ['registered', 'waiting_customer', 'deferred'])
})

test('a stopped clock has no deadline, and remembers the one it had', () => {
  const done = stopped(resolution(thursday('10:00')), thursday('12:00'), 'resolved')
  assert.equal(dueAt(done, hoursById), null)
  assert.equal(dueWas(done, hoursById), thursday('18:00'))
  assert.equal(consumed(done, hoursById, friday('18:00')), 2 * HOUR)
})

test('a reopened clock goes on with what was left; the time between does not count', () => {
  const done = stopped(resolution(thursday('10:00')), thursday('12:00'), 'resolved')
  const again = reopened(done, friday('11:00'), 'resumed')
  assert.equal(again.stoppedAt, null)
  assert.equal(dueAt(again, hoursById), friday('17:00'))
})

test('a reply that bounced never met the reaction: the clock ran all along', () => {
  const { reaction } = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const replied = stopped(reaction, thursday('10:20'), 'reply')
  const bounced = reopened(replied, thursday('10:50'), 'reply_bounced')
  assert.equal(consumed(bounced, hoursById, thursday('10:50')), 50 * MINUTE)
  assert.equal(dueAt(bounced, hoursById), thursday('11:00'))
  assert.equal(stopped(bounced, thursday('10:30'), 'taken').stoppedAt, thursday('10:30'))
})

test('a resumed request is owed a new reaction, and the old one is kept as it ended', () => {
  const ledger = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const met = { ...ledger, reaction: stopped(ledger.reaction, thursday('10:20'), 'reply') }
  const resumed = withNewReaction(met, friday('10:00'), HOUR, OFFICE.id)
  assert.equal(dueAt(resumed.reaction, hoursById), friday('11:00'))
  assert.deepEqual(resumed.earlierReactions, [met.reaction])
  assert.deepEqual(withNewReaction(resumed, friday('10:00'), HOUR, OFFICE.id), resumed)
})

test('new terms keep what was consumed', () => {
  const ledger = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const urgent = withTerms(ledger, thursday('12:00'), { reactionMs: HOUR, resolutionMs: 4 * HOUR }, OFFICE.id)
  assert.equal(dueAt(urgent.resolution, hoursById), thursday('14:00'))
})

test('a target below what is consumed was due when the consumption reached it', () => {
  const ledger = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const waiting = { ...ledger, resolution: paused(ledger.resolution, thursday('14:00'), 'waiting_customer') }
  const back = { ...ledger, resolution: running(waiting.resolution, friday('10:00'), 'customer_answered') }
  const urgent = withTerms(back, friday('11:00'), { reactionMs: null, resolutionMs: 3 * HOUR }, OFFICE.id)
  assert.equal(dueAt(urgent.resolution, hoursById), thursday('13:00'))
})

test('other hours count from the moment they are agreed, the time before stays as it was', () => {
  const ledger = startedLedger(thursday('16:00'), TARGETS, OFFICE.id)
  const premium = withTerms(ledger, thursday('18:00'), TARGETS, ALWAYS.id)
  assert.equal(dueAt(premium.resolution, hoursById), thursday('18:00') + 6 * HOUR)
  assert.equal(premium.resolution.stretches.at(-1)?.cause, 'terms_changed')
})

test('new terms leave a fact alone: a reaction that was met stays met', () => {
  const ledger = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const met = { ...ledger, reaction: stopped(ledger.reaction, thursday('10:50'), 'taken') }
  const urgent = withTerms(met, thursday('12:00'), { reactionMs: 15 * MINUTE, resolutionMs: HOUR }, ALWAYS.id)
  assert.equal(urgent.reaction, met.reaction)
})

test('hours agreed on during a pause hold when the clock runs again', () => {
  const ledger = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const waiting = { ...ledger, resolution: paused(ledger.resolution, thursday('12:00'), 'waiting_customer') }
  const premium = withTerms(waiting, thursday('13:00'), TARGETS, ALWAYS.id)
  const back = running(premium.resolution, thursday('20:00'), 'customer_answered')
  assert.equal(dueAt(back, hoursById), friday('02:00'))
})

test('where nothing is promised nothing is due, and the clock is kept all the same', () => {
  const { reaction } = startedLedger(thursday('10:00'), { reactionMs: null, resolutionMs: null }, OFFICE.id)
  assert.equal(dueAt(reaction, hoursById), null)
  assert.equal(consumed(reaction, hoursById, thursday('11:00')), HOUR)
})

test('steps of escalation are instants on the way to the deadline and beyond', () => {
  const clock = resolution(thursday('10:00'))
  assert.equal(reachesAt(clock, hoursById, 4 * HOUR), thursday('14:00'))
  assert.equal(reachesAt(clock, hoursById, 12 * HOUR), friday('13:00'))
})

test('a machine clock that was set back makes no stretch of negative length', () => {
  const waiting = paused(resolution(thursday('10:00')), thursday('12:00'), 'waiting_customer')
  const back = running(waiting, thursday('11:00'), 'customer_answered')
  assert.ok(back.stretches.every(({ from, to }) => to === null || from <= to))
  assert.equal(consumed(back, hoursById, thursday('13:00')), 3 * HOUR)
})

test('a clock that stops in the instant it starts can be reopened', () => {
  const { reaction } = startedLedger(thursday('10:00'), TARGETS, OFFICE.id)
  const taken = stopped(reaction, thursday('10:00'), 'taken')
  assert.equal(dueWas(taken, hoursById), thursday('11:00'))
  assert.equal(dueAt(reopened(taken, thursday('12:00'), 'resumed'), hoursById), thursday('13:00'))
})

test('a ledger is plain data: stored and read again it is the same', () => {
  const ledger = withNewReaction(startedLedger(thursday('10:00'), TARGETS, OFFICE.id), friday('10:00'), HOUR, ALWAYS.id)
  assert.deepEqual(JSON.parse(JSON.stringify(ledger)), ledger)
})

function resolution(at: Instant): Clock {
  return startedLedger(at, TARGETS, OFFICE.id).resolution
}

function thursday(time: string): Instant {
  return Date.parse(`2026-03-12T${time}:00+03:00`)
}

function friday(time: string): Instant {
  return Date.parse(`2026-03-13T${time}:00+03:00`)
}
