import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { makeCall } from '../../src/actions/phone/take-call-events.ts'
import type { PbxArrived } from '../../src/channels/phone/pbx.ts'
import { lockCall } from '../../src/db/phone/calls.ts'
import { TALKS_AT_MOST } from '../../src/domain/phone/call.ts'
import { addExchange, phoneDeskOfTests } from './phone-desk.ts'
import { forged, HTTP_KINDS, type HttpKind, type Sequence, sequencesOf, TEST_KEYS } from './sequences.ts'

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
const hooks = new Map<HttpKind, string>()
before(async () => {
  desk = await phoneDeskOfTests()
  for (const kind of HTTP_KINDS) {
    const { apiKey, secret } = TEST_KEYS
    hooks.set(kind, await addExchange(desk, { kind, title: kind, apiKey, secret, api: 'https://pbx.example' }))
  }
})
after(() => desk.close())

/** A delivery as the exchange makes it, over http. */
async function post(kind: HttpKind, { method, path, query, headers, body }: PbxArrived, hook = hooks.get(kind) ?? '') {
  const asked = new URLSearchParams(query).toString()
  const url = `${hook}${path === '' ? '' : `/${path}`}${asked === '' ? '' : `?${asked}`}`
  const own = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
  const answer = await desk.app.inject({ method, url, headers: own, ...(method === 'POST' && { payload: body }) })
  return { status: answer.statusCode, text: answer.body }
}

async function told(kind: HttpKind, deliveries: readonly PbxArrived[]) {
  for (const delivery of deliveries) {
    const { status, text } = await post(kind, delivery)
    assert.equal(status, 200, `${kind}: ${text}`)
    // Sipuni sends no more to whoever answers otherwise.
    if (kind === 'sipuni') assert.deepEqual(JSON.parse(text), { success: true })
  }
}

/** The one call that the desk made of them. */
async function callOf(kind: HttpKind, marker: string) {
  const rows = await desk.database.db
    .selectFrom('phone_calls as c')
    .innerJoin('phone_exchanges as x', 'x.id', 'c.exchange_id')
    .selectAll('c')
    .where('x.kind', '=', kind)
    .where('c.number', '=', marker)
    .execute()
  assert.equal(rows.length, 1, `${kind}: ${rows.length} calls`)
  const [row] = rows
  return row ?? assert.fail()
}

let caller = 1_000
/** Each call comes from a number of its own, so that it is found by it. */
function nextCaller(): string {
  caller += 1
  return `+7916555${caller}`
}

const EXTENSION_OF = new Map<number, string>()

async function assertAsExpected(kind: HttpKind, { expected, name }: Sequence) {
  const call = await callOf(kind, expected.client)
  for (const [who, extension] of [
    [desk.people.operator, '101'],
    [desk.people.specialist, '102'],
    [desk.people.lead, '103'],
  ] as const)
    EXTENSION_OF.set(who.id, extension)
  const spoke = call.specialist_id === null ? null : EXTENSION_OF.get(call.specialist_id)
  const about = `${kind} ${name}`
  assert.equal(call.direction, expected.direction, about)
  assert.equal(spoke ?? null, expected.answeredBy, `${about}: who spoke`)
  if (expected.saysEnd) assert.equal(call.state, 'ended', about)
  if (expected.saysEnd) assert.equal(call.result === 'missed', expected.missed, `${about}: ${call.result}`)
  if (expected.talkSeconds !== null && call.state === 'ended')
    assert.ok(Math.abs(call.talk_ms / 1_000 - expected.talkSeconds) <= 2, `${about}: ${call.talk_ms} ms of talk`)
  return call
}

/** Another order of the same, by a seed. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  let state = seed * 7_919 + 1
  const left = [...all]
  const taken: T[] = []
  while (left.length > 0) {
    state = (state * 48_271) % 2_147_483_647
    taken.push(...left.splice(state % left.length, 1))
  }
  return taken
}

/** Five calls of a kind that began a minute ago. */
function fresh(kind: HttpKind, mark: string): readonly Sequence[] {
  return sequencesOf(kind, { call: `c0ffee-${mark}`, client: nextCaller(), start: Date.now() - 60_000 }).map(
    (one, place) => {
      const [again] = sequencesOf(kind, {
        call: `c0ffee-${mark}${place}`,
        client: nextCaller(),
        start: Date.now() - 60_000,
      }).filter(({ name }) => name === one.name)
      return again ?? one
    },
  )
}

for (const kind of HTTP_KINDS) {
  test(`${kind}: five calls in order, each is one call as it was`, async () => {
    for (const one of fresh(kind, 'a')) {
      await told(kind, one.deliveries)
      await assertAsExpected(kind, one)
    }
  })

  test(`${kind}: in any order, and each delivery twice or three times, it is the same call`, async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      for (const one of fresh(kind, `b${seed}`)) {
        await told(kind, shuffled([...one.deliveries, ...one.deliveries, ...one.deliveries.slice(1)], seed))
        await assertAsExpected(kind, one)
      }
    }
  })

  test(`${kind}: a call whose end is lost is over by itself`, async () => {
    for (const one of fresh(kind, 'c')) {
      await told(kind, one.deliveries.slice(0, 2))
      const open = await callOf(kind, one.expected.client)
      const later = Date.now() + TALKS_AT_MOST + 60_000
      await desk.database.db.transaction().execute(async (tx) => {
        const held = await lockCall(tx, open.id)
        if (held) await makeCall(tx, held, { now: later, rings: false })
      })
      const closed = await callOf(kind, one.expected.client)
      assert.equal(closed.state, 'ended', one.name)
    }
  })

  test(`${kind}: a delivery without the right proof changes nothing`, async () => {
    const before = await counted()
    for (const one of fresh(kind, 'd')) {
      for (const delivery of one.deliveries) {
        const stranger = forged(kind, delivery)
        if (stranger) assert.equal((await post(kind, stranger)).status, 403)
        assert.equal((await post(kind, delivery, `/hooks/pbx/${kind}/guessed-key`)).status, 404)
      }
    }
    assert.deepEqual(await counted(), before)
  })

  test(`${kind}: what it tells of a long time ago rings nobody`, async () => {
    const shown = await cards()
    for (const one of sequencesOf(kind, { call: 'c0ffee-e', client: nextCaller(), start: Date.now() - 3_600_000 }))
      for (const delivery of one.deliveries) assert.equal((await post(kind, delivery)).status, 200)
    const { rows } = await desk.database.pool.query<{ count: string }>(`select count(*) from phone_calls c
      join phone_exchanges x on x.id = c.exchange_id where x.kind = '${kind}' and c.started_at < now() - interval '50 minutes'`)
    // An exchange without a clock tells its past as now.
    if (Number(rows[0]?.count) >= 5) assert.equal(await cards(), shown + (await spokenLately(kind)), kind)
  })
}

async function cards(): Promise<number> {
  const { rows } = await desk.database.pool.query('select count(*)::int as count from phone_cards')
  return rows[0].count
}

/** Who spoke has his own call on his screen to work it up, whenever it was told. */
async function spokenLately(kind: HttpKind): Promise<number> {
  const { rows } = await desk.database.pool.query(`select count(*)::int as count from phone_cards k
    join phone_calls c on c.id = k.call_id join phone_exchanges x on x.id = c.exchange_id
    where x.kind = '${kind}' and c.started_at < now() - interval '50 minutes'`)
  return rows[0].count
}

async function counted() {
  const { rows } = await desk.database.pool.query(`select (select count(*) from phone_calls) as calls,
    (select count(*) from phone_cards) as cards, (select count(*) from phone_callbacks) as callbacks`)
  return rows[0]
}
