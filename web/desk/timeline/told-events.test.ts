import assert from 'node:assert/strict'
import test from 'node:test'
import type { TimelineEvent } from '../../../src/contract/request/message.ts'
import { toldEvents } from './told-events.ts'

const anna = { id: 7, name: 'Анна Седова' }
let lastId = 0

function event(type: string, time: string, data: Record<string, unknown>): TimelineEvent {
  return { id: ++lastId, type, at: `2026-11-23T${time}:00Z`, actor: anna, channel: 'desk', data }
}

const reaction = {
  targetSeconds: 1800,
  soonDueAfterSeconds: 1350,
  dueAt: null,
  metAt: '2026-11-23T10:12:00Z',
  state: 'met',
  consumedSeconds: 720,
} as const
const told = (...events: TimelineEvent[]) => toldEvents({ events, reaction })

test('taking, starting and the reaction met by it are one line', () => {
  const lines = told(
    event('request.assigned', '10:12', { specialist: { from: null, to: 7 }, team: { from: 1, to: 1 } }),
    event('request.moved', '10:12', { move: 'start', from: 'registered', to: 'in_progress' }),
    event('clock.reacted', '10:12', { by: 'taken', late: false }),
  )
  assert.equal(lines.length, 1)
  const [line] = lines
  assert.ok(line?.what === 'taken')
  assert.deepEqual(line.reaction, { spent: 720_000, target: 1_800_000 })
})

test('a pause and the answer that ends it are one line with both its times', () => {
  const lines = told(
    event('request.moved', '10:20', { move: 'ask', from: 'in_progress', to: 'waiting_customer' }),
    event('request.moved', '11:40', { move: 'answer', from: 'waiting_customer', to: 'in_progress' }),
  )
  assert.deepEqual(
    lines.map(({ what, at, until }) => ({ what, at, until })),
    [{ what: 'stood', at: '2026-11-23T10:20:00Z', until: '2026-11-23T11:40:00Z' }],
  )
})

test('a pause that still lasts has no end, one that ended in a solution keeps the line of the solution', () => {
  const ask = event('request.moved', '10:20', { move: 'ask', from: 'in_progress', to: 'waiting_customer' })
  assert.equal(told(ask)[0]?.until, null)
  const resolve = event('request.moved', '12:00', { move: 'resolve', from: 'waiting_customer', to: 'resolved' })
  assert.deepEqual(
    told(ask, resolve).map(({ what }) => what),
    ['stood', 'event'],
  )
})

test('of earlier reactions only whether they were in time is known', () => {
  const lines = told(
    event('clock.reacted', '09:00', { by: 'reply', late: true }),
    event('clock.reacted', '10:12', { by: 'reply', late: false }),
  )
  assert.deepEqual(
    lines.map((line) => line.what === 'replied' && { late: line.late, isKnown: line.reaction !== null }),
    [
      { late: true, isKnown: false },
      { late: false, isKnown: true },
    ],
  )
})

test('who did several things at once is named once', () => {
  const lines = told(
    event('request.criticality-changed', '10:30', { from: 'medium', to: 'high' }),
    event('request.priority-changed', '10:30', { from: 3, to: 2, deadlines: {} }),
  )
  assert.deepEqual(
    lines.map(({ by }) => by),
    ['Анна Седова', null],
  )
})
