import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type SentenceFacts, statusSentence } from './status-sentence.ts'

const NOW = Date.UTC(2026, 2, 12, 10)
const SOON = NOW + 60_000
const PAST = NOW - 1
const FACTS: SentenceFacts = {
  status: 'registered',
  reactionDueAt: SOON,
  resolutionDueAt: SOON,
  reactionMetAt: null,
  deferredUntil: null,
  rating: null,
  now: NOW,
}

const TOLD = [
  { when: {}, code: 'reply_by', at: SOON, tone: 'calm', step: 0 },
  { when: { reactionDueAt: NOW }, code: 'reply_by', at: NOW, tone: 'calm', step: 0 },
  { when: { reactionDueAt: PAST }, code: 'reply_late', at: PAST, tone: 'late', step: 0 },
  { when: { reactionDueAt: null }, code: 'accepted', at: null, tone: 'calm', step: 0 },
  { when: { reactionMetAt: PAST }, code: 'resolve_by', at: SOON, tone: 'calm', step: 0 },
  { when: { status: 'in_progress' }, code: 'resolve_by', at: SOON, tone: 'calm', step: 1 },
  { when: { status: 'in_progress', resolutionDueAt: PAST }, code: 'resolve_late', at: PAST, tone: 'late', step: 1 },
  { when: { status: 'in_progress', resolutionDueAt: null }, code: 'in_progress', at: null, tone: 'calm', step: 1 },
  { when: { status: 'waiting_customer' }, code: 'we_wait_for_you', at: null, tone: 'your_move', step: 1, paused: true },
  {
    when: { status: 'deferred', deferredUntil: SOON },
    code: 'deferred_until',
    at: SOON,
    tone: 'calm',
    step: 1,
    paused: true,
  },
  { when: { status: 'waiting_external' }, code: 'external', at: SOON, tone: 'calm', step: 1 },
  {
    when: { status: 'waiting_external', resolutionDueAt: null },
    code: 'external',
    at: null,
    tone: 'calm',
    step: 1,
    paused: true,
  },
  { when: { status: 'resolved', endsAt: SOON }, code: 'resolved_rate', at: SOON, tone: 'done', step: 2 },
  { when: { status: 'resolved', rating: 5 }, code: 'resolved', at: null, tone: 'done', step: 2 },
  { when: { status: 'resumed' }, code: 'resumed_reply_by', at: SOON, tone: 'calm', step: 1 },
  { when: { status: 'resumed', reactionDueAt: PAST }, code: 'resumed_reply_late', at: PAST, tone: 'late', step: 1 },
  { when: { status: 'resumed', reactionDueAt: null }, code: 'resumed', at: null, tone: 'calm', step: 1 },
  { when: { status: 'closed', endsAt: PAST }, code: 'closed', at: PAST, tone: 'done', step: 3 },
  { when: { status: 'cancelled' }, code: 'cancelled', at: null, tone: 'done', step: 3 },
] as const

for (const { when, ...told } of TOLD) {
  test(`a customer whose request is ${JSON.stringify(when)} reads: ${told.code}`, () => {
    assert.deepEqual(statusSentence({ ...FACTS, ...when }), { paused: false, ...told })
  })
}
