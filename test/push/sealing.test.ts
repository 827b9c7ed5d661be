import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encrypted, LARGEST_MESSAGE } from '../../src/channels/push/encrypt.ts'
import { bytesOf, type PushMessage } from '../../src/channels/push/message.ts'
import { contactOf } from '../../src/channels/push/vapid.ts'
import { decrypted } from './fake-push-service.ts'

const bytes = (text: string) => Buffer.from(text, 'base64url')

/** RFC 8291, section 5 and appendix A. */
const RFC = {
  plain: 'When I grow up, I want to be a watermelon',
  sender: 'yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw',
  receiver: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  salt: 'DGv6ra1nlYgDCS1FRnbzlw',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
  sealed:
    'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
} as const

test('a message is sealed as the example of RFC 8291 says, byte for byte', () => {
  const to = { p256dh: bytes(RFC.receiver), auth: bytes(RFC.auth) }
  const made = encrypted(Buffer.from(RFC.plain), to, { salt: bytes(RFC.salt), key: bytes(RFC.sender) })
  assert.equal(made.toString('base64url'), RFC.sealed)
})

test('a browser reads what was sealed for it, of every length up to the largest, and each time it looks other', async () => {
  const keys = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits'])
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey))
  const auth = crypto.getRandomValues(new Uint8Array(16))
  const to = { p256dh: Buffer.from(point), auth: Buffer.from(auth) }
  assert.equal(LARGEST_MESSAGE, 3_993)
  for (const length of [0, 1, 15, 16, 17, 2_000, LARGEST_MESSAGE]) {
    const plain = Buffer.from('ж'.repeat(length)).subarray(0, length - (length % 2))
    const [one, two] = [encrypted(plain, to), encrypted(plain, to)]
    assert.ok(one.length <= 4_096 && !one.equals(two))
    assert.equal(await decrypted({ keys, point, auth }, one), plain.toString('utf8'))
  }
  assert.throws(() => encrypted(Buffer.alloc(LARGEST_MESSAGE + 1), to), /larger/)
})

test('a message is never larger than a service takes: its body gives way', () => {
  const notification = {
    title: '№1042',
    navigate: 'https://a.example/',
    lang: 'ru',
    tag: 'request-1042',
    data: { notice: 1 },
  }
  const message: PushMessage = {
    notification: { ...notification, body: '👩‍👩‍👧 касса '.repeat(900) },
    urgency: 'normal',
  }
  const made = bytesOf(message)
  assert.ok(made.length <= LARGEST_MESSAGE, `${made.length}`)
  const read = JSON.parse(made.toString('utf8'))
  assert.deepEqual([read.web_push, read.notification.title], [8030, '№1042'])
  assert.ok(read.notification.body.length > 0 && !read.notification.body.includes('\ufffd'))
})

const CONTACTS = [
  ['support@firm.example', 'https://okno.firm.example', 'mailto:support@firm.example'],
  ['okno@localhost', 'https://okno.firm.example:8443', 'https://okno.firm.example:8443'],
  ['okno@localhost', 'http://localhost:8080', 'mailto:desk@okno.invalid'],
  ['okno@127.0.0.1', 'https://127.0.0.1', 'mailto:desk@okno.invalid'],
  ['okno@desk.local', 'https://desk.internal', 'mailto:desk@okno.invalid'],
  ['support@firm.example', 'http://localhost:8080', 'mailto:support@firm.example'],
] as const
for (const [address, url, contact] of CONTACTS) {
  test(`a push service that has trouble with ${address} at ${url} writes to ${contact}`, () => {
    assert.equal(contactOf({ address, url }), contact)
  })
}
