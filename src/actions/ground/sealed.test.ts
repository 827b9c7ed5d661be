import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sealed, unsealed } from './sealed.ts'

const SECRET = 'a secret for tests that is long enough'

test('a sealed password opens with the same secret for the same purpose, and with no other', () => {
  const box = sealed(SECRET, 'imap', 'пароль 1')
  assert.equal(unsealed(SECRET, 'imap', box), 'пароль 1')
  assert.throws(() => unsealed('another secret, also long enough', 'imap', box), /OKNO_SECRET/)
  assert.throws(() => unsealed(SECRET, 'smtp', box), /OKNO_SECRET/)
})

test('a sealed password shows nothing of itself, is never sealed the same way twice, and stands no change', () => {
  const box = sealed(SECRET, 'imap', 'password')
  assert.ok(!box.includes('password'))
  assert.ok(!box.equals(sealed(SECRET, 'imap', 'password')))
  for (const index of box.keys()) {
    const changed = Buffer.from(box)
    changed[index] = (changed[index] ?? 0) ^ 1
    assert.throws(() => unsealed(SECRET, 'imap', changed), Error, `byte ${index}`)
  }
  assert.throws(() => unsealed(SECRET, 'imap', box.subarray(0, 20)), Error)
})
