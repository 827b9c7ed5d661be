import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isAllowedMailServer } from './allowed-mail-servers.ts'

const LIST = ['mail.example.com', '*.mail.example.net:993', '10.0.0.5:143', '[::1]:143', 'Exchange']

const SERVERS: readonly (readonly [string, number, boolean])[] = [
  ['mail.example.com', 993, true],
  ['mail.example.com', 25, true],
  ['MAIL.Example.com', 993, true],
  ['mail.example.com.', 993, false],
  ['mail.example.com.evil.example', 993, false],
  ['evil-mail.example.com', 993, false],
  ['imap.mail.example.net', 993, true],
  ['imap.mail.example.net', 22, false],
  ['mail.example.net', 993, false],
  ['xmail.example.net', 993, false],
  ['10.0.0.5', 143, true],
  ['10.0.0.5', 22, false],
  ['10.5', 143, false],
  ['167772165', 143, false],
  ['0x0a000005', 143, false],
  ['::ffff:10.0.0.5', 143, false],
  ['::1', 143, true],
  ['0:0:0:0:0:0:0:1', 143, false],
  ['exchange', 587, true],
  ['localhost', 5432, false],
  ['127.0.0.1', 5432, false],
]

for (const [host, port, allowed] of SERVERS) {
  test(`with a list ${host}:${port} is ${allowed ? '' : 'not '}tried`, () => {
    assert.equal(isAllowedMailServer({ host, port }, LIST), allowed)
  })
}

test('without a list every server is tried', () => {
  assert.equal(isAllowedMailServer({ host: 'mail.example.com', port: 993 }, []), true)
})
