import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect as connectPlain } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { connect } from 'node:tls'
import { createTransport } from 'nodemailer'
import { openDoorCertificate } from '../../src/channels/email/door-certificate.ts'
import { type Door, openSmtpDoor } from '../../src/channels/email/smtp-door.ts'
import { type Authority, type Certificate, openAuthority, whyNoCertificates } from '../ground/certificates.ts'
import { SUPPORT, written } from './post-office.ts'

const skip = await whyNoCertificates()

let company: Authority
let first: Certificate
let second: Certificate
let folder: string
let files: Certificate
let door: Door
let lmtp: Door
const kept: Buffer[] = []
const warnings: string[] = []
before(async () => {
  if (skip) return
  company = await openAuthority()
  ;[first, second] = [
    await company.issue({ names: 'DNS:localhost' }),
    await company.issue({ names: 'DNS:localhost,DNS:mx.desk.example' }),
  ]
  folder = await mkdtemp('/tmp/okno-door-')
  files = { cert: join(folder, 'mx.pem'), key: join(folder, 'mx.key') }
  await put(first)
  ;[door, lmtp] = [await openDoor('smtp'), await openDoor('lmtp')]
})
after(async () => {
  await door?.close()
  await lmtp?.close()
  await company?.close()
  if (folder) await rm(folder, { recursive: true })
})

const warn = (error: unknown) => void warnings.push(String(error))

async function openDoor(protocol: 'smtp' | 'lmtp'): Promise<Door> {
  return openSmtpDoor({
    protocol,
    host: '127.0.0.1',
    port: 0,
    certificate: await openDoorCertificate(files, warn),
    addresses: async () => [SUPPORT],
    keep: async ({ bytes }) => void kept.push(bytes),
    warn,
  })
}

async function put({ cert, key }: Certificate): Promise<void> {
  await copyFile(cert, files.cert)
  await copyFile(key, files.key)
}

const LETTER = written({ from: 'anna@nowhere.example', text: 'Под замком' })

/** As a mail server that insists on a certificate of the company for that name. */
function send({ port }: Door, how: { readonly servername?: string; readonly lmtp?: boolean } = {}) {
  const { servername = 'localhost', lmtp: isLmtp = false } = how
  const tls = { ca: company.ca, servername }
  const transport = createTransport({ host: '127.0.0.1', port, lmtp: isLmtp, requireTLS: true, tls })
  return transport.sendMail({ envelope: { from: 'anna@nowhere.example', to: [SUPPORT] }, raw: LETTER })
}

/** The names of the certificate that the door shows. */
function shown({ port }: Door): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const plain = connectPlain(port, '127.0.0.1').once('error', reject)
    const lines = ['EHLO mx\r\n', 'STARTTLS\r\n']
    plain.on('data', (piece) => {
      const line = lines.shift()
      if (line !== undefined) return plain.write(line)
      plain.removeAllListeners('data')
      assert.match(piece.toString(), /^220/)
      const socket = connect({ socket: plain, rejectUnauthorized: false }).once('error', reject)
      socket.once('secureConnect', () => {
        resolve(new X509Certificate(socket.getPeerCertificate().raw).subjectAltName)
        socket.destroy()
      })
    })
  })
}

test('with a certificate the door takes letters by STARTTLS, by SMTP and by LMTP', { skip }, async () => {
  const before = kept.length
  await send(door)
  await send(lmtp, { lmtp: true })
  assert.equal(kept.length, before + 2)
})

test('a mail server that knows no encryption is let in all the same', { skip }, async () => {
  const before = kept.length
  const transport = createTransport({ host: '127.0.0.1', port: door.port, ignoreTLS: true })
  await transport.sendMail({ envelope: { from: 'anna@nowhere.example', to: [SUPPORT] }, raw: LETTER })
  assert.equal(kept.length, before + 1)
})

test('what is said before the lock is shut does not count behind it', { skip }, async () => {
  const before = kept.length
  const smuggled = `STARTTLS\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<${SUPPORT}>\r\nDATA\r\nx\r\n.\r\n`
  const answers = await new Promise<string>((resolve, reject) => {
    const plain = connectPlain(door.port, '127.0.0.1').once('error', reject)
    let text = ''
    plain.once('data', () => plain.write(`EHLO mx\r\n${smuggled}`))
    plain.on('data', (piece) => {
      text += piece.toString()
      if (!/^220 .*TLS/m.test(text)) return
      plain.removeAllListeners('data')
      const socket = connect({ socket: plain, rejectUnauthorized: false }).once('error', () => resolve(text))
      socket.once('secureConnect', () => socket.write('NOOP\r\n'))
      socket.once('data', (answer) => {
        resolve(answer.toString())
        socket.destroy()
      })
    })
  })
  assert.match(answers, /^250 OK\r\n$/, 'the first answer behind the lock is to NOOP')
  assert.equal(kept.length, before)
})

test('a renewed certificate is shown to whoever comes next; one that is not fit to be shown never is', {
  skip,
}, async () => {
  assert.equal(await shown(door), 'DNS:localhost')
  await copyFile(second.cert, files.cert)
  assert.equal(await shown(door), 'DNS:localhost', 'its key is not there yet')
  assert.match(warnings.at(-1) ?? '', /OKNO_SMTP_CERT.*cannot be shown/)
  await copyFile(second.key, files.key)
  assert.equal(await shown(door), 'DNS:localhost, DNS:mx.desk.example')
  await send(door, { servername: 'mx.desk.example' })

  const told = warnings.length
  await rm(files.cert)
  await shown(door)
  assert.equal(await shown(door), 'DNS:localhost, DNS:mx.desk.example')
  assert.equal(warnings.length, told + 1, 'each change is told once')
  await put(first)
  assert.equal(await shown(door), 'DNS:localhost')
})

test('a door does not open with files that are not there, do not fit together or have expired', { skip }, async () => {
  const open = (cert: string, key: string) => openDoorCertificate({ cert, key }, warn)
  const expired = await company.issue({ names: 'DNS:localhost', from: '200101', until: '210101' })
  const words = join(folder, 'words')
  await writeFile(words, 'no certificate')
  await assert.rejects(open('/nowhere/mx.pem', first.key), /ENOENT/)
  await assert.rejects(open(first.cert, second.key), /cannot be shown/)
  await assert.rejects(open(words, first.key), /cannot be shown/)
  await assert.rejects(open(expired.cert, expired.key), /has expired: 2021/)
})
