import assert from 'node:assert/strict'
import test from 'node:test'
import { newIntention } from './intention.ts'
import { Problem } from './problem.ts'

test('the same words go under the same key until somebody has answered them', () => {
  const { keyFor, settle } = newIntention()
  const key = keyFor({ text: 'Касса' })
  settle(new Problem('offline', 0))
  assert.equal(keyFor({ text: 'Касса' }), key, 'the answer got lost: it is sent again')
  settle(new Problem('internal', 500))
  assert.equal(keyFor({ text: 'Касса' }), key)
  assert.notEqual(keyFor({ text: 'Принтер' }), key, 'other words are another intention')
})

test('words that have had their answer are meant anew, be it a yes or a no', () => {
  const { keyFor, settle } = newIntention()
  const key = keyFor('Касса')
  settle(null)
  const next = keyFor('Касса')
  assert.notEqual(next, key)
  settle(new Problem('message.empty', 422))
  assert.notEqual(keyFor('Касса'), next)
})
