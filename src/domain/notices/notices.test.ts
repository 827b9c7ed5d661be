import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestEvent } from '../request/events.ts'
import type { Move } from '../request/request-lifecycle.ts'
import { kindsIn, messageOf } from './notices.ts'

const said = (from: 'customer' | 'support'): RequestEvent => ({
  type: 'message.published',
  data: { messageId: 7, from },
})
const moved = (move: Move): RequestEvent => ({
  type: 'request.moved',
  data: { move, from: 'in_progress', to: 'resolved' },
})

const NOTICES = [
  { name: 'a reply of the support is told with its message', events: [said('support')], kinds: ['reply'], message: 7 },
  { name: 'a question is told as one', events: [said('support'), moved('ask')], kinds: ['question'], message: 7 },
  { name: 'a solution is told as one', events: [said('support'), moved('resolve')], kinds: ['resolved'], message: 7 },
  {
    name: 'a reminder brings no message of its own',
    events: [{ type: 'request.reminded', data: { endsAt: '' } }],
    kinds: ['reminder'],
    message: null,
  },
  {
    name: 'a closing by silence is told without a message',
    events: [moved('close')],
    kinds: ['closed'],
    message: null,
  },
  {
    name: 'a customer’s own message is told to the support alone',
    events: [said('customer'), moved('resume')],
    kinds: ['answered', 'returned'],
    message: null,
  },
] as const satisfies readonly {
  name: string
  events: readonly RequestEvent[]
  kinds: readonly string[]
  message: number | null
}[]

for (const { name, events, kinds, message } of NOTICES) {
  test(name, () => {
    const found = kindsIn(events)
    assert.deepEqual(found, kinds)
    assert.deepEqual([...new Set(found.map((kind) => messageOf(kind, events)))], [message])
  })
}
