import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { DAY, HOUR } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { times } from '../ground/times.ts'
import { CONTRACT_DRAFT, HOURS_DRAFT, LEVEL_DRAFT, RULE, WEEK } from './terms-bodies.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const admin = () => desk.as(desk.people.administrator)
const made = async (url: string, body: object): Promise<number> => {
  const answer = await admin().post(url, body)
  assert.equal(answer.status, 201, answer.text)
  return answer.body.id
}

/** Contracts of every kind and state over the same customers, so that they stand in each other's way. */
async function manyContracts() {
  const { organisations, venues, people, services } = desk
  const hours = [
    await made('/api/service-hours', { ...HOURS_DRAFT, name: 'Контора' }),
    await made('/api/service-hours', {
      ...HOURS_DRAFT,
      name: 'По календарю',
      zone: 'Asia/Yekaterinburg',
      week: { ...WEEK, calendar: 'ru' },
    }),
  ]
  const levels = [
    await made('/api/sla-levels', { ...LEVEL_DRAFT, name: 'Общий', rules: [RULE] }),
    await made('/api/sla-levels', {
      ...LEVEL_DRAFT,
      name: 'Точный',
      rules: [
        { ...RULE, priority: 1, resolutionMinutes: 60 },
        { ...RULE, serviceId: services.printing, reactionMinutes: null },
      ],
    }),
  ]
  const customers = [
    { organisationId: organisations.vesna },
    { organisationId: organisations.polyus },
    { venueId: venues.lesnaya },
    { venueId: venues.sadovaya },
    { venueId: venues.bar },
    { personId: people.cashier.id },
    { personId: people.stranger.id },
  ]
  const draft = fc.record({
    kind: fc.constantFrom('contract', 'agreement'),
    state: fc.constantFrom('active', 'active', 'active', 'suspended', 'draft', 'expired'),
    term: fc.constantFrom(
      ['2020-01-01', null],
      ['2026-12-10', null],
      ['2020-01-01', '2026-12-05'],
      ['2021-01-01', '2025-01-01'],
    ),
    hoursId: fc.constantFrom(...hours),
    levelId: fc.constantFrom(...levels),
    contractServiceType: fc.boolean(),
    services: fc.constantFrom([], [], [services.printing], [services.cards]),
    customers: fc.uniqueArray(fc.constantFrom(...customers), { minLength: 1, maxLength: 2, selector: JSON.stringify }),
  })
  for (const [place, { term, services: own, ...one }] of fc.sample(draft, { numRuns: 25, seed: 7 }).entries()) {
    const [startsOn, endsOn] = term
    await made('/api/contracts', {
      ...CONTRACT_DRAFT,
      ...one,
      number: `Р-${place}`,
      name: `Договор ${place}`,
      startsOn,
      endsOn,
      coversAllServices: own.length === 0,
      serviceIds: own,
    })
  }
}

const QUESTIONS = times(1000, 250)

test(`${QUESTIONS} random questions: what the tester answers is what filing does`, async () => {
  await manyContracts()
  const { people, venues, services } = desk
  const question = fc.record({
    contact: fc.constantFrom(people.cashier, people.manager, people.stranger, people.colleague, people.dealerUser),
    venueId: fc.constantFrom(null, venues.lesnaya, venues.sadovaya, venues.bar),
    serviceId: fc.constantFrom(null, services.printing, services.cards),
    channel: fc.constantFrom('portal', 'email', 'phone', 'telegram', 'desk'),
    urgency: fc.constantFrom('high', 'medium', 'low'),
    stopOfTrade: fc.boolean(),
    offset: fc.integer({ min: 0, max: 20 * DAY }),
  })
  const seen = new Map<string, number>()
  const start = Date.UTC(2026, 11, 1)
  for (const { contact, offset, venueId, serviceId, ...rest } of fc.sample(question, { numRuns: QUESTIONS, seed: 5 })) {
    desk.clock.offset = start + offset - Date.now()
    const filed = await admin().post('/api/requests', {
      ...rest,
      subject: 'Проба',
      contactId: contact.id,
      ...(venueId && { venueId }),
      ...(serviceId && { serviceId }),
    })
    const kept = filed.status === 201 ? await keptOf(filed.body.number) : null
    const asked = {
      ...rest,
      personId: contact.id,
      venueId,
      serviceId,
      at: kept?.at ?? new Date(start + offset).toISOString(),
    }
    const { status, body, text } = await admin().post('/api/contract-trials', asked)
    assert.equal(status, 200, text)
    const key = `${body.contract.number} ${body.refusal}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    if (!kept) {
      assert.deepEqual([filed.body.code, body.refusal], ['contract.phone-is-closed', 'contract.phone-is-closed'])
      continue
    }
    assert.deepEqual(
      [body.refusal, body.contract.id, body.priority, body.reactionDueAt, body.resolutionDueAt, body.team],
      [null, kept.contract, kept.priority, kept.reaction, kept.resolution, kept.team],
    )
    const chosen = body.steps
      .flatMap((step: { contracts: { why: string; id: number }[] }) => step.contracts)
      .filter(({ why }: { why: string }) => why === 'chosen')
    assert.ok(chosen.every(({ id }: { id: number }) => id === kept.contract) && chosen.length > 0)
  }
  assert.ok(seen.size >= 8, JSON.stringify([...seen]))
})

async function keptOf(number: number) {
  const { rows } = await sql<{
    at: string
    contract: number
    priority: number
    reaction: string | null
    resolution: string | null
    team: string
  }>`
    select r.registered_at as at, r.contract_id as contract, r.priority, r.reaction_due_at as reaction, r.resolution_due_at as resolution,
      (select t.name from teams t where t.id = r.team_id) as team from requests r where r.number = ${number}`.execute(
    desk.database.db,
  )
  const [row] = rows
  assert.ok(row)
  const iso = (moment: string | null) => moment && new Date(moment).toISOString()
  return { ...row, at: new Date(row.at).toISOString(), reaction: iso(row.reaction), resolution: iso(row.resolution) }
}

test('terms that are not saved are tried as if they were, and the answer stays when they are', async () => {
  const { venues } = desk
  const { body: book } = await admin().get('/api/contract-book?q=Премиум')
  const { id } = book.items[0]
  const { body: kept } = await admin().get(`/api/contracts/${id}`)
  const { id: _, revision, isDefault: __, demonstrationValues: ___, open: ____, names: _____, ...state } = kept
  const draft = {
    ...state,
    customers: [...state.customers, { venueId: venues.bar }],
    contractServiceType: true,
    startsOn: '2026-11-01',
  }
  const at = new Date(desk.house.now() + HOUR).toISOString()
  const asked = { venueId: venues.bar, channel: 'phone', at }
  const before = (await admin().post('/api/contract-trials', asked)).body
  const tried = (await admin().post('/api/contract-trials', { ...asked, unsaved: { id, draft } })).body
  assert.notEqual(before.contract.id, id)
  assert.deepEqual([tried.contract.id, tried.refusal], [id, null])
  assert.equal(
    tried.lines.reduce((sum: number, { ms }: { ms: number }) => sum + ms, 0),
    tried.rule.resolutionMinutes * 60_000,
  )
  const { body: checked } = await admin().post(`/api/contracts/${id}/checks`, { draft })
  const order = { at: checked.at, mark: checked.mark, open: 'as_promised', keepLate: true }
  const saved = await admin().put(`/api/contracts/${id}`, { draft, order, revision })
  assert.equal(saved.status, 200, saved.text)
  assert.deepEqual((await admin().post('/api/contract-trials', asked)).body, tried)
  const stale = await admin().put(`/api/contracts/${id}`, { draft, order, revision })
  assert.deepEqual([stale.status, stale.body.code], [409, 'terms.changed'])
  const fresh = { ...draft, number: 'Н-1', name: 'Новый', customers: [{ venueId: venues.bar }], startsOn: '2026-11-20' }
  const unkept = (await admin().post('/api/contract-trials', { ...asked, unsaved: { id: null, draft: fresh } })).body
  assert.deepEqual([unkept.contract.id, unkept.contract.number], [null, 'Н-1'])
})

test('the default agreement cannot be taken away, and two contracts never have one number', async () => {
  const { body: book } = await admin().get('/api/contract-book')
  const [first] = book.items
  assert.ok(first.isDefault)
  const { body: kept } = await admin().get(`/api/contracts/${first.id}`)
  const { id, revision, isDefault: _, demonstrationValues: __, open: ___, names: ____, ...state } = kept
  for (const change of [
    { state: 'suspended' },
    { endsOn: '2027-01-01' },
    { coversAllServices: false },
    { startsOn: '2026-12-31' },
  ]) {
    const checked = await admin().post(`/api/contracts/${id}/checks`, { draft: { ...state, ...change } })
    assert.deepEqual([checked.status, checked.body.code], [409, 'contract.is-default'], JSON.stringify(change))
  }
  const { body: checked } = await admin().post(`/api/contracts/${id}/checks`, { draft: { ...state, number: '77' } })
  const order = { at: checked.at, mark: checked.mark, open: 'as_promised', keepLate: true }
  const taken = await admin().put(`/api/contracts/${id}`, { draft: { ...state, number: '77' }, order, revision })
  assert.equal(taken.body.code, 'contract.number-taken')
  assert.equal(
    (await admin().post('/api/contracts', { ...CONTRACT_DRAFT, number: '77' })).body.code,
    'contract.number-taken',
  )
  assert.equal(
    (await admin().post('/api/contracts', { ...CONTRACT_DRAFT, number: '78', endsOn: '2025-01-01' })).status,
    400,
  )
})

test('the book is looked through by number, name and customer, and by how a contract stands', async () => {
  const names = async (query: string) =>
    (await admin().get(`/api/contract-book?${query}`)).body.items.map(({ name }: { name: string }) => name)
  assert.deepEqual(await names('q=базовое'), ['Базовое'])
  assert.ok((await names(`q=${encodeURIComponent('Весна')}`)).includes('Премиум 24×7'))
  assert.deepEqual(await names('q=%25'), [])
  const drafts = (await admin().get('/api/contract-book?state=draft')).body.items
  assert.ok(drafts.length > 0 && drafts.every(({ state }: { state: string }) => state === 'draft'))
  const { body: found } = await admin().get(`/api/customer-search?q=${encodeURIComponent('весна')}`)
  assert.ok(found.items.some((hit: { organisationId?: number }) => hit.organisationId === desk.organisations.vesna))
})

test('a contract that is chosen other hours for while somebody replaces them is served in those that stand in', async () => {
  const hours = await made('/api/service-hours', { ...HOURS_DRAFT, name: 'Смена' })
  const id = await made('/api/contracts', { ...CONTRACT_DRAFT, number: 'Ч-1' })
  const other = { ...HOURS_DRAFT, name: 'Смена', week: { ...WEEK, calendar: 'ru' } }
  const { body: seen } = await admin().post(`/api/service-hours/${hours}/checks`, { draft: other })
  const order = ({ at, mark }: { at: string; mark: string }) => ({ at, mark, open: 'as_promised', keepLate: true })
  const replaced = await admin().put(`/api/service-hours/${hours}`, { draft: other, order: order(seen) })
  const draft = { ...CONTRACT_DRAFT, number: 'Ч-1', hoursId: hours }
  const { body: checked } = await admin().post(`/api/contracts/${id}/checks`, { draft })
  const saved = await admin().put(`/api/contracts/${id}`, { draft, order: order(checked), revision: 1 })
  assert.equal(saved.status, 200, saved.text)
  assert.equal((await admin().get(`/api/contracts/${id}`)).body.hoursId, replaced.body.id)
  assert.equal((await admin().get(`/api/service-hours/${hours}`)).body.id, replaced.body.id)
})
