import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const EMPTY = {
  code: null,
  parentId: null,
  inn: null,
  kpp: null,
  vip: false,
  domains: [],
  personalSpecialistId: null,
  externalCode: null,
}
const CHAIN = { ...EMPTY, kind: 'corporation', code: '30777', name: 'Сеть «Мята»' }

const asAdmin = () => desk.as(desk.people.administrator)
const add = async (order: object): Promise<number> => {
  const { status, body, text } = await asAdmin().post('/api/organisations', order)
  assert.equal(status, 201, text)
  return body.id
}
const card = async (id: number) => (await asAdmin().get(`/api/organisations/${id}`)).body

test('an organisation is made, found by its words, code and INN, and read as it was given', async () => {
  const order = {
    ...CHAIN,
    inn: '6671041207',
    kpp: '667101001',
    vip: true,
    domains: ['@Myata.Example'],
    externalCode: '1C-7',
  }
  const id = await add(order)
  const kept = await card(id)
  assert.deepEqual(kept.organisation, { ...order, domains: ['myata.example'] })
  assert.deepEqual(kept.counts, { venues: 0, people: 0, contracts: 0, children: 0 })
  for (const q of ['мята сеть', '30777', '66710412']) {
    const { body } = await asAdmin().get(`/api/organisations?q=${encodeURIComponent(q)}`)
    assert.deepEqual(
      body.items.map((one: { id: number }) => one.id),
      [id],
      q,
    )
  }
})

test('pages of organisations go by name, each once', async () => {
  const names: string[] = []
  for (let path: string | null = '/api/organisations?limit=2'; path !== null; ) {
    const { body }: { body: { items: { name: string }[]; next: string | null } } = await asAdmin().get(path)
    names.push(...body.items.map(({ name }) => name))
    path = body.next === null ? null : `/api/organisations?limit=2&cursor=${body.next}`
  }
  assert.ok(names.length >= 5)
  assert.equal(new Set(names).size, names.length)
})

test('what cannot be is refused and says why', async () => {
  const { organisations } = desk
  const refused: readonly [object, string][] = [
    [{ ...CHAIN, code: '123' }, 'organisation.code-wrong'],
    [{ ...CHAIN, code: '10412' }, 'organisation.code-taken'],
    [{ ...CHAIN, code: '30778', inn: '6671041208' }, 'organisation.inn-wrong'],
    [{ ...CHAIN, code: '30778', kpp: '12' }, 'organisation.kpp-wrong'],
    [{ ...CHAIN, code: '30778', domains: ['gmail.com'] }, 'organisation.domain-is-public'],
    [{ ...CHAIN, code: '30778', domains: ['no domain'] }, 'organisation.domain-wrong'],
    [{ ...CHAIN, code: '30778', parentId: organisations.dealer }, 'organisation.parent-of-another-kind'],
    [{ ...CHAIN, code: '30778', parentId: 999_999 }, 'organisation.not-found'],
    [{ ...CHAIN, code: '30778', personalSpecialistId: desk.people.cashier.id }, 'person.not-found'],
  ]
  for (const [order, code] of refused) {
    assert.equal((await asAdmin().post('/api/organisations', order)).body.code, code, JSON.stringify(order))
  }
})

test('a domain that is taken names whose it is', async () => {
  await add({ ...CHAIN, code: '40001', name: 'Первая', domains: ['first.example'] })
  const { body } = await asAdmin().post('/api/organisations', { ...CHAIN, code: '40002', domains: ['first.example'] })
  assert.deepEqual(
    [body.code, body.facts],
    ['organisation.domain-taken', { organisation: 'Первая', value: 'first.example' }],
  )
})

test('a tree has no circle, whoever is moved under whom', async () => {
  const top = await add({ ...EMPTY, kind: 'dealer', name: 'Дилер сверху' })
  const below = await add({ ...EMPTY, kind: 'dealer', name: 'Дилер ниже', parentId: top })
  const { organisation } = await card(top)
  for (const parentId of [top, below]) {
    const { body } = await asAdmin().put(`/api/organisations/${top}`, {
      organisation: { ...organisation, parentId },
      seen: organisation,
    })
    assert.equal(body.code, 'organisation.in-circle')
  }
})

test('two administrators at once: the second one is told what it is by now, and loses nothing', async () => {
  const id = await add({ ...CHAIN, code: '40003', name: 'Двое' })
  const { organisation: seen } = await card(id)
  const change = (organisation: object) => asAdmin().put(`/api/organisations/${id}`, { organisation, seen })
  assert.equal((await change({ ...seen, name: 'Двое первых' })).status, 200)
  const second = await change({ ...seen, vip: true })
  assert.deepEqual([second.status, second.body.code], [409, 'organisation.changed'])
  assert.deepEqual(second.body.facts.now, { ...seen, name: 'Двое первых' })
  assert.equal((await card(id)).organisation.vip, false)
})

test('an organisation goes when nothing of it works, and comes back', async () => {
  const { organisations } = desk
  assert.equal(
    (await asAdmin().post(`/api/organisations/${organisations.vesna}/archiving`, {})).body.code,
    'organisation.in-use',
  )
  const id = await add({ ...CHAIN, code: '40004', name: 'Уходит' })
  assert.equal((await asAdmin().post(`/api/organisations/${id}/archiving`, {})).status, 200)
  assert.notEqual((await card(id)).archivedAt, null)
  const archived = await asAdmin().get('/api/organisations?archived=true')
  assert.deepEqual(
    archived.body.items.map((one: { id: number }) => one.id),
    [id],
  )
  assert.equal((await asAdmin().post(`/api/organisations/${id}/return`, {})).status, 200)
  assert.equal((await card(id)).archivedAt, null)
})

test('the code of a corporation stays while venues are called by it', async () => {
  const { organisation: seen } = await card(desk.organisations.vesna)
  const organisation = { ...seen, code: '10413' }
  const { body } = await asAdmin().put(`/api/organisations/${desk.organisations.vesna}`, { organisation, seen })
  assert.equal(body.code, 'organisation.code-in-use')
})

test('the tree is read by dealers and by owners; a dealer shows how many of a chain’s venues it serves', async () => {
  const { organisations: known } = desk
  const tree = async (query: string) => (await asAdmin().get(`/api/organisation-tree?${query}`)).body
  const named = (branches: { name: string; venues: number; ofVenues: number }[]) =>
    Object.fromEntries(branches.map(({ name, venues, ofVenues }) => [name, [venues, ofVenues]]))
  const dealers = await tree('reading=dealers')
  assert.deepEqual(named(dealers.branches)['Дилер «Север»'], [3, 3])
  const served = named((await tree(`reading=dealers&under=${known.dealer}`)).branches)
  assert.deepEqual(
    [served['Саб-дилер «Мурман»'], served['Сеть «Весна»']],
    [
      [1, 1],
      [2, 2],
    ],
  )
  const leaves = (await tree(`reading=dealers&under=${known.dealer}.${known.vesna}`)).leaves
  assert.deepEqual(leaves.map((one: { code: string }) => one.code).sort(), ['104120007', '104120008'])
  assert.deepEqual(named((await tree('reading=owners')).branches)['Сеть «Весна»'], [2, 2])
  assert.equal((await tree(`reading=owners&under=${known.vesna}`)).leaves.length, 2)
})

test('each change of an organisation is in the journal once, with what differs', async () => {
  const id = await add({ ...CHAIN, code: '40005', name: 'Журнальная' })
  const { organisation: seen } = await card(id)
  await asAdmin().put(`/api/organisations/${id}`, { organisation: { ...seen, vip: true }, seen })
  await asAdmin().post(`/api/organisations/${id}/archiving`, {})
  const { rows } = await sql<{ before: unknown; after: unknown }>`select before, after from admin_changes
    where subject = 'organisation' and subject_id = ${String(id)} order by id`.execute(desk.database.db)
  assert.equal(rows.length, 3)
  assert.equal(rows[0]?.before, null)
  assert.deepEqual(rows[1], { before: { vip: false }, after: { vip: true } })
  assert.deepEqual(rows[2], { before: { archived: false }, after: { archived: true } })
})
