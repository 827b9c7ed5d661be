import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import type { App } from '../../src/http/server/context.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
let other: App
before(async () => {
  desk = await testDesk()
  await desk.app.listen({ port: 0, host: '127.0.0.1' })
  other = await watchedServer(desk.house, { web: null, log: false })
  await other.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await other.close()
  await desk.close()
})

/** What the way of a question to the server may take, in milliseconds. */
const ON_THE_WAY = 1_500

interface Heard {
  readonly request: number
  readonly kinds: readonly string[]
  readonly after: number
}

/** Listens at a server as a person; `until` resolves with the first news that fit. */
async function listening(app: App, person: { token: string } | { cookie: string }, lookBack?: number) {
  const { port } = z.object({ port: z.int() }).parse(app.server.address())
  const stop = new AbortController()
  const headers = 'token' in person ? { authorization: `Bearer ${person.token}` } : { cookie: person.cookie }
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
    ended,
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
    // What is done for the first time takes its own time.
    await desk.file(people.cashier, { venueId: venues.lesnaya })
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
  const first = await desk.file(people.cashier, { venueId: venues.lesnaya })
  await early.until(({ request }) => request === first)
  const since = performance.now()
  await delay(ON_THE_WAY)
  const lookBack = () => Math.floor(performance.now() - since) // of what was before it heard, a server says that it knows nothing
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

type Ending = readonly [string, (who: Listening) => Promise<unknown>]
interface Listening {
  readonly person: { readonly id: number; readonly token: string }
  readonly here: ReturnType<TestDesk['inBrowser']>
}

/** Everything that ends a way in, or takes what one may read. */
const ENDINGS: readonly Ending[] = [
  ['signed out from afar', async ({ person, here }) => here.remove(`/api/sessions/${await otherSession(person.id)}`)],
  ['the password was changed', ({ here }) => here.put('/api/me/password', { next: 'лодка плывёт к берегу' })],
  [
    'taken out of the database',
    ({ person }) => desk.database.db.deleteFrom('sessions').where('person_id', '=', person.id).execute(),
  ],
  [
    'archived',
    ({ person: { id } }) =>
      desk.database.db.updateTable('people').set({ archived_at: new Date() }).where('id', '=', id).execute(),
  ],
]

async function otherSession(personId: number): Promise<number> {
  const rows = desk.database.db.selectFrom('sessions').select('id').where('person_id', '=', personId)
  const { id } = await rows.orderBy('id').executeTakeFirstOrThrow()
  return id
}

/** The beat that looks at everybody comes after 15 seconds: what ends earlier was told. */
const AT_ONCE = 5_000

test('a stream ends at once, on every server, when its session ends elsewhere', async () => {
  const { people } = desk
  const persons = [people.colleague, people.dealerUser, people.dealerManager, people.contractor]
  for (const [index, [name, end]] of ENDINGS.entries()) {
    const person = persons[index] ?? people.analyst
    const there = desk.inBrowser(person)
    const ear = await listening(other, { cookie: await there.cookie })
    const started = performance.now()
    await end({ person, here: desk.inBrowser(person) })
    await ear.ended
    assert.ok(performance.now() - started < AT_ONCE, `${name}: it took ${Math.round(performance.now() - started)} ms`)
  }
})

test('the stream of a program ends at once when its token is revoked, and no other stream of that person', async () => {
  const { outsider } = desk.people
  const here = desk.inBrowser(outsider)
  const { body } = await here.post('/api/tokens', { name: 'табло' })
  const program = await listening(desk.app, body)
  const stays = await listening(desk.app, outsider)
  const started = performance.now()
  await here.remove(`/api/tokens/${body.id}`)
  await program.ended
  assert.ok(performance.now() - started < AT_ONCE)
  const number = await desk.file(outsider)
  await stays.until(({ request }) => request === number)
  await stays.stop()
})

test('what happens right after a sign-out is not told to whoever was signed out', async () => {
  const { lead, operator } = desk.people
  const ear = await listening(desk.app, { cookie: await desk.inBrowser(lead).cookie })
  const known = await desk.file(operator)
  await ear.until(({ request }) => request === known)
  await desk.database.db.deleteFrom('sessions').where('person_id', '=', lead.id).execute()
  const number = await desk.file(operator)
  await ear.ended
  assert.ok(!ear.heard.some(({ request }) => request === number))
})

test('a right that was taken counts for the news of the same moment', async () => {
  const { manager, cashier } = desk.people
  const ear = await listening(other, manager)
  const known = await desk.file(cashier, { venueId: desk.venues.lesnaya })
  await ear.until(({ request }) => request === known)
  await desk.database.db.deleteFrom('person_roles').where('person_id', '=', manager.id).execute()
  const started = performance.now()
  await desk.file(cashier, { venueId: desk.venues.lesnaya })
  const watched = await desk.file(manager)
  const news = await ear.until(({ request }) => request === watched)
  assert.ok(news.after - started < AT_ONCE)
  assert.deepEqual([...new Set(ear.heard.map(({ request }) => request))], [known, watched])
  await ear.stop()
})

test('who asks only for the head of the stream gets an answer, and holds no stream open', async () => {
  const { port } = z.object({ port: z.int() }).parse(desk.app.server.address())
  const headers = { authorization: `Bearer ${desk.people.specialist.token}` }
  const signal = AbortSignal.timeout(5_000)
  const { status } = await fetch(`http://127.0.0.1:${port}/api/live`, { method: 'HEAD', headers, signal })
  assert.equal(status, 404)
})
