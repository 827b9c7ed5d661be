import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashOf, newToken, signInPair } from './secrets.ts'

test('a token is 256 bits by chance, and no two are the same', () => {
  const tokens = Array.from({ length: 10_000 }, newToken)
  assert.equal(new Set(tokens).size, tokens.length)
  for (const token of tokens) assert.equal(Buffer.from(token, 'base64url').length, 32)
  const bits = tokens
    .flatMap((token) => [...Buffer.from(token, 'base64url')])
    .reduce((sum, byte) => sum + (byte & 1), 0)
  assert.ok(Math.abs(bits / (32 * tokens.length) - 0.5) < 0.01)
})

test('what is kept of a token is its SHA-256 alone', () => {
  const token = newToken()
  assert.equal(hashOf(token).length, 32)
  assert.ok(!hashOf(token).toString('base64url').includes(token))
})

test('code and link of a letter follow from the secret of the desk: with another secret they are others', () => {
  const letter = { personId: 1, id: 2, at: 3 }
  const { code, linkToken } = signInPair('one secret', letter)
  assert.match(code, /^\d{6}$/)
  assert.equal(Buffer.from(linkToken, 'base64url').length, 32)
  assert.deepEqual(signInPair('one secret', letter), { code, linkToken })
  assert.notEqual(signInPair('another secret', letter).linkToken, linkToken)
})
