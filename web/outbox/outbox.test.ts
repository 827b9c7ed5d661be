import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'

interface Call {
  readonly path: string
  readonly key: string | undefined
  readonly keepalive: boolean
  readonly person: string | undefined
  readonly body: Record<string, unknown>
}

/** The network, and the page that goes away: the edges of a browser. */
const calls: Call[] = []
let answer: (path: string) => Promise<Response> = async () => new Response('{}')
const atPagehide: (() => void)[] = []
Object.assign(globalThis, {
  addEventListener: (name: string, listener: () => void) => name === 'pagehide' && atPagehide.push(listener),
  fetch: (path: string, { headers, body, keepalive = false }: RequestInit & { headers: Record<string, string> }) => {
    const person = headers['Okno-Person']
    const words = typeof body === 'string' ? body : '{}'
    calls.push({ path, key: headers['Idempotency-Key'], keepalive, person, body: JSON.parse(words) })
    return answer(path)
  },
})
const { outboxNow } = await import('./state.ts')
// Windows that take turns are those of a browser: test/journeys.
Object.defineProperty(globalThis, 'navigator', { value: { onLine: true } })
const { closeOutbox, emptyOutbox, openOutbox, send, sendAllHeld, sendWaiting, takeBack } = await import('./outbox.ts')
const { sendAtParting } = await import('./at-once.ts')

const order = (id: string, more: object = {}) => ({
  id,
  kind: 'move' as const,
  request: 1,
  method: 'POST' as const,
  path: `/api/${id}`,
  body: {},
  ...more,
})
const held = (id: string, more: object = {}) => order(id, { holdFor: 10_000, ...more })
const refusal = (code: string, status: number) => new Response(JSON.stringify({ code }), { status })
const keys = () => calls.map(({ key }) => key)
/** A photo that has not begun to leave; its bytes are in `Blob`s of their own. */
const photo = (key: string, size = 3) => {
  return { key, name: `${key}.jpg`, size, mediaType: 'image/jpeg', received: 0, isThere: false }
}
const standing = (received: number, size = 3) =>
  new Response(JSON.stringify({ id: 9, received, size, complete: received === size }))
/** Everything that can happen without time passing has happened. */
const settled = async () => {
  for (let turns = 0; turns < 30; turns++) await new Promise((resolve) => setImmediate(resolve))
}
/** Lets time pass until it has come to an end. */
const passing = async <End>(promise: Promise<End>): Promise<End> => {
  let isOver = false
  const end = promise.finally(() => {
    isOver = true
  })
  for (let turns = 0; turns < 40 && !isOver; turns++) {
    await settled()
    if (!isOver) mock.timers.tick(500)
  }
  return end
}
const states = () => outboxNow().entries.map(({ id, state }) => `${id} ${state}`)

mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 })
beforeEach(async () => {
  answer = async () => new Response('{}')
  // What the test before left under way comes to its end.
  await passing(sendWaiting())
  await openOutbox(7)
  await emptyOutbox()
  await openOutbox(7)
  await settled()
  calls.length = 0
  answer = async () => new Response('{}')
})

test('what is held goes out when its time is up, once, under its key and for its person', async () => {
  const ended = send(held('a'))
  await settled()
  mock.timers.tick(9_999)
  await settled()
  assert.equal(calls.length, 0)
  mock.timers.tick(1)
  await settled()
  assert.deepEqual(calls, [{ path: '/api/a', key: 'a', keepalive: false, person: '7', body: {} }])
  assert.deepEqual(await ended, { state: 'sent', answer: {} })
  await sendAllHeld()
  assert.equal(calls.length, 1, 'it is held no more')
})

test('what is taken back in time never goes out', async () => {
  void send(held('a'))
  await settled()
  await takeBack('a')
  mock.timers.tick(20_000)
  await sendAllHeld()
  assert.equal(calls.length, 0)
})

test('a page that goes away sends what it holds without waiting, under the same key', async () => {
  void send(held('a'))
  await settled()
  for (const leave of atPagehide) leave()
  assert.deepEqual(
    calls.map(({ key, keepalive, person }) => ({ key, keepalive, person })),
    [{ key: 'a', keepalive: true, person: '7' }],
  )
  assert.deepEqual(states(), ['a waiting'], 'it stays until an answer was heard')
})

test('a page that goes away in the moment of a press sends what was pressed, once, and in its turn', async () => {
  void send(held('a'))
  void send(held('a2', { path: '/api/a' }))
  void send(order('b', { request: 2 }))
  for (const leave of atPagehide) leave()
  const left = () => calls.filter(({ keepalive }) => keepalive).map(({ key }) => key)
  assert.deepEqual(left(), ['a', 'b'], 'nothing is kept as yet, and all of it was meant')
  await settled()
  for (const leave of atPagehide) leave()
  assert.deepEqual(left(), ['a', 'b', 'a'], 'once it is kept it goes as what is kept does')
})

test('before the person goes all that is held is sent; after he is gone nothing of his is', async () => {
  void send(held('a'))
  void send(held('b', { request: 2 }))
  await settled()
  await sendAllHeld()
  assert.deepEqual(keys().sort(), ['a', 'b'])
  void send(held('c'))
  await settled()
  await emptyOutbox()
  mock.timers.tick(20_000)
  for (const leave of atPagehide) leave()
  await sendAllHeld()
  assert.equal(calls.length, 2)
})

test('what is done to one request goes out in its order, and a refusal of the first does not hold up the second', async () => {
  const gate = Promise.withResolvers<Response>()
  answer = () => gate.promise
  const first = send(order('first'))
  const second = send(order('second'))
  await settled()
  assert.deepEqual(keys(), ['first'])
  answer = async () => new Response('{}')
  gate.resolve(refusal('request.changed', 409))
  await assert.rejects(first, /request\.changed/)
  assert.deepEqual(await second, { state: 'sent', answer: {} })
  assert.deepEqual(keys(), ['first', 'second'])
})

test('without a server it waits, and goes once under the same key when there is one again', async () => {
  answer = () => Promise.reject(new TypeError('failed'))
  assert.deepEqual(await passing(send(order('a'))), { state: 'waiting' })
  assert.deepEqual(new Set(keys()), new Set(['a']))
  answer = async () => new Response('{}')
  calls.length = 0
  await passing(new Promise((resolve) => setTimeout(resolve, 6_000)))
  assert.deepEqual(keys(), ['a'])
  assert.deepEqual(states(), ['a done'])
})

test('what is said of a request that is not filed as yet goes after it, with its number filled in', async () => {
  const gate = Promise.withResolvers<Response>()
  answer = (path) => (path === '/api/new' ? gate.promise : Promise.resolve(new Response('{}')))
  void send(order('new', { kind: 'new', request: null }))
  void send(order('words', { kind: 'reply', request: 'new', path: '/api/requests/{number}/messages' }))
  await settled()
  assert.deepEqual(keys(), ['new'])
  gate.resolve(new Response('{"number":1042}'))
  await settled()
  assert.deepEqual(
    calls.map(({ path }) => path),
    ['/api/new', '/api/requests/1042/messages'],
  )
})

test('what follows is meant for the request as the one before left it, unless somebody else came between', async () => {
  for (const [answered, version] of [
    [{ version: 5 }, 5],
    [{ version: 6 }, 4],
    [{ before: 4, version: 4 }, 4],
    [{ before: 5, version: 5 }, 4],
    [{ before: 4, version: 5 }, 5],
  ] as const) {
    const gate = Promise.withResolvers<Response>()
    answer = (path) => (path === '/api/one' ? gate.promise : Promise.resolve(new Response('{}')))
    void send(order('one', { seen: 4, body: { text: 'x' } }))
    void send(order('two', { seen: 4, body: { version: 4 } }))
    await settled()
    gate.resolve(new Response(JSON.stringify(answered)))
    await settled()
    assert.deepEqual(calls.at(-1)?.body, { version })
    await emptyOutbox()
    await openOutbox(7)
  }
})

test('two presses are one, and a rating that was changed before it left is one rating', async () => {
  answer = () => Promise.reject(new TypeError('failed'))
  const words = { kind: 'reply' as const, body: { text: 'да' } }
  void send(order('a', { ...words, path: '/x' }))
  void send(order('b', { ...words, path: '/x' }))
  void send(order('r1', { kind: 'rating', request: 2, body: { score: 1 } }))
  void send(order('r2', { kind: 'rating', request: 2, body: { score: 5 } }))
  await settled()
  assert.deepEqual(states(), ['a waiting', 'r2 waiting'])
  await emptyOutbox()
})

test('nothing leaves as somebody else: it waits until its person is back, and the next one sees nothing of it', async () => {
  answer = async () => refusal('session.other-person', 409)
  assert.deepEqual(await passing(send(order('a'))), { state: 'waiting' })
  assert.equal(outboxNow().wantsSignIn, true)
  closeOutbox()
  await openOutbox(8)
  await settled()
  assert.deepEqual(states(), [])
  answer = async () => new Response('{}')
  calls.length = 0
  await sendWaiting()
  assert.deepEqual(calls, [])
  closeOutbox()
  await openOutbox(7)
  await settled()
  assert.deepEqual(
    calls.map(({ key, person }) => [key, person]),
    [['a', '7']],
  )
})

test('what is refused after the page was told stands there until the person has decided', async () => {
  answer = () => Promise.reject(new TypeError('failed'))
  assert.deepEqual(await passing(send(order('a'))), { state: 'waiting' })
  answer = async () => refusal('request.changed', 409)
  await sendWaiting()
  assert.deepEqual(states(), ['a refused'])
  assert.equal(outboxNow().entries[0]?.refused?.code, 'request.changed')
  await takeBack('a')
  assert.deepEqual(states(), [])
})

test('a file whose key stands for another one already begins anew under a key of its own, and its words go after it', async () => {
  answer = async (path) => {
    if (path !== '/api/files') return path === '/api/files/9' ? standing(3) : new Response('{}')
    return calls.at(-1)?.key === 'photo' ? refusal('idempotency.other-body', 422) : standing(0)
  }
  const words = order('a', { kind: 'reply', body: { text: 'да' }, files: [photo('photo')] })
  assert.deepEqual(await passing(send(words, new Map([['photo', new Blob(['abc'])]]))), { state: 'sent', answer: {} })
  assert.deepEqual(
    calls.map(({ path, key }) => [path, key]),
    [
      ['/api/files', 'photo'],
      ['/api/files', 'photo-1'],
      ['/api/files/9', undefined],
      ['/api/a', 'a'],
    ],
  )
  assert.deepEqual(calls.at(-1)?.body, { text: 'да', fileIds: [9] })
})

test('when no key of a file is taken, the person is asked, and his words are still there', async () => {
  answer = async () => refusal('idempotency.other-body', 422)
  const words = order('a', { kind: 'reply', body: { text: 'да' }, files: [photo('photo')] })
  assert.deepEqual(await passing(send(words, new Map([['photo', new Blob(['abc'])]]))), { state: 'waiting' })
  assert.deepEqual(states(), ['a refused'])
  const [asked] = outboxNow().entries
  assert.deepEqual([asked?.refused?.code, asked?.body], ['file.upload-mismatch', { text: 'да' }])
  assert.deepEqual(keys(), ['photo', 'photo-1', 'photo-2', 'photo-3'])
})

test('what was done under its own key before is done, whatever was said of it', async () => {
  for (const code of ['idempotency.other-body', 'idempotency.answer-not-kept']) {
    answer = async () => refusal(code, 409)
    assert.deepEqual(await send(order(code)), { state: 'sent', answer: null })
  }
})

test('a piece of a file has as long as a slow line needs for it', async () => {
  const limits = mock.method(AbortSignal, 'timeout')
  const size = 1024 * 1024
  answer = async (path) => (path === '/api/files' ? standing(0, size) : standing(size, size))
  const film = new Blob([new Uint8Array(size)])
  await passing(send(order('a', { files: [photo('film', size)] }), new Map([['film', film]])))
  const given = limits.mock.calls.map(({ arguments: [milliseconds] }) => Math.round((milliseconds ?? 0) / 1_000))
  limits.mock.restore()
  assert.deepEqual(given, [30, 30 + size / 4_096, 30])
})

test('a file that can be read no more is asked about, and what stands behind it goes', async () => {
  const gone = Object.assign(new Blob(['abc']), {
    slice: () =>
      Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
  })
  answer = async (path) =>
    path === '/api/files' ? standing(0) : path.startsWith('/api/files/') ? standing(3) : new Response('{}')
  void send(order('a', { files: [photo('gone')] }), new Map([['gone', gone]]))
  const behind = send(order('b', { request: 2, files: [photo('good')] }), new Map([['good', new Blob(['abc'])]]))
  assert.deepEqual(await passing(behind), { state: 'sent', answer: {} })
  assert.deepEqual(states(), ['a refused', 'b done'])
  assert.equal(outboxNow().entries[0]?.refused?.code, 'file.upload-mismatch')
})

test('a page that goes away sends only what was done in it: another one may still take back its own', async () => {
  void send(held('a'))
  void send(held('b', { request: 2 }))
  await settled()
  sendAtParting(outboxNow().entries, new Set(['b']))
  assert.deepEqual(keys(), ['b'])
})

test('an answer that is lost on its way is asked for again under the same key, and what follows has its number', async () => {
  const broken = () => new ReadableStream({ start: (stream) => stream.error(new TypeError('lost')) })
  answer = async () => new Response(broken())
  assert.deepEqual(await passing(send(order('new', { kind: 'new', request: null }))), { state: 'waiting' })
  assert.deepEqual(states(), ['new waiting'])
  answer = async () => new Response('{"number":1042}')
  await send(order('words', { kind: 'reply', request: 'new', path: '/api/requests/{number}/messages' }))
  assert.deepEqual(
    calls.map(({ path, key }) => [path, key]),
    [
      ['/api/new', 'new'],
      ['/api/new', 'new'],
      ['/api/requests/1042/messages', 'words'],
    ],
  )
})
