import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
let inner: Server
let port: number
let knocks = 0
before(async () => {
  inner = createServer((socket) => {
    knocks += 1
    socket.end('SSH-2.0-OpenSSH_9.9\r\n')
  })
  await new Promise<void>((resolve) => inner.listen(0, '127.0.0.1', resolve))
  const address = inner.address()
  port = typeof address === 'object' && address ? address.port : 0
  desk = await testDesk({ allowedServers: ['mail.example.com', 'localhost:1'] })
})
after(async () => {
  await desk.close()
  inner.close()
})

const server = (host: string) => ({ host, port, security: 'none', user: 'x' })
const HOSTS = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  'localhost',
  'localhost.',
  '::1',
  '::ffff:127.0.0.1',
  '0.0.0.0',
]

test('with a list nobody learns of the inner network by trying a mailbox, however its address is written', async () => {
  const { post } = desk.as(desk.people.administrator)
  for (const host of HOSTS) {
    for (const typed of [
      { imap: server(host), imapPassword: 'x' },
      { smtp: server(host), smtpPassword: 'x' },
    ]) {
      for (const path of ['/api/mailbox-trials', '/api/mailboxes']) {
        const { status, body, text } = await post(path, { address: 'help@desk.example', ...typed })
        assert.ok(status === 400 || status === 422, `${path} ${host}: ${text}`)
        if (status === 422) assert.equal(body.code, 'mailbox.server-not-allowed')
        assert.doesNotMatch(text, /SSH|ECONN/)
      }
    }
  }
  assert.equal(knocks, 0)
})

test('a mailbox that is set up is not moved to a server that is not on the list, and stays as it is otherwise', async () => {
  const { post, put, get } = desk.as(desk.people.administrator)
  const imap = { host: 'mail.example.com', port: 993, security: 'tls', user: 'x' }
  const made = await post('/api/mailboxes', { address: 'help@desk.example', imap, imapPassword: 'x' })
  assert.equal(made.status, 201, made.text)
  const change = (to: unknown) =>
    put(`/api/mailboxes/${made.body.id}`, { address: 'help@desk.example', imap: to, imapPassword: 'x' })
  assert.equal((await change(server('127.0.0.1'))).body.code, 'mailbox.server-not-allowed')
  assert.equal((await change({ ...imap, security: 'starttls' })).status, 200)
  assert.equal((await get('/api/mailboxes')).body.mailboxes[0].imap.host, 'mail.example.com')
})
