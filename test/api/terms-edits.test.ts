import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { insertContract, insertHours, insertLevel } from '../../src/db/foundation/foundation.ts'
import { HOUR, MINUTE } from '../../src/domain/ground/instant.ts'
import { DEMONSTRATION_TIMES, FROM_THE_BEGINNING } from '../../src/domain/terms/demonstration-terms.ts'
import { DEFAULT_POLICY } from '../../src/domain/terms/policy.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { times } from '../ground/times.ts'
import { HOURS_DRAFT, LEVEL_DRAFT, RULE, WEEK } from './terms-bodies.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

interface Promised {
  readonly number: number
  readonly priority: number
  readonly reaction: string | null
  readonly resolution: string | null
  readonly ledger: { readonly reaction: { targetMs: number | null }; readonly resolution: { targetMs: number | null } }
}

const promises = async (condition = sql`true`) =>
  (
    await sql<Promised>`select r.number, r.priority, r.reaction_due_at as reaction, r.resolution_due_at as resolution, k.ledger
      from requests r join request_clocks k on k.request_number = r.number where ${condition} order by r.number`.execute(
      desk.database.db,
    )
  ).rows
const OVER = sql`r.status in ('resolved', 'closed', 'cancelled')`
const admin = () => desk.as(desk.people.administrator)
const idOf = async (table: string, name: string) => {
  const { rows } = await sql<{ id: number }>`select id from ${sql.table(table)} where name = ${name}
    order by id desc limit 1`.execute(desk.database.db)
  assert.ok(rows[0], name)
  return rows[0].id
}
const contractHours = async (contract: string) =>
  (
    await sql<{ id: number }>`select service_hours_id as id from contracts where name = ${contract}`.execute(
      desk.database.db,
    )
  ).rows[0]?.id ?? 0
const seen = ({ at, mark }: { at: string; mark: string }, open: 'as_promised' | 'recounted', keepLate = true) => ({
  at,
  mark,
  open,
  keepLate,
  reason: 'Итоги квартала',
})
const level = async (name: string) => {
  const answer = await admin().get(`/api/sla-levels/${await idOf('sla_levels', name)}`)
  assert.equal(answer.status, 200, answer.text)
  return answer.body
}

test('other times change what is open only when that is chosen, and say it in the history of each', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const { id, version } = await level('Премиум')
  const draft = { ...LEVEL_DRAFT, name: 'Премиум', rules: [{ ...RULE, reactionMinutes: 60, resolutionMinutes: 300 }] }
  const checked = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  assert.equal(checked.status, 200, checked.text)
  assert.deepEqual([checked.body.open, checked.body.late, checked.body.items[0].number], [1, 0, number])
  const was = await promises()

  const kept = await admin().put(`/api/sla-levels/${id}`, { draft, version, order: seen(checked.body, 'as_promised') })
  assert.equal(kept.status, 200, kept.text)
  assert.deepEqual(await promises(), was)
  const later = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const [, fresh] = await promises()
  assert.deepEqual([fresh?.number, fresh?.ledger.resolution.targetMs], [later, 5 * HOUR])

  const again = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  const order = seen(again.body, 'recounted')
  const done = await admin().put(`/api/sla-levels/${id}`, { draft, version: version + 1, order })
  assert.equal(done.status, 200, done.text)
  const [first] = await promises()
  assert.equal(first?.resolution && Date.parse(first.resolution), Date.parse(again.body.items[0].is))
  const { body } = await desk.as(people.specialist).get(`/api/requests/${number}`)
  const told = body.events.find(({ type }: { type: string }) => type === 'request.terms-changed')
  assert.equal(told.data.reason, 'Итоги квартала')
})

test('a request that is filed between looking and saving stops it, and nothing is changed', async () => {
  const { people, venues } = desk
  const { id, version } = await level('Премиум')
  const draft = { ...LEVEL_DRAFT, name: 'Премиум', rules: [{ ...RULE, resolutionMinutes: 333 }] }
  const checked = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  await desk.file(people.cashier, { venueId: venues.lesnaya })
  const was = await promises()
  for (const open of ['as_promised', 'recounted'] as const) {
    const answer = await admin().put(`/api/sla-levels/${id}`, { draft, version, order: seen(checked.body, open) })
    assert.deepEqual([answer.status, answer.body.code], [409, 'terms.open-changed'])
  }
  assert.deepEqual(await promises(), was)
  const again = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  assert.equal(again.body.open, checked.body.open + 1)
  const saved = await admin().put(`/api/sla-levels/${id}`, { draft, version, order: seen(again.body, 'recounted') })
  assert.equal(saved.status, 200, saved.text)
})

test('what would be late at once keeps its promise, unless said otherwise', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  desk.clock.offset += 40 * MINUTE
  const { id, version } = await level('Премиум')
  const draft = { ...LEVEL_DRAFT, name: 'Премиум', rules: [{ ...RULE, resolutionMinutes: 20, reactionMinutes: null }] }
  const was = await promises(sql`r.number = ${number}`)
  const checked = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  assert.equal(checked.body.items[0].outcome, 'late_at_once')
  const gently = { draft, version, order: seen(checked.body, 'recounted') }
  assert.equal((await admin().put(`/api/sla-levels/${id}`, gently)).status, 200)
  assert.deepEqual(await promises(sql`r.number = ${number}`), was)
  const again = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  const hard = { draft, version: version + 1, order: seen(again.body, 'recounted', false) }
  assert.equal((await admin().put(`/api/sla-levels/${id}`, hard)).status, 200)
  const [is] = await promises(sql`r.number = ${number}`)
  assert.equal(is?.ledger.resolution.targetMs, 20 * MINUTE)
})

test('two who change the same do not lose each other’s edit, and a list of long ago is no list', async () => {
  const { id, version } = await level('Премиум')
  const draft = { ...LEVEL_DRAFT, name: 'Премиум' }
  const { body } = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  const stale = await admin().put(`/api/sla-levels/${id}`, {
    draft,
    version: version - 1,
    order: seen(body, 'as_promised'),
  })
  assert.deepEqual([stale.status, stale.body.code], [409, 'terms.changed'])
  const old = { ...seen(body, 'as_promised'), at: new Date(Date.parse(body.at) - HOUR).toISOString() }
  assert.equal(
    (await admin().put(`/api/sla-levels/${id}`, { draft, version, order: old })).body.code,
    'terms.open-changed',
  )

  const hours = await contractHours('Премиум 24×7')
  const hoursDraft = { ...HOURS_DRAFT, name: 'Круглосуточно' }
  const checked = await admin().post(`/api/service-hours/${hours}/checks`, { draft: hoursDraft })
  const order = seen(checked.body, 'as_promised')
  const [one, other] = await Promise.all([
    admin().put(`/api/service-hours/${hours}`, { draft: hoursDraft, order }),
    admin().put(`/api/service-hours/${hours}`, { draft: hoursDraft, order }),
  ])
  assert.deepEqual([one.status, other.status].toSorted(), [200, 409])
})

test('terms do not change backwards, and a day to come changes nothing that is open', async () => {
  const { id, version } = await level('Базовое')
  const tomorrow = new Date(desk.house.now() + 24 * HOUR).toISOString()
  const draft = { ...LEVEL_DRAFT, name: 'Базовое', effectiveFrom: tomorrow }
  const { body } = await admin().post(`/api/sla-levels/${id}/checks`, { draft })
  assert.deepEqual([body.earlier, body.later, body.late], [0, 0, 0])
  const recounted = await admin().put(`/api/sla-levels/${id}`, { draft, version, order: seen(body, 'recounted') })
  assert.equal(recounted.body.code, 'terms.recounted-later')
  assert.equal(
    (await admin().put(`/api/sla-levels/${id}`, { draft, version, order: seen(body, 'as_promised') })).status,
    200,
  )
  const now = { ...draft, effectiveFrom: null }
  const next = await admin().post(`/api/sla-levels/${id}/checks`, { draft: now })
  const waits = await admin().put(`/api/sla-levels/${id}`, {
    draft: now,
    version: version + 1,
    order: seen(next.body, 'as_promised'),
  })
  assert.equal(waits.body.code, 'level.version-waits')
  const rules = (await level('Базовое')).everyRule.filter(
    (rule: { effectiveUntil: number | null }) => rule.effectiveUntil !== null,
  )
  assert.ok(rules.length >= 4)
  assert.equal((await admin().call('DELETE', `/api/sla-levels/${id}/next-version`)).status, 200)
  const back = await level('Базовое')
  assert.equal(back.version, version)
  assert.deepEqual(
    back.rules.map((rule: { resolutionMinutes: number }) => rule.resolutionMinutes),
    Object.values(DEMONSTRATION_TIMES.basic).map(([, resolution]) => resolution),
  )
  const past = { ...HOURS_DRAFT, effectiveFrom: '2026-01-01' }
  const hours = await contractHours('Базовое')
  assert.equal(
    (await admin().post(`/api/service-hours/${hours}/checks`, { draft: past })).body.code,
    'terms.not-in-the-past',
  )
})

/** Hours, level or matrix as somebody might want them. */
const day = fc.constantFrom(
  [],
  [{ opens: '09:00', closes: '18:00' }],
  [
    { opens: '09:00', closes: '13:00' },
    { opens: '14:00', closes: '18:00' },
  ],
  [{ opens: '00:00', closes: '24:00' }],
  [{ opens: '10:30', closes: '22:00' }],
)
const week = fc.record({
  roundTheClock: fc.boolean(),
  weekly: fc.array(day, { minLength: 7, maxLength: 7 }),
  calendar: fc.constantFrom('ru', null),
  shortDayCutMinutes: fc.constantFrom(0, 60),
  exceptions: fc.constant([]),
})
const minutes = fc.constantFrom(5, 30, 60, 240, 600, 2400, null)
const rule = fc.record({
  serviceId: fc.constantFrom(null, 'printing'),
  requestType: fc.constantFrom(null, 'incident'),
  priority: fc.constantFrom(null, 1, 2, 3, 4),
  reactionMinutes: minutes,
  resolutionMinutes: minutes,
})
const row = fc.record({ high: fc.constantFrom(1, 2, 3), medium: fc.constantFrom(2, 3, 4), low: fc.constantFrom(3, 4) })
const edit = fc.oneof(
  fc.record({
    kind: fc.constant('hours' as const),
    contract: fc.constantFrom('Премиум 24×7', 'Базовое', 'Третий'),
    week,
    zone: fc.constantFrom('Europe/Moscow', 'Asia/Yekaterinburg'),
  }),
  fc.record({
    kind: fc.constant('level' as const),
    level: fc.constantFrom('Премиум', 'Базовое', 'Третий'),
    rules: fc.uniqueArray(rule, {
      maxLength: 6,
      selector: (one) => `${one.serviceId} ${one.requestType} ${one.priority}`,
    }),
  }),
  fc.record({
    kind: fc.constant('matrix' as const),
    matrix: fc.record({ critical: row, high: row, medium: row, low: row }),
  }),
)
const choice = fc.record({
  edit,
  open: fc.constantFrom('as_promised', 'recounted', 'recounted'),
  keepLate: fc.boolean(),
  passes: fc.nat({ max: 90 }),
})
type Choice = typeof choice extends fc.Arbitrary<infer T> ? T : never

const EDITS = times(300, 100)

test(`${EDITS} random edits: what was counted before is what has changed, and what is over never changes`, async () => {
  await anotherContract()
  await someRequests()
  const over = await promises(OVER)
  let moved = 0
  for (const one of fc.sample(choice, { numRuns: EDITS, seed: 11 })) moved += await edited(one)
  assert.ok(moved > EDITS, `only ${moved} promises moved in all`)
  assert.deepEqual(await promises(OVER), over)
})

async function edited({ edit, open, keepLate, passes }: Choice): Promise<number> {
  desk.clock.offset += passes * MINUTE
  const { url, check, body } = await asked(edit)
  const first = await admin().post(check, { draft: body.draft })
  if (first.body.code === 'hours.never-open') return 0
  assert.equal(first.status, 200, first.text)
  const predicted = new Map<number, { outcome: string }>()
  for (let page = first.body; ; ) {
    for (const item of page.items) predicted.set(item.number, item)
    if (page.next === null) break
    page = (await admin().post(check, { draft: body.draft, at: first.body.at, offset: page.next })).body
  }
  const was = await promises()
  desk.clock.offset += 1000
  const answer = await admin().put(url, { ...body, order: seen(first.body, open as 'recounted', keepLate) })
  assert.equal(answer.status, 200, answer.text)
  const is = await promises()
  const changed = is
    .filter((now, place) => JSON.stringify(told(now)) !== JSON.stringify(told(was[place])))
    .map(({ number }) => number)
  const expected = [...predicted]
    .filter(([, { outcome }]) => !(keepLate && outcome === 'late_at_once'))
    .map(([number]) => number)
  assert.deepEqual(changed, open === 'recounted' ? expected.toSorted((a, b) => a - b) : [])
  return changed.length
}

/** What a promise is, whatever stretches it is counted in. */
function told(one: Promised | undefined) {
  return (
    one && [
      one.number,
      one.priority,
      one.reaction,
      one.resolution,
      one.ledger.reaction.targetMs,
      one.ledger.resolution.targetMs,
    ]
  )
}

async function asked(edit: Choice['edit']) {
  if (edit.kind === 'hours') {
    const id = await contractHours(edit.contract)
    const draft = { name: `Часы ${edit.contract}`, zone: edit.zone, effectiveFrom: null, week: edit.week }
    return { url: `/api/service-hours/${id}`, check: `/api/service-hours/${id}/checks`, body: { draft } }
  }
  if (edit.kind === 'level') {
    const { id, version } = await level(edit.level)
    const rules = edit.rules.map((one) => ({ ...one, serviceId: one.serviceId && desk.services.printing }))
    const draft = { name: edit.level, rules, effectiveFrom: null }
    return { url: `/api/sla-levels/${id}`, check: `/api/sla-levels/${id}/checks`, body: { draft, version } }
  }
  const { body } = await admin().get('/api/policy')
  const draft = { policy: { ...DEFAULT_POLICY, matrix: edit.matrix }, effectiveFrom: null }
  return { url: '/api/policy', check: '/api/policy/checks', body: { draft, made: body.versions[0].effectiveFrom } }
}

async function anotherContract() {
  await desk.database.db.transaction().execute(async (tx) => {
    const hoursId = await insertHours(tx, {
      name: 'Контора',
      zone: 'Europe/Moscow',
      version: { ...WEEK, effectiveFrom: '2020-01-01' },
    })
    const levelId = await insertLevel(tx, {
      name: 'Третий',
      times: DEMONSTRATION_TIMES.standard,
      effectiveFrom: FROM_THE_BEGINNING,
    })
    const id = await insertContract(tx, {
      number: '78',
      name: 'Третий',
      kind: 'contract',
      startsOn: '2020-01-01',
      hoursId,
      levelId,
    })
    await sql`insert into contract_customers (contract_id, venue_id) values (${id}, ${desk.venues.sadovaya})`.execute(
      tx,
    )
  })
}

/** Requests under all contracts, of every urgency, and in whatever state a specialist may bring them. */
async function someRequests() {
  const { people, venues, services, as } = desk
  const order = (n: number) => ({
    urgency: (['high', 'medium', 'low'] as const)[n % 3],
    ...(n % 2 ? { serviceId: services.printing } : {}),
  })
  const numbers: number[] = []
  for (let n = 0; n < 8; n++) {
    desk.clock.offset += 7 * MINUTE
    numbers.push(await desk.file(people.cashier, { ...order(n), venueId: venues.lesnaya }))
    numbers.push(await desk.file(people.manager, { ...order(n), venueId: venues.sadovaya }))
    numbers.push(await desk.file(people.stranger, { ...order(n), venueId: venues.bar }))
  }
  const move = async (number: number, body: object) => {
    const { body: card } = await as(people.administrator).get(`/api/requests/${number}`)
    const answer = await as(people.administrator).post(`/api/requests/${number}/moves`, {
      ...body,
      version: card.version,
    })
    assert.equal(answer.status, 200, answer.text)
  }
  const solved = { move: 'resolve', solution: 'Готово', closingCode: 'solved' }
  for (const [place, number] of numbers.entries()) {
    desk.clock.offset += MINUTE
    if (place % 6 === 1) await move(number, { move: 'start' })
    if (place % 6 === 2) await move(number, { move: 'ask', message: { text: 'Какая версия?' } })
    if (place % 6 === 3) await move(number, solved)
    if (place % 6 === 4 && place < 12)
      await move(number, { move: 'cancel', reason: 'Не нужно', closingCode: 'not_ours' })
  }
}
