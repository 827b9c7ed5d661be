import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import type { App } from '../../src/http/server/context.ts'
import { buildServer } from '../../src/http/server/server.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
let other: App
let otherSince: number
before(async () => {
  desk = await testDesk()
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  other = await buildServer(desk.house, { web: null, log: false })
  otherSince = performance.now()
  await other.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await other.close()
  await desk.close()
})

interface Heard {
  readonly request: number
  readonly kinds: readonly string[]
  readonly after: number
}

/** Listens at a server as a person; `until` resolves with the first news that fit. */
async function listening(app: App, person: { token: string }, lookBack?: number) {
  const { port } = z.object({ port: z.int() }).parse(app.server.address())
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${person.token}` }
  const question = lookBack === undefined ? '' : `?lookBack=${lookBack}`
  const answer = await fetch(`http://127.0.0.1:${port}/api/live${question}`, { headers, signal: stop.signal })
  const heard: Heard[] = []
  const gap = Promise.withResolvers<void>()
  const waiting = new Set<() => void>()
  const read = async () => {
    for await (const chunk of answer.body ?? []) {
      for (const line of Buffer.from(chunk).toString().split('\n')) {
        if (line === 'event: gap') gap.resolve()
        if (!line.startsWith('data: {"event"')) continue
        heard.push({ ...JSON.parse(line.slice(6)), after: performance.now() })
        for (const look of waiting) look()
      }
    }
  }
  const ended = read().catch(() => undefined)
  return {
    heard,
    gap: gap.promise,
    until: (fits: (news: Heard) => boolean) =>
      new Promise<Heard>((resolve) => {
        const look = () => {
          const found = heard.find(fits)
          if (found) resolve(found)
        }
        waiting.add(look)
        look()
      }),
    stop: async () => {
      stop.abort()
      await ended
    },
  }
}

test('a change made through one server is heard at the other within a second, by those who may read it', async () => {
  const { people, venues } = desk
  const specialist = await listening(other, people.specialist)
  const stranger = await listening(other, people.stranger)
  const manager = await listening(desk.app, people.manager)
  try {
    const started = performance.now()
    const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
    const news = await specialist.until(({ request }) => request === number)
    assert.deepEqual(news.kinds, ['request.registered'])
    assert.ok(news.after - started < 1000, `it took ${Math.round(news.after - started)} ms`)

    await desk
      .as(people.specialist)
      .post(`/api/requests/${number}/messages`, { text: 'между нами', visibility: 'internal' })
    await desk.as(people.specialist).post(`/api/requests/${number}/messages`, { text: 'Здравствуйте' })
    await specialist.until(({ kinds }) => kinds.includes('message.noted'))
    await manager.until(({ kinds }) => kinds.includes('message.published'))
    assert.ok(
      !manager.heard.some(({ kinds }) => kinds.includes('message.noted')),
      'a customer heard of an internal note',
    )
    assert.deepEqual(stranger.heard, [])
  } finally {
    await Promise.all([specialist.stop(), stranger.stop(), manager.stop()])
  }
})

test('what happened between a page and its stream is told when the stream opens, to those who may read it', async () => {
  const { people, venues } = desk
  const early = await listening(other, people.specialist)
  const lookBack = () => Math.floor(performance.now() - otherSince) // of what was before, the server says that it knows nothing
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const isIt = ({ request }: Heard) => request === number
  await early.until(isIt)
  const late = await listening(other, people.specialist, lookBack())
  const manager = await listening(other, people.manager, lookBack())
  const stranger = await listening(other, people.stranger, lookBack())
  try {
    await late.until(isIt)
    await manager.until(isIt)
    const next = await desk.file(people.cashier, { venueId: venues.lesnaya })
    await manager.until(({ request }) => request === next)
    assert.deepEqual(stranger.heard, [])
  } finally {
    await Promise.all([early, late, manager, stranger].map(({ stop }) => stop()))
  }
})

test('who asks for more than is remembered is told that he has missed something', async () => {
  const ear = await listening(desk.app, desk.people.specialist, 3_600_000)
  await ear.gap
  await ear.stop()
})
