import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { until } from '../ground/until.ts'
import { phoneDeskOfTests } from './phone-desk.ts'

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
before(async () => {
  desk = await phoneDeskOfTests()
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
})
after(() => desk.close())

/** What somebody's open page hears of calls; `next` resolves with the moment of the next word. */
async function listening(person: { readonly token: string }, query = '') {
  const { port } = z.object({ port: z.int() }).parse(desk.app.server.address())
  const stop = new AbortController()
  const headers = { authorization: `Bearer ${person.token}` }
  const answer = await fetch(`http://127.0.0.1:${port}/api/live${query}`, { headers, signal: stop.signal })
  const heard: number[] = []
  let wake = () => {}
  const read = async () => {
    for await (const chunk of answer.body ?? []) {
      const text = Buffer.from(chunk).toString()
      if (text.includes('event: gap')) wake()
      if (!text.includes('event: nudge\ndata: {"kinds":["call.changed"]}')) continue
      heard.push(performance.now())
      wake()
    }
  }
  const ended = read().catch(() => undefined)
  return {
    heard,
    next: () =>
      new Promise<number>((resolve) => {
        wake = () => resolve(heard.at(-1) ?? 0)
      }),
    close: async () => {
      stop.abort()
      await ended
    },
  }
}

test('a telephone that rings is on the screen within a second, of those for whom it rings and of nobody else', async () => {
  const { operator, outsider, cashier } = desk.people
  const [his, another, customers] = await Promise.all([operator, outsider, cashier].map((who) => listening(who)))
  assert.ok(his && another && customers)
  const took: number[] = []
  for (let call = 0; call < 10; call += 1) {
    const rings = his.next()
    const began = performance.now()
    await desk.tell({
      event: 'newCall',
      callId: `live-${call}`,
      from: '89225550187',
      to: '1',
      direction: 'in',
      extension: '101',
    })
    await rings
    const { body } = await desk.as(operator).get('/api/calls/current')
    assert.ok(body.calls.length > 0)
    took.push(performance.now() - began)
    await desk.tell({ event: 'hangup', callId: `live-${call}`, cause: 'cancel' })
  }
  assert.ok(Math.max(...took) < 1_000, `${Math.round(Math.max(...took))} ms`)
  assert.deepEqual([another.heard, customers.heard], [[], []])
  await Promise.all([his.close(), another.close(), customers.close()])
})

test('a call that rang a moment before the stream opened is told to whoever looks back, and only to those it rings for', async () => {
  const { operator, outsider } = desk.people
  const story = { from: '89225550187', to: '1', direction: 'in', extension: '101' } as const
  const there = await listening(operator)
  const first = there.next()
  await desk.tell({ event: 'newCall', callId: 'first', ...story })
  await first
  await desk.tell({ event: 'hangup', callId: 'first', cause: 'cancel' })
  // Of what was before it heard, a server says that it knows nothing.
  const since = performance.now()
  await delay(1_500)
  await desk.tell({ event: 'newCall', callId: 'before', ...story })
  const lookBack = `?lookBack=${Math.floor(performance.now() - since)}`
  const [his, another] = await Promise.all([operator, outsider].map((who) => listening(who, lookBack)))
  assert.ok(his && another)
  await until(() => his.heard.length > 0, { within: 5_000, what: 'the call of before' })
  await desk.tell({ event: 'hangup', callId: 'before', cause: 'cancel' })
  assert.deepEqual(another.heard, [])
  await Promise.all([there.close(), his.close(), another.close()])
})
