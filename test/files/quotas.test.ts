import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { QUOTAS } from '../../src/domain/files/quotas.ts'
import { refusals as english } from '../../src/texts/en/refusals.ts'
import { refusals as russian } from '../../src/texts/ru/refusals.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type Answer, type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const DAY = 86_400_000
const codes = (answers: readonly Answer[]) => answers.map(({ status, body }) => body?.code ?? status)

/** All at once in groups, as whoever wants to slip through would. */
async function many(times: number, call: (index: number) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < times; from += 10) {
    answers.push(...(await Promise.all(Array.from({ length: Math.min(10, times - from) }, (_, i) => call(from + i)))))
  }
  return answers
}

test('of uploads of 25 MB begun in a row a person gets forty on a day, thrown away or not, and more on the next; others are not touched', async () => {
  const { people, as, clock } = desk
  const begin = () => as(people.cashier).post('/api/files', { name: 'a', size: 26_214_400 })
  const first = await begin()
  assert.equal((await as(people.cashier).remove(`/api/files/${first.body.id}`)).status, 200)
  const answers = await many(60, begin)
  assert.equal(answers.filter(({ status }) => status === 201).length, 39)
  assert.deepEqual([...new Set(codes(answers))], [201, 'file.too-much-today'])
  assert.equal(answers.at(-1)?.status, 429)
  assert.equal((await as(people.outsider).post('/api/files', { name: 'a', size: 26_214_400 })).status, 201)
  clock.offset = DAY
  assert.equal((await begin()).status, 201)
  clock.offset = 0
})

test('of small uploads a person begins as many on a day as the quota says', async () => {
  const { people, as } = desk
  const answers = await many(QUOTAS.uploadsADay + 10, () =>
    as(people.manager).post('/api/files', { name: 'a', size: 5 }),
  )
  assert.equal(answers.filter(({ status }) => status === 201).length, QUOTAS.uploadsADay)
  assert.deepEqual([...new Set(codes(answers))], [201, 'file.too-many-today'])
})

test('a draft is as large as a long message and no larger, and all of them together have their limits', async () => {
  const { people, as } = desk
  const draft = (who: { token: string }, key: string, length: number) =>
    as(who).put(`/api/drafts/${key}`, { text: 'ж'.repeat(length) })
  assert.equal((await draft(people.colleague, 'long', 50_000)).status, 200)
  const large = await draft(people.colleague, 'long', 450_000)
  assert.deepEqual([large.status, large.body.code], [413, 'draft.too-large'])

  const heavy = await many(40, (index) => draft(people.stranger, `heavy-${index}`, 120_000))
  assert.deepEqual([...new Set(codes(heavy))], [200, 'draft.too-many'])
  assert.equal(heavy.filter(({ status }) => status === 200).length, 17)
  assert.equal((await draft(people.stranger, 'heavy-0', 100_000)).status, 200, 'a kept one may be changed')

  const numerous = await many(QUOTAS.drafts + 10, (index) => draft(people.outsider, `small-${index}`, 5))
  assert.equal(numerous.filter(({ status }) => status === 200).length, QUOTAS.drafts)
  assert.equal((await as(people.outsider).remove('/api/drafts/small-3')).status, 200)
  assert.equal((await draft(people.outsider, 'another', 5)).status, 200)
})

test('a person has so many API tokens at once, and makes so many in a day; whoever revokes one may make another', async () => {
  const operator = desk.inBrowser(desk.people.operator)
  const make = () => operator.post('/api/tokens', { name: 'бот' })
  const answers = await many(40, make)
  assert.equal(answers.filter(({ status }) => status === 201).length, QUOTAS.apiTokens - 1, 'he came with one')
  assert.deepEqual([...new Set(codes(answers))], [201, 'token.too-many'])
  const { id } = answers[0]?.body ?? {}
  let made = answers.filter(({ status }) => status === 201).length
  let last = id
  for (; made < 100; made++) {
    await operator.remove(`/api/tokens/${last}`)
    const next = await make()
    if (next.status !== 201) break
    last = next.body.id
  }
  assert.equal(made, QUOTAS.apiTokensADay - 1)
})

test('a person has so many streams of news open, and another when one of them has ended', async () => {
  const url = await desk.app.listen({ port: 0, host: '127.0.0.1' })
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${desk.people.specialist.token}` }
  const open = (signal: AbortSignal) => fetch(`${url}/api/live`, { headers, signal })
  const own = new AbortController()
  assert.equal((await open(own.signal)).status, 200)
  for (let time = 1; time < QUOTAS.liveStreams; time++) assert.equal((await open(stop.signal)).status, 200)
  const refused = await open(stop.signal)
  assert.deepEqual([refused.status, (await refused.json()).code], [429, 'live.too-many'])
  const other = await fetch(`${url}/api/live`, {
    headers: { authorization: `Bearer ${desk.people.operator.token}` },
    signal: stop.signal,
  })
  assert.equal(other.status, 200)
  own.abort()
  let again = await open(stop.signal)
  while (again.status !== 200) again = await open(stop.signal)
  stop.abort()
})

test('a body or a head that comes too slowly is cut off', async () => {
  const app = await watchedServer(desk.house, { web: null, log: false, patience: 400 })
  const { port } = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
  const lines = [
    'GET /api/me HTTP/1.1\r\nHost: a\r\nX-Slow: ',
    `POST /api/files HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${desk.people.cashier.token}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`,
  ]
  for (const line of lines) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(line)
    const dripping = setInterval(() => socket.write(' '), 50)
    await new Promise((resolve) => {
      socket.resume().on('close', resolve)
    })
    clearInterval(dripping)
  }
  await app.close()
})

test('the words of these refusals name the numbers that hold', () => {
  const said = (code: keyof typeof russian) =>
    [russian[code], english[code]].map((text) => text.match(/\d+/g)?.map(Number))
  const twice = (...numbers: readonly number[]) => [numbers, numbers]
  const { uploadsADay, uploadBytesADay, drafts, draftBytes, allDraftBytes, apiTokens, apiTokensADay, liveStreams } =
    QUOTAS
  assert.deepEqual(said('refusal.file.too-many-today'), twice(uploadsADay))
  assert.deepEqual(said('refusal.file.too-much-today'), twice(uploadBytesADay / 1024 ** 3))
  assert.deepEqual(said('refusal.draft.too-large'), twice(draftBytes / 1024))
  assert.deepEqual(said('refusal.draft.too-many'), twice(drafts, allDraftBytes / 1024 ** 2))
  assert.deepEqual(said('refusal.token.too-many'), twice(apiTokens, apiTokensADay))
  assert.deepEqual(said('refusal.live.too-many'), twice(liveStreams))
})
