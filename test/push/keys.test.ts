import assert from 'node:assert/strict'
import { createECDH, createPublicKey, verify } from 'node:crypto'
import { test } from 'node:test'
import { jwkNumber, numberOfKey } from '../../src/actions/push/keys.ts'
import { vapid } from '../../src/channels/push/vapid.ts'

/** A pair whose private number begins with a zero byte, as one of 256 does. */
function shortPair() {
  for (;;) {
    const pair = createECDH('prime256v1')
    const publicKey = pair.generateKeys().toString('base64url')
    const number = pair.getPrivateKey()
    if (number.length === 31) return { publicKey, number }
  }
}

function isSignedBy(publicKey: string, privateKey: string): boolean {
  const header = vapid('https://push.example/a', { publicKey, privateKey }, 'mailto:desk@okno.invalid', 0)
  const [, signed = '', signature = ''] = /t=([\w-]+\.[\w-]+)\.([\w-]+),/.exec(header) ?? []
  const point = Buffer.from(publicKey, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' })
  const how = { key, dsaEncoding: 'ieee-p1363' } as const
  return verify('sha256', Buffer.from(signed), how, Buffer.from(signature, 'base64url'))
}

test('a private number that begins with a zero byte signs for its public key', () => {
  const { publicKey, number } = shortPair()
  const kept = jwkNumber(number)
  assert.equal(numberOfKey(publicKey, kept), kept)
  assert.ok(isSignedBy(publicKey, kept))
})

test('one that was kept as letters filled up is understood', () => {
  const { publicKey, number } = shortPair()
  const letters = number.toString('base64url').padStart(43, 'A')
  assert.equal(isSignedBy(publicKey, letters), false)
  assert.ok(isSignedBy(publicKey, numberOfKey(publicKey, letters)))
})

test('a number of another key is none', () => {
  const { publicKey } = shortPair()
  assert.throws(() => numberOfKey(publicKey, jwkNumber(shortPair().number)), /not that of its public key/)
})
