import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestDesk, testDesk } from '../desk.ts'
import { call, emptyDesk, imported, type Place } from '../empty-desk.ts'
import { workImports } from '../import-work.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails when it is not there
type Body = any

const place = () => ({
  app: desk.app,
  token: desk.people.administrator.token,
  database: desk.database,
  house: desk.house,
})
const HEAD =
  'Номер;Название;Состояние;С;По;Рабочие часы;Уровень SLA;Телефон;Пакет часов;Услуги;Организация;Код ресторана;Человек'
const table = (...rows: string[]) => Buffer.from([HEAD, ...rows].join('\r\n'))

async function tried(bytes: Buffer): Promise<Body> {
  const { id: fileId } = await call(place(), 'POST', '/api/files', { name: 'd.csv', size: bytes.length })
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' }
  await call(place(), 'PATCH', `/api/files/${fileId}`, bytes, headers)
  const { id } = await call(place(), 'POST', '/api/imports', { subject: 'contracts', fileId, fileName: 'd.csv' })
  await workImports(place())
  return { id, ...(await call(place(), 'GET', `/api/imports/${id}`)) }
}

async function run(bytes: Buffer): Promise<Body> {
  const { id, revision } = await tried(bytes)
  await call(place(), 'POST', `/api/imports/${id}/start`, { revision })
  await workImports(place())
  return { id, ...(await call(place(), 'GET', `/api/imports/${id}`)) }
}

async function contract(number: string): Promise<Body> {
  const { rows } = await sql<{ id: number }>`select id from contracts where number = ${number}`.execute(
    desk.database.db,
  )
  return rows[0] ? call(place(), 'GET', `/api/contracts/${rows[0].id}`) : null
}

const exported = async ({ app, token }: Place) =>
  (await app.inject({ url: '/api/exports/contracts?format=csv', headers: { authorization: `Bearer ${token}` } })).body

test('contracts come with their customers, one a row; again they double nothing, changed they change, undone they are as before', async () => {
  const { file, people, venues } = desk
  const before = await exported(place())
  const rows = [
    'И-1;Полюс и бар;действует;01.02.2026;31.12.2027;Круглосуточно;Базовое;да;40;все;;;',
    'И-1;Полюс и бар;действует;01.02.2026;31.12.2027;Круглосуточно;Базовое;да;40;все;Сеть «Полюс»;;',
    'И-1;Полюс и бар;действует;01.02.2026;31.12.2027;Круглосуточно;Базовое;да;40;все;;104120007;',
    'И-2;Один человек;черновик;2026-03-01;—;Круглосуточно;Базовое;нет;;;;;petr@polyus.example',
  ]
  const first = await run(table(...rows))
  assert.deepEqual([first.counts.created, first.counts.failed], [2, 0], JSON.stringify(first.problems))
  const made = await contract('И-1')
  assert.deepEqual(
    [made.state, made.startsOn, made.endsOn, made.hourPackage, made.contractServiceType, made.coversAllServices],
    ['active', '2026-02-01', '2027-12-31', 40, true, true],
  )
  assert.deepEqual(made.names.map(({ name }: Body) => name).length, 2)
  const drafted = await contract('И-2')
  assert.deepEqual([drafted.state, drafted.endsOn, drafted.customers.length], ['draft', null, 1])

  const again = await run(table(...rows))
  assert.deepEqual([again.counts.created, again.counts.updated], [0, 0])
  const changed = await run(table('И-1;Полюс и бар;приостановлен;;;;;;0;;;;'))
  assert.equal(changed.counts.updated, 1)
  const after = await contract('И-1')
  assert.deepEqual([after.state, after.hourPackage, after.customers.length], ['suspended', null, 2])
  assert.equal(after.revision, made.revision + 1, 'whoever has it open is told')

  for (const { id } of [changed, first]) {
    await call(place(), 'POST', `/api/imports/${id}/undo`, {})
    await workImports(place())
  }
  assert.equal(await exported(place()), before)
  await file(people.cashier, { venueId: venues.lesnaya })
})

test('a row that names nobody, or the agreement for everybody, says so', async () => {
  const { problems } = await tried(
    table(
      '0;Для всех;действует;01.02.2026;;Круглосуточно;Базовое;нет;;все;;;',
      'Б-1;Б;действует;01.02.2026;;Ночью;Базовое;нет;;все;;;',
      'Б-2;Б;действует;01.02.2026;;Круглосуточно;Золотой;нет;;все;;;',
      'Б-3;Б;действует;01.02.2026;;Круглосуточно;Базовое;нет;;Нет такой услуги;;;',
      'Б-4;Б;действует;01.02.2026;;Круглосуточно;Базовое;нет;;все;Никто;;',
      'Б-5;Б;действует;01.02.2026;;Круглосуточно;Базовое;нет;;все;;999999999;',
      'Б-6;Б;действует;01.02.2026;;Круглосуточно;Базовое;нет;;все;;;nobody@nowhere.example',
      'Б-7;Б;действует;01.02.2026;01.01.2026;Круглосуточно;Базовое;нет;;все;;;',
      'Б-8;Б;спит;01.02.2026;;Круглосуточно;Базовое;нет;;все;;;',
      'Б-9;Б;действует;;;Круглосуточно;Базовое;нет;;все;;;',
      'Б-10;Б;действует;01.02.2026;;Круглосуточно;Базовое;нет;полтора;все;;;',
    ),
  )
  assert.deepEqual(problems.map(({ problem }: Body) => problem).toSorted(), [
    'date-wrong',
    'ends-before',
    'hours-unknown',
    'hours-wrong',
    'is-default',
    'level-unknown',
    'organisation-unknown',
    'person-unknown',
    'service-unknown',
    'state-unknown',
    'venue-unknown',
  ])
})

test('exported and imported into a desk with the same customers and terms, and exported again, they are the same', async () => {
  const empty = await emptyDesk({ isSetUp: true })
  try {
    const rich = place()
    for (const subject of ['organisations', 'venues', 'people'] as const) {
      const answer = await desk.app.inject({
        url: `/api/exports/${subject}?format=csv`,
        headers: { authorization: `Bearer ${rich.token}` },
      })
      await imported(empty, { subject, name: `${subject}.csv`, bytes: answer.rawPayload })
    }
    const { contracts: _, policy: _p, ...terms } = await call(rich, 'GET', '/api/configuration')
    const { mark } = await call(empty, 'POST', '/api/configuration/plans', terms)
    await call(empty, 'POST', '/api/configuration/applications', { configuration: terms, mark })
    const file = await exported(rich)
    await imported(empty, { subject: 'contracts', name: 'contracts.csv', bytes: Buffer.from(file) })
    assert.equal(await exported(empty), file)
  } finally {
    await empty.close()
  }
})
