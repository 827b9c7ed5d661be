import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  for (let count = 0; count < 3; count += 1) await desk.file(desk.people.manager, { venueId: desk.venues.lesnaya })
})
after(() => desk.close())

const cursor = (text: string) => Buffer.from(text).toString('base64url')

test('a cursor that decodes and means nothing is a wrong input', async () => {
  const bad = [
    'infinity|99999999999999999999',
    '9999999999999999999999|1',
    '2026-02-31 10:00:00+00|1',
    '2026-13-01 10:00:00+00|1',
    '2026-11-28 99:00:00+00|1',
    '1-1-1|1',
    '1:1|1',
    '....|1',
    '|',
    '1001',
  ]
  for (const sort of ['newest', 'changed', 'due']) {
    for (const text of bad) {
      const { status } = await desk.as(desk.people.operator).get(`/api/requests?sort=${sort}&cursor=${cursor(text)}`)
      assert.equal(status, 400, `${sort} ${text}`)
    }
  }
})

test('a cursor that a page gave leads to the next page, in every order', async () => {
  for (const sort of ['newest', 'changed', 'due']) {
    const { get } = desk.as(desk.people.operator)
    const first = await get(`/api/requests?view=open&sort=${sort}&limit=1`)
    const second = await get(`/api/requests?view=open&sort=${sort}&limit=1&cursor=${first.body.next}`)
    assert.equal(second.status, 200, second.text)
    assert.notEqual(second.body.items[0].number, first.body.items[0].number)
  }
})

test('an id that names nothing is a wrong input, not a fault of ours', async () => {
  const text = { ru: 'Новая', en: 'New' }
  const draft = {
    name: text,
    situation: text,
    description: text,
    requestType: 'incident',
    form: { fields: [], logsChecklist: [] },
    teamId: 1,
  }
  for (const body of [
    { parentId: 999_999, draft },
    { parentId: null, draft: { ...draft, teamId: 999_999 } },
  ]) {
    const { status, text: told } = await desk.as(desk.people.cataloguer).post('/api/services', body)
    assert.ok(status >= 400 && status < 500, told)
  }
})

test('an address of nothing but slashes and signs is answered with a page', async (t) => {
  const web = await mkdtemp(join(tmpdir(), 'okno-web-'))
  t.after(() => rm(web, { recursive: true }))
  for (const surface of ['portal', 'desk', 'admin']) {
    await mkdir(join(web, surface))
    await writeFile(join(web, surface, 'index.html'), surface)
  }
  const paged = await testDesk({ web })
  t.after(() => paged.close())
  for (const [url, page] of [
    ['//', 'portal'],
    ['///x', 'portal'],
    ['//desk', 'portal'],
    ['/desk?//', 'desk'],
    ['/desk/v/mine?q=//[', 'desk'],
    ['/:80', 'portal'],
  ] as const) {
    const answer = await paged.app.inject({ method: 'GET', url })
    assert.deepEqual([answer.statusCode, answer.body], [200, page], url)
  }
})

test('an address that does not decode, is too long, or is no HTTP at all is refused like everything else', async () => {
  const origin = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const said = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1', () => socket.end(bytes))
      let heard = ''
      socket.on('data', (piece: Buffer) => {
        heard += piece.toString()
      })
      socket.on('close', () => resolve(heard))
      socket.on('error', reject)
    })
  const end = 'HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'
  for (const [bytes, status] of [
    [`GET /api/venues/%ED%A0%80 ${end}`, 400],
    [`GET /api/venues/${'a'.repeat(400)} ${end}`, 400],
    [`GET /api/venues/${'a'.repeat(20_000)} ${end}`, 431],
    ['Здравствуйте\r\n\r\n', 400],
    [`GARBAGE /api/me ${end}`, 400],
    ['GET /api/me HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
  ] as const) {
    const answer = await said(bytes)
    assert.match(answer, new RegExp(`^HTTP/1.1 ${status} `), bytes.slice(0, 80))
    assert.match(answer, /content-type: application\/problem\+json/i, bytes.slice(0, 80))
    assert.match(answer, /"code":"input\.invalid"/, bytes.slice(0, 80))
  }
})

test('a text in the path is cleaned like every other: a NUL in a key is left out', async () => {
  const me = desk.as(desk.people.operator)
  assert.equal((await me.put('/api/drafts/a%00b', { text: 'да' })).status, 200)
  assert.deepEqual(
    (await me.get('/api/drafts')).body.drafts.map(({ key }: { key: string }) => key),
    ['ab'],
  )
  assert.equal((await me.remove('/api/drafts/%00ab')).status, 200)
  assert.deepEqual((await me.get('/api/drafts')).body.drafts, [])
})
