import assert from 'node:assert/strict'
import { test } from 'node:test'
import { partsOf, plainOf } from './outgoing.ts'

test('a long text becomes several messages, cut between words, and loses nothing', () => {
  const text = Array.from({ length: 900 }, (_, place) => `слово${place}`).join(' ')
  const parts = partsOf([{ text: 'Начало', style: 'bold' }, '\n', text], 1_000)
  assert.ok(parts.length > 5)
  for (const part of parts) assert.ok(plainOf(part).length <= 1_000)
  assert.equal(parts.map(plainOf).join(''), `Начало\n${text}`)
  assert.ok(parts.slice(0, -1).every((part) => /\s$/.test(plainOf(part))))
})

test('no sign is torn, and a mark goes on in the next message', () => {
  const parts = partsOf([{ text: '👨‍👩‍👧'.repeat(40), style: 'quote' }], 50)
  assert.ok(parts.every((part) => plainOf(part).isWellFormed()))
  assert.ok(parts.every(([span]) => typeof span === 'object' && span.style === 'quote'))
})

test('what fits stays one message', () => {
  assert.deepEqual(partsOf(['да'], 10), [['да']])
})
