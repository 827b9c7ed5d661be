import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import type { App } from '../../src/http/server/context.ts'
import { buildServer } from '../../src/http/server/server.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { sendRest } from '../files/sending.ts'

let desk: TestDesk
let secure: App
let web: string
let origin: URL
before(async () => {
  desk = await testDesk()
  web = await mkdtemp(join(tmpdir(), 'okno-web-'))
  await mkdir(join(web, 'assets'))
  await mkdir(join(web, 'portal'))
  await writeFile(join(web, 'portal/index.html'), '<title>портал</title>')
  await writeFile(join(web, 'assets/a.js'), 'export const письмо = 1')
  await writeFile(join(web, 'assets/a.css'), 'body{}')
  await writeFile(join(web, 'assets/a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  secure = await buildServer({ ...desk.house, url: 'https://okno.example' }, { web, log: false })
  origin = new URL(await secure.listen({ port: 0, host: '127.0.0.1' }))
})
after(async () => {
  await secure.close()
  await desk.close()
  await rm(web, { recursive: true, force: true })
})

/** What comes back on the wire for these bytes: its head, in lower case. Ends with the head when the body never does. */
async function headOf(bytes: string): Promise<string> {
  const socket = connect(Number(origin.port), origin.hostname)
  socket.write(bytes)
  let said = ''
  for await (const piece of socket) {
    said += String(piece)
    if (said.includes('\r\n\r\n')) break
  }
  socket.destroy()
  return (said.split('\r\n\r\n')[0] ?? '').toLowerCase()
}

function asked(path: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = {
    host: origin.host,
    connection: 'close',
    authorization: `Bearer ${desk.people.cashier.token}`,
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

const UNREADABLE = ['NOT HTTP\r\n\r\n', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: x\r\n\r\n`]
const PATHS = [
  '/',
  '/requests/1',
  '/assets/a.js',
  '/assets/a.css',
  '/assets/a.svg',
  '/assets/gone.js',
  '/api/me',
  '/api/nothing',
  '/api/openapi.json',
  '/api/docs/',
  '/api/live',
  '/letter-sheet',
  '/health/live',
  '/metrics',
  '/%zz',
  `/api/requests/${'1'.repeat(400)}`,
]

test('every answer binds browsers to TLS and forbids them to guess its kind, streams and what is no HTTP included', async () => {
  for (const bytes of [...PATHS.map((path) => asked(path)), ...UNREADABLE]) {
    const head = await headOf(bytes)
    const what = `${bytes.slice(0, 40)}\n${head}`
    assert.match(head, /^http\/1\.1 \d{3}/, what)
    assert.match(head, /\r\nstrict-transport-security: max-age=31536000(\r|$)/, what)
    assert.match(head, /\r\nx-content-type-options: nosniff/, what)
    assert.match(head, /\r\ncontent-security-policy: /, what)
  }
})

test('whatever is text says in which letters it is written', async () => {
  for (const path of PATHS) {
    const head = await headOf(asked(path))
    const kind = /\r\ncontent-type: ([^\r]+)/.exec(head)?.[1] ?? ''
    if (/^text\/|xml|javascript/.test(kind)) assert.match(kind, /charset=utf-8/, `${path}: ${kind}`)
    else assert.match(kind, /^application\/(problem\+)?json/, `${path}: ${kind}`)
  }
})

test('a file that claims to be text is handed out as bytes: nobody knows in which letters it was written', async () => {
  const { cashier } = desk.people
  for (const mediaType of ['text/plain', 'text/csv', 'text/calendar']) {
    const bytes = Buffer.from('привет')
    const begun = await desk.as(cashier).post('/api/files', { name: 'журнал.txt', size: bytes.length, mediaType })
    const { id } = begun.body
    await sendRest(desk, cashier, id, bytes)
    await desk.file(cashier, { fileIds: [id] })
    const { headers } = await desk.as(cashier).get(`/api/files/${id}`)
    assert.equal(headers['content-type'], 'application/octet-stream')
    assert.match(String(headers['content-disposition']), /^attachment; /)
  }
})

test('no page of another origin reads an answer, whatever it calls itself', async () => {
  for (const from of ['https://evil.example', 'null', 'https://okno.example.evil.example']) {
    for (const path of PATHS) {
      const head = await headOf(asked(path, { origin: from }))
      assert.doesNotMatch(head, /access-control-allow/, `${path} from ${from}`)
    }
    const ask = {
      origin: from,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type',
    }
    const preflight = await headOf(asked('/api/requests', ask).replace('GET', 'OPTIONS'))
    assert.doesNotMatch(preflight, /access-control-allow/)
    assert.match(preflight, /^http\/1\.1 40\d/)
  }
})

test('nothing of where the code came from is served: no sources, no history, no settings', async () => {
  const places = [
    '.git/config',
    '.git/HEAD',
    'package.json',
    '.env',
    'data/secret',
    'src/main.ts',
    'node_modules/pg/package.json',
  ]
  for (const place of places) {
    for (const way of ['/', '/assets/', '/assets/../../', '/assets/..%2f..%2f', '/%2e%2e/', '/assets/%5c..%5c']) {
      const answer = await fetchRaw(`${way}${place}`)
      assert.match(answer, /портал|"status":40[04]/, `${way}${place}`)
    }
  }
})

async function fetchRaw(path: string): Promise<string> {
  const socket = connect(Number(origin.port), origin.hostname)
  socket.write(asked(path))
  return text(socket)
}
