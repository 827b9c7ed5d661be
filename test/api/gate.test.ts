import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let alone: TestDesk
let withPages: TestDesk
let web: string
before(async () => {
  alone = await testDesk()
  web = await mkdtemp(join(tmpdir(), 'okno-web-'))
  for (const page of ['portal', 'desk', 'admin']) {
    await mkdir(join(web, page))
    await writeFile(join(web, page, 'index.html'), `<title>${page}</title>`)
  }
  withPages = await testDesk({ web })
})
after(async () => {
  await Promise.all([alone.close(), withPages.close()])
  await rm(web, { recursive: true, force: true })
})

/** Spellings that lead to a route of the API as the router decodes them. */
const SPELLINGS = [
  '/api/docs/',
  '/%61pi/docs/',
  '/ap%69/docs/',
  '/%61%70%69/docs/',
  '/api/%64ocs/',
  '/%61pi/docs/js/scalar.js',
  '/%61pi/me',
  '/api/%6De',
  '/%61pi/requests?limit=1',
  '/%61pi/requests/1001',
]

for (const path of SPELLINGS) {
  test(`nobody passes unsigned at ${path}, however its letters are spelled`, async () => {
    for (const desk of [alone, withPages]) {
      const { status, body } = await desk.as(null).get(path)
      assert.deepEqual([status, body?.code], [401, 'session.missing'])
    }
  })
}

test('what the API answers is kept by nobody else, and its document page runs its own script, however they are asked for', async () => {
  const { get } = alone.as(alone.people.cashier)
  for (const path of ['/api/me', '/%61pi/me', '/api/nothing', '/%61pi/nothing']) {
    assert.equal((await get(path)).headers['cache-control'], 'no-store', path)
  }
  const plain = await get('/api/docs/')
  const odd = await get('/%61pi/docs/')
  assert.equal(odd.headers['content-security-policy'], plain.headers['content-security-policy'])
  const other = await get('/api/docsomething')
  assert.doesNotMatch(String(other.headers['content-security-policy']), /unsafe-eval/)
})

/** Addresses that are no page and lead nowhere. */
const NOWHERE = [
  '/api/nothing',
  '/api',
  '/api/',
  '/%61pi/nothing',
  '/api/requests/1/2/3',
  '/api//me',
  '/hooks/nothing',
  '/health/nothing',
  '/metrics/nothing',
]

for (const path of NOWHERE) {
  test(`${path} leads nowhere: 404 as every refusal is told, with and without built pages`, async () => {
    for (const desk of [alone, withPages]) {
      for (const who of [null, desk.people.cashier]) {
        const { status, body, headers } = await desk.as(who).get(path)
        assert.deepEqual([status, body?.code, body?.status], [404, 'request.not-found', 404], path)
        assert.match(String(headers['content-type']), /^application\/problem\+json/)
      }
    }
  })
}

test('without built pages every address but the API’s leads nowhere, by any method', async () => {
  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
    for (const path of ['/', '/desk', '/api/me/nothing']) {
      const { status, body } = await alone.as(null).call(method, path)
      assert.deepEqual([status, body?.code], [404, 'request.not-found'], `${method} ${path}`)
    }
  }
})

test('nobody passes unsigned by the whole address of a page in place of its path', async () => {
  const url = new URL(await alone.app.listen({ port: 0, host: '127.0.0.1' }))
  for (const target of [`${url.origin}/api/docs/`, 'http://elsewhere/api/docs/', 'HTTP://x/%61pi/docs/']) {
    const socket = connect(Number(url.port), url.hostname)
    socket.end(`GET ${target} HTTP/1.1\r\nHost: ${url.host}\r\nConnection: close\r\n\r\n`)
    assert.match((await text(socket)).split('\r\n')[0] ?? '', /^HTTP\/1.1 401 /, target)
  }
})

test('an address is a page by what it says decoded', async () => {
  const title = async (path: string) => (await withPages.as(null).get(path)).text
  assert.match(await title('/desk'), /desk/)
  assert.match(await title('/%64esk/v/mine'), /desk/)
  assert.match(await title('/desktop'), /portal/)
  assert.match(await title('/requests/7?x=/api/me'), /portal/)
})
