import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HOUR, MINUTE } from '../ground/instant.ts'
import { deliveryState, isReminderOver, isTooLate } from './deliveries.ts'

const LETTER = {
  sentAt: null,
  returnedAt: null,
  gaveUpAt: null,
  notBefore: null,
  gathers: false,
  spared: null,
  attempts: 0,
  triedWithoutServer: false,
}

const CASES = [
  { name: 'a letter that was just written is being sent', letter: {}, state: 'sending' },
  { name: 'one that waits for the morning waits', letter: { notBefore: 101 }, state: 'waiting' },
  { name: 'one that waits for a summary gathers', letter: { notBefore: 101, gathers: true }, state: 'gathering' },
  { name: 'read before it left, it is read', letter: { gaveUpAt: 99, spared: 'read' }, state: 'read' },
  { name: 'in the morning it is being sent', letter: { notBefore: 100 }, state: 'sending' },
  { name: 'after an attempt that failed it is tried again', letter: { attempts: 1 }, state: 'retrying' },
  { name: 'a server has taken it', letter: { attempts: 2, sentAt: 90 }, state: 'taken' },
  { name: 'taken and come back is come back', letter: { sentAt: 90, returnedAt: 95 }, state: 'returned' },
  { name: 'given up is the end', letter: { attempts: 17, gaveUpAt: 99, returnedAt: 99 }, state: 'undelivered' },
  { name: 'given up unsent, it came too late', letter: { triedWithoutServer: true, gaveUpAt: 99 }, state: 'too_late' },
  { name: 'without a server nothing was tried', letter: { triedWithoutServer: true }, state: 'no_server' },
] as const

for (const { name, letter, state } of CASES) {
  test(name, () => assert.equal(deliveryState({ ...LETTER, ...letter }, 100), state))
}

const LATE = [
  { name: 'words that waited three days for a server', letter: {}, after: 72 * HOUR, late: true },
  { name: 'words that waited not quite so long', letter: {}, after: 72 * HOUR - 1, late: false },
  { name: 'words that waited for us', letter: { waitedForServer: false }, after: 720 * HOUR, late: false },
  { name: 'a code that opens nothing any more', letter: { kind: 'sign_in' }, after: 15 * MINUTE, late: true },
  { name: 'a code that still opens', letter: { kind: 'sign_in' }, after: 15 * MINUTE - 1, late: false },
] as const

for (const { name, letter, after, late } of LATE) {
  test(`${name}: ${late ? 'not worth sending' : 'worth sending'}`, () => {
    assert.equal(isTooLate({ kind: 'reply', dueAt: 0, waitedForServer: true, ...letter }, after), late)
  })
}

test('a reminder that waited half a day, or whose request went on meanwhile, is not sent any more', () => {
  const cases: readonly (readonly [waited: number, isAwaited: boolean, over: boolean])[] = [
    [0, true, false],
    [11 * HOUR, true, false],
    [12 * HOUR, true, true],
    [0, false, true],
  ]
  for (const [waited, isAwaited, over] of cases) assert.equal(isReminderOver({ dueAt: 0, isAwaited }, waited), over)
})
