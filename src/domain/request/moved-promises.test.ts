import assert from 'node:assert/strict'
import { test } from 'node:test'
import { kindsIn } from '../notices/notices.ts'
import type { Deadlines, RequestEvent } from './events.ts'
import { promisesToTell } from './moved-promises.ts'

const at = (reaction: string | null, resolution: string | null): Deadlines => {
  const moment = (time: string | null) => time && `2026-11-23T${time}:00.000Z`
  return { reactionDueAt: moment(reaction), resolutionDueAt: moment(resolution) }
}
const priority = (from: Deadlines, to: Deadlines): RequestEvent => ({
  type: 'request.priority-changed',
  data: { from: 3, to: 2, deadlines: { from, to } },
})
const terms = (from: Deadlines, to: Deadlines): RequestEvent => ({
  type: 'request.terms-changed',
  data: { contract: { from: 1, to: 2 }, service: { from: 1, to: 1 }, deadlines: { from, to } },
})

const CASES = [
  ['another priority, earlier', [priority(at('12:00', '18:00'), at('11:00', '15:00'))], ['reaction', 'resolution']],
  ['another contract, later', [terms(at('12:00', '18:00'), at('12:00', '20:00'))], ['resolution']],
  ['the same times', [priority(at('12:00', '18:00'), at('12:00', '18:00'))], []],
  [
    'half a minute',
    [terms(at(null, '18:00'), { reactionDueAt: null, resolutionDueAt: '2026-11-23T18:00:30.000Z' })],
    [],
  ],
  ['a clock that stood still', [priority(at(null, null), at(null, '18:00'))], []],
  ['a clock that stands still', [priority(at('12:00', '18:00'), at(null, null))], []],
  [
    'a pause and its end',
    [{ type: 'request.moved', data: { move: 'continue', from: 'waiting_customer', to: 'in_progress' } }],
    [],
  ],
] as const satisfies readonly (readonly [string, readonly unknown[], readonly string[]])[]

for (const [name, events, wanted] of CASES) {
  test(`of ${name} the customer is told ${wanted.join(' and ') || 'nothing'}`, () => {
    const happened = events as unknown as readonly RequestEvent[]
    const last = happened.at(-1)
    const deadlines = last && 'deadlines' in last.data ? last.data.deadlines : null
    const holds = deadlines !== null && 'to' in deadlines ? deadlines.to : at(null, null)
    const now = Date.parse('2026-11-23T09:00:00Z')
    assert.equal(kindsIn(happened).includes('due_moved'), wanted.length > 0)
    const told = promisesToTell(happened, { deadlines: holds, now })
    assert.deepEqual(
      told.map(({ metric }) => metric),
      wanted,
    )
  })
}

test('what was moved once more, is met, or has passed meanwhile is told no more', () => {
  const events = [priority(at('12:00', '18:00'), at('11:00', '15:00'))]
  const told = (deadlines: Deadlines, now: string) =>
    promisesToTell(events, { deadlines, now: Date.parse(`2026-11-23T${now}:00Z`) }).map(({ metric }) => metric)
  assert.deepEqual(told(at('11:00', '15:00'), '09:00'), ['reaction', 'resolution'])
  assert.deepEqual(told(at(null, '15:00'), '09:00'), ['resolution'])
  assert.deepEqual(told(at('11:00', '16:00'), '09:00'), ['reaction'])
  assert.deepEqual(told(at('11:00', '15:00'), '16:00'), [])
})
