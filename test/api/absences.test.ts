import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { DAY } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const administrator = () => desk.inBrowser(desk.people.administrator)
/** A day from today, as in Moscow. */
const inDays = (days: number) => new Date(Date.now() + days * DAY + 3 * 3_600_000).toISOString().slice(0, 10)

async function member(id: number) {
  const { staff } = (await administrator().get('/api/staff')).body
  return staff.find((one: { id: number }) => one.id === id)
}

function away(id: number, from: number, to: number, more: object = {}) {
  const body = { startsOn: inDays(from), endsOn: inDays(to), reason: 'vacation', substituteId: null, ...more }
  return administrator().post(`/api/staff/${id}/absences`, body)
}

test('an extension is of one specialist, a limit is a number or none, and what somebody changed meanwhile stays', async () => {
  const { specialist, operator } = desk.people
  const nothing = { extension: null, openLimit: null }
  const set = (id: number, next: object, seen: object) =>
    administrator().put(`/api/staff/${id}/settings`, { ...next, seen })
  assert.equal((await set(specialist.id, { extension: '101', openLimit: 12 }, nothing)).status, 200)
  const taken = await set(operator.id, { extension: '101', openLimit: null }, nothing)
  assert.deepEqual([taken.status, taken.body.code], [409, 'staff.extension-taken'])
  assert.equal(taken.body.facts.name, specialist.name)
  const crossed = await set(specialist.id, { extension: '102', openLimit: 5 }, nothing)
  assert.deepEqual([crossed.status, crossed.body.code], [409, 'staff.changed'])
  for (const wrong of [
    { extension: '1', openLimit: 1 },
    { extension: '10a', openLimit: 1 },
    { extension: '101', openLimit: 0 },
  ]) {
    assert.equal((await set(specialist.id, wrong, { extension: '101', openLimit: 12 })).status, 400)
  }
  const { extension, openLimit } = await member(specialist.id)
  assert.deepEqual([extension, openLimit], ['101', 12])
  const { teams } = (await desk.as(operator).get('/api/teams')).body
  const inTeam = teams[0].members.find((one: { id: number }) => one.id === specialist.id)
  assert.deepEqual([inTeam.openLimit, inTeam.away], [12, null])
})

test('whoever is away today is said to be so where he is chosen and where he is assigned, to the support alone', async () => {
  const { specialist, operator, cashier, lead } = desk.people
  const number = await desk.file(cashier)
  const order = { specialistId: specialist.id, expected: null }
  await desk.as(operator).put(`/api/requests/${number}/assignee`, order)
  const { status, body, text } = await away(specialist.id, 0, 6, { substituteId: lead.id, note: 'Сочи' })
  assert.equal(status, 201, text)
  const expected = { until: inDays(6), reason: 'vacation', substitute: lead.name }
  const { teams } = (await desk.as(operator).get('/api/teams')).body
  assert.deepEqual(teams[0].members.find((one: { id: number }) => one.id === specialist.id).away, expected)
  assert.deepEqual((await desk.as(operator).get(`/api/requests/${number}`)).body.away, expected)
  assert.equal((await desk.as(cashier).get(`/api/requests/${number}`)).body.away, null)
  assert.equal((await administrator().remove(`/api/staff/${specialist.id}/absences/${body.id}`)).status, 200)
  assert.equal((await desk.as(operator).get(`/api/requests/${number}`)).body.away, null)
})

test('absences stand beside each other, and their substitute is a colleague who works requests', async () => {
  const { outsider, analyst, cashier } = desk.people
  assert.equal((await away(outsider.id, 10, 20)).status, 201)
  const codes = [
    await away(outsider.id, 20, 25),
    await away(outsider.id, 9, 8),
    await away(outsider.id, -9, -3),
    await away(outsider.id, 30, 500),
    await away(outsider.id, 30, 31, { substituteId: outsider.id }),
    await away(outsider.id, 30, 31, { substituteId: analyst.id }),
    await away(outsider.id, 30, 31, { substituteId: cashier.id }),
    await away(cashier.id, 30, 31),
  ].map(({ body }) => body.code)
  assert.deepEqual(codes, [
    'absence.overlaps',
    'absence.ends-before',
    'absence.over',
    'absence.too-long',
    'absence.substitute-wrong',
    'absence.substitute-wrong',
    'absence.substitute-wrong',
    'person.not-found',
  ])
  const { absences } = await member(outsider.id)
  assert.deepEqual(
    absences.map(({ startsOn, endsOn, substitute }: Record<string, unknown>) => [startsOn, endsOn, substitute]),
    [[inDays(10), inDays(20), null]],
  )
  const foreign = await administrator().remove(`/api/staff/${desk.people.lead.id}/absences/${absences[0].id}`)
  assert.deepEqual([foreign.status, foreign.body.code], [404, 'absence.not-found'])
})

test('whoever leaves stands in for nobody: his successor does, his number is free, and his days ahead are gone', async () => {
  const { contractor, lead, operator } = desk.people
  await administrator().put(`/api/staff/${contractor.id}/settings`, {
    extension: '700',
    openLimit: 3,
    seen: { extension: null, openLimit: null },
  })
  await away(contractor.id, 40, 50)
  await away(lead.id, 60, 61, { substituteId: contractor.id })
  await away(operator.id, 60, 61, { substituteId: contractor.id })
  const leaving = await administrator().post(`/api/staff/${contractor.id}/leaving`, { successorId: lead.id })
  assert.equal(leaving.status, 200, leaving.text)
  const substituteOf = async (id: number) => (await member(id)).absences.at(-1).substitute
  assert.equal(await substituteOf(lead.id), null, 'nobody stands in for himself')
  assert.deepEqual(await substituteOf(operator.id), { id: lead.id, name: lead.name })
  const { extension, absences } = await member(contractor.id)
  assert.deepEqual([extension, absences], [null, []])
})
