import assert from 'node:assert/strict'
import { test } from 'node:test'
import { NOTICE_KINDS } from '../ground/words.ts'
import { isLocked, NOTICE_WAYS } from './defaults.ts'
import { comesAtNight, fitsSummary } from './haste.ts'

const ofAll = (rule: typeof fitsSummary, stopOfTrade = false) =>
  NOTICE_KINDS.filter((kind) => rule({ kind, stopOfTrade }))

test('a summary holds what is said, what has ended and what moves on; who is asked, called or named hears at once', () => {
  assert.deepEqual(ofAll(fitsSummary), [
    'reply',
    'resolved',
    'closed',
    'due_moved',
    'returned',
    'answered',
    'reassigned',
    'rated',
    'in_team',
  ])
})

test('nothing that cannot be switched off waits for a summary', () => {
  const locked = NOTICE_KINDS.filter((kind) => NOTICE_WAYS.some((way) => isLocked({ side: 'support', kind, way })))
  assert.deepEqual(
    locked.filter((kind) => fitsSummary({ kind, stopOfTrade: false })),
    [],
  )
})

test('at night comes what answers him, what a person wrote, and what is lost by the minute: a broken promise and a call too', () => {
  assert.deepEqual(ofAll(comesAtNight), [
    'acknowledgement',
    'reply',
    'question',
    'resolved',
    'trade_stopped',
    'escalated',
    'breached',
  ])
})

test('of a restaurant that cannot trade nothing waits', () => {
  assert.deepEqual(ofAll(fitsSummary, true), [])
  assert.deepEqual(ofAll(comesAtNight, true), [...NOTICE_KINDS])
})
