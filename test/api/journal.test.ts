import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { recordChange } from '../../src/actions/audit/record-change.ts'
import { findByPerson } from '../../src/db/people/actors.ts'
import type { Subject } from '../../src/domain/audit/subjects.ts'
import { DAY } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

const NOW = Date.parse('2026-11-23T12:18:00Z')

interface Made {
  readonly by?: keyof TestDesk['people']
  readonly at?: number
  readonly subject?: Subject
  readonly id?: number
}

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  await change('Касса', 'Кассы и ФР', { at: NOW - 9 * DAY })
  await change('Кассы и ФР', 'Касса и фискальные регистраторы', { at: NOW - 2 * DAY, by: 'lead' })
  for (let n = 1; n <= 5; n++) await change(null, `Услуга ${n}`, { subject: 'service', id: n, at: NOW - n * 60_000 })
  await change(null, '=2+2;"x"', { subject: 'stop_list', id: 9, at: NOW })
})
after(() => desk.close())

function change(was: string | null, name: string, { by = 'administrator', at = NOW, subject = 'team', id = 1 }: Made) {
  return desk.database.db.transaction().execute(async (tx) => {
    const who = await findByPerson(tx, desk.people[by].id, 'desk')
    assert.ok(who)
    const origin = { address: '10.0.3.44', userAgent: 'Firefox', tokenId: null }
    const before = was === null ? null : { name: was }
    await recordChange({ tx, actor: who.actor, now: at, origin }, { subject, id, name, before, after: { name } })
  })
}

const ask = async (question: Record<string, string | number>) => {
  const asked = new URLSearchParams(Object.entries(question).map(([name, value]) => [name, String(value)]))
  const { status, body, text } = await desk.as(desk.people.administrator).get(`/api/admin-changes?${asked}`)
  assert.equal(status, 200, text)
  return body
}
const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name)

test('the journal goes page by page, the last first, and nothing is twice or missing', async () => {
  const first = await ask({ limit: 3 })
  assert.equal(first.count, 8)
  const second = await ask({ limit: 3, cursor: first.next })
  const third = await ask({ limit: 3, cursor: second.next })
  assert.equal(third.next, null)
  assert.deepEqual([first, second, third].flatMap(names), [
    '=2+2;"x"',
    'Услуга 1',
    'Услуга 2',
    'Услуга 3',
    'Услуга 4',
    'Услуга 5',
    'Касса и фискальные регистраторы',
    'Кассы и ФР',
  ])
  const { id: _, at, ...shown } = third.items[0]
  assert.equal(Date.parse(at), NOW - 2 * DAY)
  assert.deepEqual(shown, {
    actor: { id: desk.people.lead.id, name: desk.people.lead.name },
    token: null,
    subject: 'team',
    subjectId: '1',
    name: 'Касса и фискальные регистраторы',
    before: { name: 'Кассы и ФР' },
    after: { name: 'Касса и фискальные регистраторы' },
    address: '10.0.3.44',
    userAgent: 'Firefox',
  })
})

const QUESTIONS = [
  { question: { subject: 'team' }, found: ['Касса и фискальные регистраторы', 'Кассы и ФР'] },
  { question: { subject: 'service', subjectId: '3' }, found: ['Услуга 3'] },
  { question: { q: 'фискальные касса' }, found: ['Касса и фискальные регистраторы'] },
  { question: { q: 'ФР' }, found: ['Касса и фискальные регистраторы', 'Кассы и ФР'], what: 'a value before' },
  { question: { q: 'aabcrfkmyst' }, found: [], what: 'nonsense' },
  { question: { q: 'abcrfkmyst' }, found: ['Касса и фискальные регистраторы'], what: 'the wrong keyboard' },
  { question: { q: '%' }, found: [], what: 'a sign of patterns' },
  { question: { since: '2026-11-20', until: '2026-11-22' }, found: ['Касса и фискальные регистраторы'] },
  { question: { until: '2026-11-14' }, found: ['Кассы и ФР'], what: 'the last day included' },
] as const

for (const { question, found, ...rest } of QUESTIONS) {
  test(`asked for ${JSON.stringify(question)} ${'what' in rest ? `(${rest.what})` : ''} it has ${found.length}`, async () => {
    const page = await ask(question)
    assert.deepEqual(names(page), found)
    assert.equal(page.count, found.length)
  })
}

test('who changed something is listed, and his changes alone are found', async () => {
  const { people, as } = desk
  const { actors } = (await as(people.administrator).get('/api/admin-actors')).body
  assert.deepEqual(
    actors.map(({ id }: { id: number }) => id).toSorted(),
    [people.administrator.id, people.lead.id].toSorted(),
  )
  assert.deepEqual(names(await ask({ actor: people.lead.id })), ['Касса и фискальные регистраторы'])
})

test('one change is found by its number, and another is not there', async () => {
  const { items } = await ask({ limit: 1 })
  const one = await desk.as(desk.people.administrator).get(`/api/admin-changes/${items[0].id}`)
  assert.deepEqual(one.body, items[0])
  const none = await desk.as(desk.people.administrator).get('/api/admin-changes/999999')
  assert.deepEqual([none.status, none.body.code], [404, 'change.not-found'])
})

test('a cursor that nobody was given is refused in words', async () => {
  for (const cursor of [
    'x',
    Buffer.from('2026-99-99T00:00:00Z|1').toString('base64url'),
    Buffer.from("1|'").toString('base64url'),
  ]) {
    const { status, body } = await desk.as(desk.people.administrator).get(`/api/admin-changes?cursor=${cursor}`)
    assert.deepEqual([status, body.code], [400, 'input.invalid'])
  }
})

test('the table for a spreadsheet has every row of the list, in words, and computes nothing', async () => {
  const { text, headers } = await desk.as(desk.people.administrator).get('/api/admin-changes.csv?q=')
  assert.match(String(headers['content-type']), /text\/csv/)
  const lines = text.trimEnd().split('\r\n')
  assert.equal(lines.length, 9)
  assert.equal(lines[0], '\uFEFF"Когда";"Кто";"Что менялось";"Чем отличается";"Откуда"')
  assert.match(lines[1] ?? '', /;"Стоп-лист «=2\+2;""x""»";"создано";"10\.0\.3\.44"$/)
  assert.match(
    lines[7] ?? '',
    /;"Команда «Касса и фискальные регистраторы»";"название: Кассы и ФР → Касса и фискальные регистраторы";/,
  )
  const some = await desk.as(desk.people.administrator).get('/api/admin-changes.csv?subject=team')
  assert.equal(some.text.trimEnd().split('\r\n').length, 3)
})
