import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailServerIn, ownAddress } from './mailbox.ts'

const URLS = [
  [
    'imaps://support%40desk.example:p%3A%40ss@mail.example',
    ['mail.example', 993, 'tls', 'support@desk.example', 'p:@ss'],
  ],
  ['imap://name:word@mail.example', ['mail.example', 143, 'starttls', 'name', 'word']],
  ['imap://name:word@127.0.0.1:1143', ['127.0.0.1', 1143, 'none', 'name', 'word']],
  ['imap://name:word@[::1]', ['::1', 143, 'none', 'name', 'word']],
  ['imap://name:word@dovecot?security=none', ['dovecot', 143, 'none', 'name', 'word']],
  ['smtps://name:word@mail.example', ['mail.example', 465, 'tls', 'name', 'word']],
  ['smtp://name:word@mail.example:2525', ['mail.example', 2525, 'starttls', 'name', 'word']],
] as const

for (const [url, [host, port, security, user, password]] of URLS) {
  test(`${url} is ${security} at ${host}:${port}`, () => {
    assert.deepEqual(mailServerIn(url), { server: { host, port, security, user }, password })
  })
}

test('a letter is ours by its address, whatever its capitals and whatever stands after the plus', () => {
  const ours = ['support@desk.example', 'a+b@desk.example']
  assert.equal(ownAddress('Support@Desk.Example', ours), 'support@desk.example')
  assert.equal(ownAddress('support+1042-0f@desk.example', ours), 'support@desk.example')
  assert.equal(ownAddress('a+b@desk.example', ours), 'a+b@desk.example')
  assert.equal(ownAddress('a@desk.example', ours), null)
  assert.equal(ownAddress('support@desk.example@elsewhere.example', ours), null)
  assert.equal(ownAddress('support@elsewhere.example', ours), null)
})
