import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fresh, NOON, TERMS } from '../../../test/sample-request.ts'
import { HOUR } from '../ground/instant.ts'
import { withNote, withPublicMessage } from './conversation.ts'
import { moved } from './moved.ts'

const types = (change: { events: readonly { type: string }[] }) => change.events.map(({ type }) => type)

test('taking a request meets the reaction once; a reply after that changes nothing about it', () => {
  const start = moved(fresh(), 'start', TERMS, { at: NOON + HOUR, by: 1 })
  assert.deepEqual(types(start), ['request.moved', 'clock.reacted'])
  assert.equal(start.request.reactedAt, NOON + HOUR)
  const said = { messageId: 1, by: 1, from: 'support', text: 'Смотрю', at: NOON + 2 * HOUR } as const
  assert.deepEqual(types(withPublicMessage(start.request, said, TERMS)), ['message.published'])
})

test('the first public reply of the support meets the reaction, an internal note does not', () => {
  const said = { messageId: 1, by: 1, from: 'support', text: 'Смотрю', at: NOON + HOUR } as const
  assert.deepEqual(types(withPublicMessage(fresh(), said, TERMS)), ['message.published', 'clock.reacted'])
  assert.equal(withNote(fresh(), 1).request.reactedAt, null)
})
