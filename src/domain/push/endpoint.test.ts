import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pushEndpoint } from './endpoint.ts'

const KNOWN = [
  'https://fcm.googleapis.com/fcm/send/abc:def',
  'https://web.push.apple.com/QGd',
  'https://updates.push.services.mozilla.com/wpush/v2/gAAA',
  'https://db5p.notify.windows.com/w/?token=abc',
]
for (const endpoint of KNOWN) {
  test(`${endpoint} is a push service`, () => assert.equal(pushEndpoint(endpoint), endpoint))
}

/** Each would have us ask an address of a stranger's choice. */
const FORGED = [
  'http://fcm.googleapis.com/fcm/send/a',
  'https://fcm.googleapis.com:8443/a',
  'https://fcm.googleapis.com:22/a',
  'https://user@fcm.googleapis.com/a',
  'https://user:word@web.push.apple.com/a',
  'https://fcm.googleapis.com@evil.example/a',
  'https://fcm.googleapis.com.evil.example/a',
  'https://evil.example/fcm.googleapis.com',
  'https://evil.example#.push.apple.com',
  'https://evil.example?.notify.windows.com',
  'https://fcm.googleapis.com./a',
  'https://xfcm.googleapis.com/a',
  'https://a.fcm.googleapis.com/a',
  'https://push.apple.com/a',
  'https://evilpush.apple.com/a',
  'https://notify.windows.com.evil.example/a',
  'https://xn--fcm-googleapis-com.example/a',
  'https://fсm.googleapis.com/a',
  'https://web.push.аpple.com/a',
  'https://127.0.0.1/a',
  'https://2130706433/a',
  'https://0x7f.1/a',
  'https://[::1]/a',
  'https://[::ffff:127.0.0.1]/a',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/a',
  'http://127.0.0.1:9/a',
  'file:///etc/passwd',
  'gopher://fcm.googleapis.com/a',
  'javascript:alert(1)',
  '//fcm.googleapis.com/a',
  'fcm.googleapis.com/a',
  '',
  `https://fcm.googleapis.com/${'a'.repeat(1_500)}`,
]
for (const endpoint of FORGED) {
  test(`${endpoint.slice(0, 60) || 'nothing'} is none`, () => assert.equal(pushEndpoint(endpoint), null))
}

test('another spelling of a known one is kept as it is asked', () => {
  assert.equal(pushEndpoint('https:\\\\FCM.googleapis.com:443\\a'), 'https://fcm.googleapis.com/a')
})

test('an origin that tests add is allowed, and nothing beside it', () => {
  const origins = ['http://127.0.0.1:4001']
  assert.equal(pushEndpoint('http://127.0.0.1:4001/a', origins), 'http://127.0.0.1:4001/a')
  assert.equal(pushEndpoint('http://127.0.0.1:4002/a', origins), null)
  assert.equal(pushEndpoint('http://a@127.0.0.1:4001/a', origins), null)
})
