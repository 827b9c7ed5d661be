import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { createServer as createPlain, type Server } from 'node:net'
import { after, before, test } from 'node:test'
import { createServer } from 'node:tls'
import { tryReceiving } from '../../src/channels/email/imap.ts'
import { MailServerFailure } from '../../src/channels/email/mail-server-failure.ts'
import { trySending } from '../../src/channels/email/try-sending.ts'
import { listMailboxStates } from '../../src/db/mail/mailbox-states.ts'
import { type MailTrouble, troubleIn } from '../../src/domain/mail/mail-trouble.ts'
import type { MailServer as Way } from '../../src/domain/mail/mailbox.ts'
import { trustAuthorities } from '../../src/trusted-authorities.ts'
import { type Authority, openAuthority, whyNoCertificates } from '../ground/certificates.ts'
import { type MailServer, openMailServer, whyNoPostfix } from '../ground/mail-server.ts'
import { startOkno } from '../ground/okno.ts'
import { until } from '../ground/until.ts'
import { testDatabase } from '../world.ts'
import { openStripped } from './stripped.ts'

const skip = (await whyNoPostfix()) || (await whyNoCertificates())
const ADDRESS = 'try@desk.example'
/** At each address of this machine stands the same server with another certificate. */
const RIGHT = '127.0.0.2'
const SELF_SIGNED = '127.0.0.3'
const EXPIRED = '127.0.0.4'
const EARLY = '127.0.0.5'
const ELSEWHERE = '127.0.0.6'
const STRANGER = '127.0.0.7'

let company: Authority
let strangers: Authority
let server: MailServer
let oldPort: number
const closings: (() => Promise<unknown>)[] = []
before(async () => {
  if (skip) return
  ;[company, strangers] = await Promise.all([openAuthority(), openAuthority()])
  closings.push(company.close, strangers.close)
  const right = await company.issue({ names: `IP:${RIGHT}` })
  server = await openMailServer({
    postfixFor: [ADDRESS],
    certificates: {
      [RIGHT]: right,
      [SELF_SIGNED]: await company.selfSigned(`IP:${SELF_SIGNED}`),
      [EXPIRED]: await company.issue({ names: `IP:${EXPIRED}`, from: '200101', until: '210101' }),
      [EARLY]: await company.issue({ names: `IP:${EARLY}`, from: '450101', until: '460101' }),
      [ELSEWHERE]: await company.issue({ names: 'DNS:mail.other.example' }),
      [STRANGER]: await strangers.issue({ names: `IP:${STRANGER}` }),
    },
  })
  closings.unshift(server.close)
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const [cert, key] = await Promise.all([readFile(right.cert), readFile(right.key)])
  oldPort = await listening(
    createServer({ cert, key, ...old }).on('tlsClientError', () => undefined),
    RIGHT,
  )
  trustAuthorities(company.caFile)
})
after(async () => {
  for (const close of closings) await close()
})

async function listening(one: Server, host: string): Promise<number> {
  await new Promise<void>((resolve) => one.listen(0, host, resolve))
  closings.unshift(() => new Promise((resolve) => one.close(resolve)))
  const address = one.address()
  if (address === null || typeof address === 'string') throw new Error('a server has no port')
  return address.port
}

type Security = Way['security']
interface Place {
  readonly host: string
  readonly port: number
  readonly security: Security
  readonly password?: string
  readonly patience?: number
}

const PATIENCE = 10_000
/** With ports that say nothing. */
const IMPATIENCE = 1_500

async function receiving({
  password = server.password,
  patience = PATIENCE,
  ...place
}: Place): Promise<MailTrouble | 'none'> {
  const account = { server: { ...place, user: ADDRESS }, password, folder: 'INBOX' }
  return troubleOf(tryReceiving(account, patience))
}

async function sending({
  password = server.password,
  patience = PATIENCE,
  ...place
}: Place): Promise<MailTrouble | 'none'> {
  const letter = { address: ADDRESS, subject: 'Проба', text: 'x' }
  return troubleOf(trySending({ ...place, user: ADDRESS }, password, letter, patience))
}

async function troubleOf(attempt: Promise<unknown>): Promise<MailTrouble | 'none'> {
  try {
    await attempt
    return 'none'
  } catch (error) {
    assert.ok(error instanceof MailServerFailure, String(error))
    return error.trouble
  }
}

const ports = (protocol: 'imap' | 'smtp', security: Security): number => {
  const [tls, plain] = protocol === 'imap' ? [server.imapsPort, server.imapPort] : [server.smtpsPort, server.smtpPort]
  const port = security === 'tls' ? tls : plain
  assert.ok(port)
  return port
}

const CERTIFICATES: readonly (readonly [string, MailTrouble | 'none', string])[] = [
  [RIGHT, 'none', 'of the company’s own authority, which the administrator has named'],
  [SELF_SIGNED, 'certificate-self-signed', 'that the server has signed itself'],
  [EXPIRED, 'certificate-expired', 'that has expired'],
  [EARLY, 'certificate-too-early', 'whose time has not begun'],
  [ELSEWHERE, 'certificate-name', 'for another name'],
  [STRANGER, 'certificate-unknown', 'of an authority nobody has named'],
]

for (const [host, trouble, what] of CERTIFICATES) {
  test(`a certificate ${what}: ${trouble}, by TLS and by STARTTLS, receiving and sending`, { skip }, async () => {
    for (const security of ['tls', 'starttls'] as const) {
      assert.equal(await receiving({ host, port: ports('imap', security), security }), trouble, `imap ${security}`)
      assert.equal(await sending({ host, port: ports('smtp', security), security }), trouble, `smtp ${security}`)
    }
  })
}

test('a port that is TLS from the first byte and one that is not are told apart', { skip }, async () => {
  const at = (port: number, security: Security) => ({ host: RIGHT, port, security, patience: IMPATIENCE })
  const imaps = ports('imap', 'tls')
  const smtps = ports('smtp', 'tls')
  assert.deepEqual(
    await Promise.all([
      receiving(at(ports('imap', 'none'), 'tls')),
      sending(at(ports('smtp', 'none'), 'tls')),
      receiving(at(imaps, 'starttls')),
      receiving(at(imaps, 'none')),
      sending(at(smtps, 'starttls')),
      sending(at(smtps, 'none')),
    ]),
    ['tls-not-here', 'tls-not-here', 'tls-from-start', 'tls-from-start', 'tls-from-start', 'tls-from-start'],
  )
})

test('a server that knows only old TLS is told of', { skip }, async () => {
  const place = { host: RIGHT, port: oldPort, security: 'tls' } as const
  assert.deepEqual([await receiving(place), await sending(place)], ['tls-old', 'tls-old'])
})

test('who takes STARTTLS out of what the server says gets no password and no letter', { skip }, async () => {
  const [imap, smtp] = await Promise.all(
    (['imap', 'smtp'] as const).map((protocol) => openStripped(RIGHT, ports(protocol, 'starttls'))),
  )
  assert.ok(imap && smtp)
  closings.unshift(imap.close, smtp.close)
  const via = (port: number) => ({ host: '127.0.0.1', port, security: 'starttls' }) as const
  assert.equal(await receiving(via(imap.port)), 'tls-missing')
  assert.notEqual(await sending(via(smtp.port)), 'none')
  const heard = `${imap.heard()}${smtp.heard()}`
  assert.match(heard, /CAPABILITY|EHLO/, 'something was said')
  assert.doesNotMatch(heard, /LOGIN|AUTH|MAIL FROM/i)
  assert.ok(!heard.includes(server.password) && !heard.includes(Buffer.from(server.password).toString('base64')))
})

test('a server that does not ask who we are (PREAUTH) gets no way around STARTTLS', async () => {
  const heard: Buffer[] = []
  const eager = createPlain((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (piece) => heard.push(piece))
    socket.write('* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] welcome\r\n')
  })
  const port = await listening(eager, '127.0.0.1')
  const account = {
    server: { host: '127.0.0.1', port, security: 'starttls', user: ADDRESS },
    password: 'a secret',
    folder: 'INBOX',
  } as const
  assert.equal(await troubleOf(tryReceiving(account, PATIENCE)), 'tls-missing')
  assert.doesNotMatch(Buffer.concat(heard).toString(), /a secret|SELECT|EXAMINE/)
})

test('a server that takes no password in the clear says so, and a wrong password is one', { skip }, async () => {
  const clear = { host: RIGHT, port: ports('imap', 'none'), security: 'none' } as const
  assert.equal(await receiving(clear), 'sign-in-needs-tls')
  const [imap, smtp] = (['imap', 'smtp'] as const).map((protocol) => ({
    host: RIGHT,
    port: ports(protocol, 'tls'),
    security: 'tls' as const,
    password: 'wrong',
  }))
  assert.ok(imap && smtp)
  assert.deepEqual(await Promise.all([receiving(imap), sending(smtp)]), ['sign-in-refused', 'sign-in-refused'])
})

test('a file of authorities that is not there, or has none in it, stops the start', { skip }, async () => {
  assert.throws(() => trustAuthorities('/nowhere/ca.pem'), /OKNO_CA_FILE is wrong \(ENOENT/)
  assert.throws(() => trustAuthorities(import.meta.filename), /there is no certificate in it/)
})

test('a worker says what is wrong with the certificate of its mailbox, and reads it once the authority is named', {
  skip,
}, async () => {
  const database = await testDatabase()
  closings.unshift(database.close)
  const settings = {
    DATABASE_URL: database.url,
    OKNO_DATA: '/tmp',
    OKNO_SECRET: 'a secret for tests that is long enough',
    OKNO_MAIL_ADDRESS: ADDRESS,
    OKNO_IMAP_URL: `imaps://${encodeURIComponent(ADDRESS)}:${server.password}@${RIGHT}:${ports('imap', 'tls')}`,
  }
  const state = async () => (await listMailboxStates(database.db))[0]
  const worked = async (more: Readonly<Record<string, string>>, condition: () => Promise<unknown>, what: string) => {
    const worker = startOkno('work', { ...settings, ...more })
    await until(condition, { what, within: 60_000 }).finally(worker.stop)
    return worker.said()
  }
  const isBroken = async () => (await state())?.error ?? null
  const said = await worked({}, isBroken, 'the mailbox cannot be read')
  assert.equal(troubleIn((await isBroken()) ?? '').trouble, 'certificate-unknown')
  assert.match(said, /from an unknown authority .*OKNO_CA_FILE/)
  const isRead = async () => (await state())?.connectedAt
  await worked({ OKNO_CA_FILE: company.caFile }, isRead, 'the mailbox is read')
  assert.equal((await state())?.error, null)
})
