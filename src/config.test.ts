import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { configOf, pipedEnvelope } from './config.ts'

test('without any settings Okno listens on this machine only, at port 8080', () => {
  const config = configOf({})
  assert.equal(config.url, 'http://localhost:8080')
  assert.equal(config.host, '127.0.0.1')
  assert.deepEqual([...config.roles], ['serve', 'work'])
  assert.equal(config.databaseUrl, undefined)
})

test('an empty variable is as good as none', () => {
  assert.equal(configOf({ PORT: '', OKNO_IMAP_URL: '' }).port, 8080)
})

const WRONG = [
  ['PORT', 'eighty', 'PORT=8080'],
  ['PORT', '70000', 'PORT=8080'],
  ['OKNO_URL', 'desk.example.com', 'OKNO_URL=https://desk.example.com'],
  ['DATABASE_URL', 'mysql://localhost/okno', 'DATABASE_URL=postgresql://'],
  ['OKNO_ROLES', 'serve,sleep', 'OKNO_ROLES=serve,work'],
  ['OKNO_SECRET', 'short', '32 characters'],
  ['OKNO_IMAP_URL', 'http://mail', 'OKNO_IMAP_URL=imaps://'],
  ['OKNO_SMTP_LISTEN', '25', 'host:port'],
  ['OKNO_SMTP_LISTEN', 'localhost:99999', 'host:port'],
  ['OKNO_SMTP_LISTEN', 'imap://localhost:25', 'host:port'],
  ['OKNO_TELEGRAM_TOKEN', 'token', '@BotFather'],
  ['OKNO_MAX_API', 'max.ru', 'OKNO_MAX_API=https://platform-api2.max.ru'],
  ['OKNO_MAX_PROXY', 'ftp://proxy', 'OKNO_MAX_PROXY=http://'],
  ['OKNO_TRUSTED_PROXIES', 'nginx', 'OKNO_TRUSTED_PROXIES=127.0.0.1'],
  ['OKNO_TRUSTED_PROXIES', '127.0.0.1,', 'OKNO_TRUSTED_PROXIES=127.0.0.1'],
  ['OKNO_TRUSTED_PROXIES', '10.0.0.0/33', 'OKNO_TRUSTED_PROXIES=127.0.0.1'],
  ['OKNO_TRUSTED_PROXIES', '0.0.0.0/0', 'OKNO_TRUSTED_PROXIES=127.0.0.1'],
  ['OKNO_TRUSTED_PROXIES', '*', 'OKNO_TRUSTED_PROXIES=127.0.0.1'],
] as const

for (const [name, value, hint] of WRONG) {
  test(`${name}=${value} stops the start and says what to write`, () => {
    assert.throws(
      () => configOf({ [name]: value }),
      (error: Error) => error.message.startsWith(`${name} is wrong`) && error.message.includes(hint),
    )
  })
}

test('all wrong variables are named at once, and secrets are not repeated', () => {
  assert.throws(
    () => configOf({ PORT: '-1', OKNO_PBX_SECRET: 'hunter2' }),
    (error: Error) => /PORT/.test(error.message) && /PBX_SECRET/.test(error.message) && !/hunter2/.test(error.message),
  )
})

test('proxies are believed by address or network, and none unless it is said', () => {
  assert.deepEqual(configOf({}).trustedProxies, [])
  const given = configOf({ OKNO_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8,::1, fd00::/8' })
  assert.deepEqual(given.trustedProxies, ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'])
})

test('a certificate for the door of letters comes with its key, and with a door', () => {
  const files = { OKNO_SMTP_CERT: 'mx.pem', OKNO_SMTP_KEY: 'mx.key' }
  const door = { OKNO_SMTP_LISTEN: '0.0.0.0:25' }
  assert.deepEqual(configOf({ ...files, ...door }).mail.smtpCertificate, { cert: 'mx.pem', key: 'mx.key' })
  assert.equal(configOf(door).mail.smtpCertificate, null)
  assert.throws(() => configOf({ ...door, OKNO_SMTP_CERT: 'mx.pem' }), /needs its key/)
  assert.throws(() => configOf({ ...door, OKNO_SMTP_KEY: 'mx.key' }), /needs its certificate/)
  assert.throws(() => configOf(files), /is for a door/)
})

test('a misspelt setting is refused', () => {
  assert.throws(() => configOf({ OKNO_SMPT_URL: 'smtp://localhost' }), /no such setting: OKNO_SMPT_URL/)
})

test('an address to listen on may be IPv6', () => {
  const listeners = (text: string) => configOf({ OKNO_SMTP_LISTEN: text }).mail.smtpListen
  assert.deepEqual(listeners('[::1]:2525'), [{ protocol: 'smtp', host: '::1', port: 2525 }])
  assert.deepEqual(listeners('0.0.0.0:25, lmtp://127.0.0.1:24'), [
    { protocol: 'smtp', host: '0.0.0.0', port: 25 },
    { protocol: 'lmtp', host: '127.0.0.1', port: 24 },
  ])
})

test('a secret is made once and kept where only the owner reads it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'okno-config-'))
  t.after(() => rmSync(folder, { recursive: true }))
  const data = join(folder, 'data')

  const secret = configOf({ OKNO_DATA: data }).secret()

  assert.ok(secret.length >= 43)
  assert.equal(configOf({ OKNO_DATA: data }).secret(), secret)
  assert.equal(readFileSync(join(data, 'secret'), 'utf8').trim(), secret)
  assert.equal(statSync(join(data, 'secret')).mode & 0o777, 0o600)
})

test('a damaged secret stops the start: a new one would open nothing that was locked with the old', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'okno-config-'))
  t.after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'secret'), 'x\n')
  assert.throws(() => configOf({ OKNO_DATA: folder }).secret(), /damaged/)
})

test('a setting of a way in that is not served yet is named, so that nobody waits for it', () => {
  const { withoutEffect } = configOf({
    OKNO_S3_URL: 'https://key:word@storage.example/bucket',
    OKNO_IMAP_URL: 'imaps://name:word@mail.example',
    OKNO_MAIL_ADDRESS: 'help@desk.example',
  })
  assert.deepEqual(withoutEffect, ['OKNO_S3_URL'])
})

test('a mailbox without its address stops the start', () => {
  assert.throws(() => configOf({ OKNO_IMAP_URL: 'imaps://name:word@mail.example' }), /OKNO_MAIL_ADDRESS=/)
})

test('what a mail server says of a piped letter is kept with it, and nothing is made up where it says nothing', () => {
  assert.equal(pipedEnvelope({ PATH: '/bin' }), null)
  const said = {
    SENDER: 'anna@nowhere.example',
    CLIENT_ADDRESS: '192.0.2.7',
    CLIENT_HELO: 'mx.nowhere.example',
    ORIGINAL_RECIPIENT: 'support+1@desk.example',
  }
  assert.deepEqual(pipedEnvelope(said), {
    from: 'anna@nowhere.example',
    ip: '192.0.2.7',
    helo: 'mx.nowhere.example',
    user: null,
    to: ['support+1@desk.example'],
  })
  const report = { from: '', ip: null, helo: null, user: null, to: [] }
  assert.deepEqual(pipedEnvelope({ SENDER: '' }), report, 'an empty sender is said, not missing')
})
