import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestEvent } from '../request/events.ts'
import { MOVE_NAMES, type Move } from '../request/request-lifecycle.ts'
import { hears, noticeOf } from './notices.ts'

const said = (from: 'customer' | 'support'): RequestEvent => ({
  type: 'message.published',
  data: { messageId: 7, from },
})
const moved = (move: Move): RequestEvent => ({
  type: 'request.moved',
  data: { move, from: 'in_progress', to: 'resolved' },
})

const NOTICES = [
  { name: 'a reply of the support is told with its message', events: [said('support')], told: ['reply', 7] },
  { name: 'a question is told as a question', events: [said('support'), moved('ask')], told: ['question', 7] },
  { name: 'a solution is told as one letter', events: [said('support'), moved('resolve')], told: ['resolved', 7] },
  {
    name: 'a reminder is told',
    events: [{ type: 'request.reminded', data: { endsAt: '' } }],
    told: ['reminder', null],
  },
  { name: 'a closing by silence is told without a message', events: [moved('close')], told: ['closed', null] },
  { name: 'a customer’s own message is told to nobody', events: [said('customer')], told: null },
  { name: 'a message that resumes is told to nobody', events: [said('customer'), moved('resume')], told: null },
  {
    name: 'an internal note is told to nobody',
    events: [{ type: 'message.noted', data: { messageId: 7 } }],
    told: null,
  },
] as const satisfies readonly {
  name: string
  events: readonly RequestEvent[]
  told: readonly [string, number | null] | null
}[]

for (const { name, events, told } of NOTICES) {
  test(name, () => {
    const notice = noticeOf(events)
    assert.deepEqual(notice && [notice.kind, notice.messageId], told)
  })
}

test('of all moves only questions, solutions and ends are told, and spam is not', () => {
  const told = MOVE_NAMES.filter((move) => noticeOf([moved(move)]) !== null)
  assert.deepEqual(told.toSorted(), ['ask', 'cancel', 'close', 'give_up', 'mark_duplicate', 'resolve', 'settle'])
})

test('the contact hears of everything but what he did himself; who is in copy hears what is said from then on', () => {
  const contact = { id: 1, isContact: true, copiedSince: null }
  const copied = { id: 2, isContact: false, copiedSince: 100 }
  const watcher = { id: 3, isContact: false, copiedSince: null }
  assert.equal(hears(contact, { kind: 'closed', by: null, at: 100 }), true)
  assert.equal(hears(contact, { kind: 'closed', by: 1, at: 100 }), false)
  assert.equal(hears(copied, { kind: 'reply', by: 9, at: 100 }), true)
  assert.equal(hears(copied, { kind: 'reply', by: 9, at: 99 }), false)
  assert.equal(hears(copied, { kind: 'acknowledgement', by: 9, at: 100 }), false)
  assert.equal(hears(watcher, { kind: 'reply', by: 9, at: 100 }), false)
})
