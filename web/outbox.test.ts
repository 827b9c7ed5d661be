import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'

interface Call {
  readonly path: string
  readonly key: string | undefined
  readonly keepalive: boolean
}

/** The network, and the page that goes away: the edges of a browser. */
const calls: Call[] = []
let answer: () => Promise<Response> = async () => new Response('{}')
const atPagehide: (() => void)[] = []
Object.assign(globalThis, {
  addEventListener: (name: string, listener: () => void) => name === 'pagehide' && atPagehide.push(listener),
  fetch: (path: string, { headers, keepalive = false }: RequestInit & { headers: Record<string, string> }) => {
    calls.push({ path, key: headers['Idempotency-Key'], keepalive })
    return answer()
  },
})
const { emptyOutbox, sendAllHeld, sendLater, takeBack } = await import('./outbox.ts')

const ended: unknown[] = []
const order = (key: string) => ({
  path: `/api/${key}`,
  body: {},
  key,
  holdFor: 10_000,
  onEnd: (error: unknown) => ended.push(error),
})
const settled = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  emptyOutbox()
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout'] })
  calls.length = 0
  ended.length = 0
  answer = async () => new Response('{}')
})

test('what is held goes out when its time is up, once and under its key', async () => {
  sendLater('settle-1', order('a'))
  mock.timers.tick(9_999)
  assert.equal(calls.length, 0)
  mock.timers.tick(1)
  await settled()
  assert.deepEqual(calls, [{ path: '/api/a', key: 'a', keepalive: false }])
  assert.deepEqual(ended, [null])
  await sendAllHeld()
  assert.equal(calls.length, 1, 'it is held no more')
})

test('what is taken back in time never goes out', async () => {
  sendLater('settle-1', order('a'))
  takeBack('settle-1')
  mock.timers.tick(20_000)
  await sendAllHeld()
  assert.equal(calls.length, 0)
})

test('a page that goes away sends what it holds without waiting, under the same key', () => {
  sendLater('settle-1', order('a'))
  for (const leave of atPagehide) leave()
  assert.deepEqual(calls, [{ path: '/api/a', key: 'a', keepalive: true }])
})

test('before the person goes all that is held is sent; after he is gone nothing of his is', async () => {
  sendLater('settle-1', order('a'))
  sendLater('settle-2', order('b'))
  await sendAllHeld()
  assert.deepEqual(calls.map(({ key }) => key).sort(), ['a', 'b'])
  sendLater('settle-3', order('c'))
  emptyOutbox()
  mock.timers.tick(20_000)
  for (const leave of atPagehide) leave()
  await sendAllHeld()
  assert.equal(calls.length, 2)
})

test('those of one name go out one after the other, and a refusal of the first does not hold up the second', async () => {
  const gate = Promise.withResolvers<Response>()
  answer = () => gate.promise
  sendLater('request-1', order('first'))
  sendLater('request-1', order('second'))
  mock.timers.tick(10_000)
  await settled()
  assert.deepEqual(
    calls.map(({ key }) => key),
    ['first'],
  )
  answer = async () => new Response('{}')
  gate.resolve(new Response('{"code":"request.changed"}', { status: 409 }))
  for (let turns = 0; turns < 50 && ended.length < 2; turns++) await settled()
  assert.deepEqual(
    calls.map(({ key }) => key),
    ['first', 'second'],
  )
  assert.equal(ended.length, 2)
  assert.ok(ended[0] instanceof Error)
  assert.equal(ended[1], null)
})
