import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { tryReceiving } from '../../src/channels/email/imap.ts'
import { trySending } from '../../src/channels/email/try-sending.ts'
import { freePort } from '../ground/daemon.ts'
import { type MailServer, openMailServer, whyNoDovecot } from '../ground/mail-server.ts'
import { written } from './post-office.ts'
import { smtpSink } from './smtp-sink.ts'

const skip = await whyNoDovecot()
const ADDRESS = 'try@desk.example'

let server: MailServer
before(async () => {
  if (!skip) server = await openMailServer()
})
after(() => server?.close())

const account = (changes: { readonly port?: number; readonly security?: 'tls' | 'starttls' | 'none' } = {}) => ({
  server: { host: '127.0.0.1', port: server.imapPort, security: 'none', user: ADDRESS, ...changes } as const,
  password: server.password,
  folder: 'INBOX',
})

test('trying a mailbox tells how many letters lie there and leaves them as they are', { skip }, async () => {
  await server.deliver(ADDRESS, written({ from: 'a@b.example', text: 'x' }))
  assert.deepEqual(await tryReceiving(account()), { letters: 1 })
  assert.equal((await server.letters(ADDRESS))[0]?.flags, '')
})

test('a wrong password, a wrong folder, a closed port and a server without encryption say what is wrong', {
  skip,
}, async () => {
  await assert.rejects(tryReceiving({ ...account(), password: 'wrong' }), /Authentication failed/)
  await assert.rejects(tryReceiving({ ...account(), folder: 'Нет' }), /Mailbox doesn't exist/)
  await assert.rejects(tryReceiving(account({ port: await freePort() })), /ECONNREFUSED/)
  await assert.rejects(tryReceiving(account({ security: 'starttls' })), /tls-missing/)
})

test('trying the way out sends one letter to the mailbox itself, and says when the server cannot do what is asked of it', async () => {
  const sink = await smtpSink()
  try {
    const to = { host: '127.0.0.1', port: sink.port, security: 'none', user: '' } as const
    const letter = { address: ADDRESS, subject: 'Проба', text: 'x' }
    assert.match(await trySending(to, '', letter), /^250/)
    await assert.rejects(trySending({ ...to, security: 'starttls' }, '', letter), /tls-missing/)
    await assert.rejects(trySending({ ...to, port: await freePort() }, '', letter), /ECONNREFUSED/)
    assert.deepEqual(
      sink.taken.map(({ to: recipients, headers }) => [recipients, headers['auto-submitted']]),
      [[[ADDRESS], 'auto-generated']],
    )
  } finally {
    await sink.close()
  }
})
