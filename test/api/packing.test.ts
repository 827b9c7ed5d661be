import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { keepLetter } from '../../src/db/mail/raw-letters.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { uploaded } from '../files/sending.ts'

const PAGE = `<title>portal</title>${'<p>слова</p>'.repeat(500)}`

let desk: TestDesk
let web: string
before(async () => {
  web = await mkdtemp(join(tmpdir(), 'okno-web-'))
  for (const page of ['portal', 'desk', 'admin']) {
    await mkdir(join(web, page))
    await put(`${page}/index.html`, PAGE)
  }
  await mkdir(join(web, 'assets'))
  await put('assets/some.js', `/* ${'x'.repeat(4_000)} */`)
  await put('icon.svg', `<svg xmlns="http://www.w3.org/2000/svg">${'<g/>'.repeat(500)}</svg>`)
  desk = await testDesk({ web })
})
after(async () => {
  await desk.close()
  await rm(web, { recursive: true, force: true })
})

async function put(path: string, text: string): Promise<void> {
  await writeFile(join(web, path), text)
  await writeFile(join(web, `${path}.br`), brotliCompressSync(text))
  await writeFile(join(web, `${path}.gz`), gzipSync(text))
}

async function asked(url: string, accepts: string, by: { readonly token: string } = desk.people.lead) {
  const authorization = `Bearer ${by.token}`
  const answer = await desk.app.inject({ method: 'GET', url, headers: { 'accept-encoding': accepts, authorization } })
  const { 'content-encoding': packed, 'content-type': type, 'content-length': length, vary } = answer.headers
  return {
    status: answer.statusCode,
    packed,
    length: String(length),
    type: String(type),
    vary: String(vary),
    bytes: answer.rawPayload,
  }
}

test('pages and their files travel as the build packed them, and bare to whoever cannot unpack', async () => {
  for (const [url, type] of [
    ['/', /^text\/html/],
    ['/desk/v/mine', /^text\/html/],
    ['/assets/some.js', /javascript/],
    ['/icon.svg', /^image\/svg\+xml/],
  ] as const) {
    for (const [accepts, packed] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const answer = await asked(url, accepts)
      assert.deepEqual([answer.status, answer.packed], [200, packed], `${url} for "${accepts}"`)
      assert.match(answer.type, type, url)
      assert.match(answer.vary, /accept-encoding/i, url)
      if (packed) assert.ok(answer.bytes.length < 1_000, url)
    }
  }
})

test('JSON that is read travels as gzip above a kilobyte, says the same, and keeps its headers', async () => {
  const bare = await asked('/api/openapi.json', '')
  const packed = await asked('/api/openapi.json', 'gzip, br')
  assert.deepEqual([bare.packed, packed.packed], [undefined, 'gzip'])
  assert.match(packed.vary, /accept-encoding/i)
  assert.deepEqual(JSON.parse(gunzipSync(packed.bytes).toString()), JSON.parse(bare.bytes.toString()))
  assert.ok(packed.bytes.length * 4 < bare.bytes.length, `${packed.bytes.length} of ${bare.bytes.length}`)
  assert.equal((await asked('/health/live', 'gzip')).packed, undefined, 'a short answer')
})

test('what answers a write is never packed: a secret that is shown once stands there beside words of others', async () => {
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/requests',
    headers: { 'accept-encoding': 'gzip, br', authorization: `Bearer ${desk.people.cashier.token}` },
    payload: { description: 'x', fileIds: Array.from({ length: 20 }, () => 'no number') },
  })
  assert.ok(answer.rawPayload.length > 1_024, `${answer.rawPayload.length} bytes: ${answer.body}`)
  assert.equal(answer.headers['content-encoding'], undefined)
})

test('an address that asks for a file by its ending gets that file, or 404: never a page', async () => {
  for (const url of [
    '/manifest.webmanifest',
    '/robots.txt',
    '/favicon.ico',
    '/desk/x.js',
    '/sw.js',
    '/.env',
    '/a.PHP',
  ]) {
    const answer = await asked(url, '')
    assert.equal(answer.status, 404, url)
    assert.match(answer.type, /^application\/problem\+json/, url)
  }
  assert.equal((await asked('/r/AbC-_9', '')).status, 200)
})

test('a file comes down as it went up, whatever its bytes look like, and says how long it is', async () => {
  const log = Buffer.from('касса: нет связи с ФР\n'.repeat(1_200))
  for (const [name, bytes] of [
    ['журнал.log', log],
    ['журнал.log.gz', gzipSync(log)],
    ['begins-as-zlib.bin', Buffer.concat([Buffer.from([0x78, 0x9c]), randomBytes(40_000)])],
    ['begins-as-text.bin', Buffer.concat([Buffer.from('8O'), randomBytes(40_000)])],
  ] as const) {
    const id = await uploaded(desk, desk.people.lead, bytes, name)
    const answer = await asked(`/api/files/${id}`, 'gzip, deflate, br')
    assert.deepEqual([answer.status, answer.packed, answer.length], [200, undefined, String(bytes.length)], name)
    assert.ok(answer.bytes.equals(bytes), name)
  }
})

test('a letter and a file of it come as they were sent', async () => {
  const packed = gzipSync('журнал '.repeat(5_000))
  const bytes = Buffer.from(
    [
      'From: ivan@vesna.example',
      'To: support@desk.example',
      'Subject: log',
      'MIME-Version: 1.0',
      'Content-Type: application/gzip; name=log.gz',
      'Content-Disposition: attachment; filename=log.gz',
      'Content-Transfer-Encoding: base64',
      '',
      packed.toString('base64'),
      '',
    ].join('\r\n'),
  )
  const mailbox = 'support@desk.example'
  const id = await keepLetter(desk.database.db, { bytes, source: 'pipe', mailbox, now: Date.now() })
  for (const [path, expected] of [
    [`/api/letters/${id}/source`, bytes],
    [`/api/letters/${id}/files/0`, packed],
  ] as const) {
    const answer = await asked(path, 'gzip, deflate, br', desk.people.operator)
    assert.deepEqual([answer.status, answer.packed], [200, undefined], path)
    assert.ok(answer.bytes.equals(expected), path)
  }
})

test('what says how a page may behave comes with pages alone, not with each file of them, nor with data', async () => {
  const headers = async (url: string) => (await desk.app.inject({ method: 'GET', url })).headers
  const [page, file, icon] = [await headers('/'), await headers('/assets/some.js'), await headers('/icon.svg')]
  const data = await headers('/api/me')
  for (const one of [file, data])
    assert.equal(one['content-security-policy'], "default-src 'none'; frame-ancestors 'none'")
  for (const name of ['x-frame-options', 'referrer-policy', 'cross-origin-opener-policy']) {
    const has = [page, file, icon, data].map((one) => name in one)
    assert.deepEqual(has, [true, false, true, false], name)
  }
  for (const name of ['x-content-type-options', 'cross-origin-resource-policy'])
    assert.ok(name in file && name in data, name)
})
