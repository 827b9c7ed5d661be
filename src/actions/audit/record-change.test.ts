import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../../../test/desk.ts'
import type { Desk } from '../../db/desk.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { type AdminChange, recordChange } from './record-change.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const NOW = Date.parse('2026-11-23T12:00:00Z')
const changes = () => desk.database.db.selectFrom('admin_changes').selectAll().orderBy('id').execute()

function record(change: AdminChange, around: Partial<Desk> = {}): Promise<void> {
  return desk.database.db.transaction().execute(async (tx) => {
    const administrator = await findByPerson(tx, desk.people.administrator.id, 'desk')
    assert.ok(administrator)
    await recordChange({ tx, actor: administrator.actor, now: NOW, ...around }, change)
  })
}

const TEAM = { subject: 'team', id: 7, name: 'Кассы' } as const

test('a change is kept with what differs alone: who, when, and where from', async () => {
  const origin = { address: '10.0.3.44', userAgent: 'Firefox\u0000/130', tokenId: null }
  await record({ ...TEAM, before: { name: 'Касса', line: 1 }, after: { name: 'Кассы', line: 1 } }, { origin })
  const [kept] = await changes()
  const { id: _, at, ...said } = kept ?? assert.fail()
  assert.equal(Date.parse(at), NOW)
  assert.deepEqual(said, {
    actor_id: desk.people.administrator.id,
    subject: 'team',
    subject_id: '7',
    name: 'Кассы',
    before: { name: 'Касса' },
    after: { name: 'Кассы' },
    address: '10.0.3.44',
    user_agent: 'Firefox/130',
    token_id: null,
  })
})

test('what changes nothing is not kept, and what the desk itself does has no person', async () => {
  const known = await changes()
  await record({ ...TEAM, before: { name: 'Кассы' }, after: { name: 'Кассы', line: null } })
  await record({ ...TEAM, before: null, after: null })
  assert.deepEqual(await changes(), known)
  await record({ ...TEAM, before: { name: 'Кассы' }, after: null }, { actor: THE_DESK })
  const last = (await changes()).at(-1)
  assert.deepEqual([last?.actor_id, last?.before, last?.after, last?.address], [null, { name: 'Кассы' }, null, null])
})

test('a secret stops the change itself', async () => {
  const known = await changes()
  await assert.rejects(record({ ...TEAM, before: null, after: { smtp: { password: 'x' } } }), /does not keep/)
  assert.deepEqual(await changes(), known)
})

test('what is kept is neither changed nor deleted, by nobody', async () => {
  const { db } = desk.database
  await assert.rejects(db.updateTable('admin_changes').set({ name: 'x' }).execute(), /neither changed nor deleted/)
  await assert.rejects(db.deleteFrom('admin_changes').execute(), /neither changed nor deleted/)
})

/** What a team has of which nobody has said anything: the zone of a program, and one at all times. */
const UNSAID = {
  zone: 'Europe/Moscow',
  'need.people': 1,
  'need.from': '00:00',
  'need.to': '00:00',
  'need.weekends': true,
}

test('teams: made, renamed and dissolved by a program are three rows, each with its token', async () => {
  const { people, as, database } = desk
  const { id } = (await as(people.administrator).post('/api/teams', { name: 'Внедрение', line: 2 })).body
  await as(people.administrator).put(`/api/teams/${id}`, { name: 'Запуск', line: 2 })
  await as(people.administrator).put(`/api/teams/${id}`, { name: 'Запуск', line: 2 })
  await as(people.administrator).remove(`/api/teams/${id}`)
  const tokens = await database.db
    .selectFrom('api_tokens')
    .select('id')
    .where('person_id', '=', people.administrator.id)
    .execute()
  const own = (await changes()).filter((row) => row.subject === 'team' && row.subject_id === String(id))
  assert.deepEqual(
    own.map(({ name, before: was, after: is, token_id }) => [name, was, is, token_id]),
    [
      ['Внедрение', null, { name: 'Внедрение', line: 2, ...UNSAID }, tokens[0]?.id],
      ['Запуск', { name: 'Внедрение' }, { name: 'Запуск' }, tokens[0]?.id],
      ['Запуск', { name: 'Запуск', line: 2, ...UNSAID }, null, tokens[0]?.id],
    ],
  )
  assert.ok(own.every(({ address }) => address === '127.0.0.1'))
})
