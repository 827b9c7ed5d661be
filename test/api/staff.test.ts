import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inviteToDemo } from '../../src/demo/prepare-desk.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { call, emptyDesk } from '../empty-desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

interface Member {
  readonly id: number
  readonly name: string
  readonly roles: string[]
  readonly teams: { id: number }[]
  readonly open: number
  readonly hasEntered: boolean
  readonly archivedAt: string | null
}

const administrator = () => desk.inBrowser(desk.people.administrator)
const staff = async (): Promise<Member[]> => (await administrator().get('/api/staff')).body.staff
const member = async (id: number) => {
  const found = (await staff()).find((one) => one.id === id)
  assert.ok(found)
  return found
}
const invitation = (email: string, about: object = {}) => ({
  name: 'Новый Специалист',
  email,
  roles: ['specialist'],
  teamIds: [desk.teams.acquiring],
  ...about,
})

test('an invited specialist comes in by his link, once and after another start of the desk too, and works in his teams', async () => {
  const invited = await administrator().post('/api/staff', invitation('New@desk.example'))
  assert.equal(invited.status, 201, invited.text)
  const { id, link } = invited.body
  assert.deepEqual(
    await member(id).then(({ roles, teams, hasEntered }) => [roles, teams.map((team) => team.id), hasEntered]),
    [['specialist'], [desk.teams.acquiring], false],
  )
  await inviteToDemo({ db: desk.database.db, url: 'http://localhost', say: () => undefined })
  const token = /sign-in\/([^?]+)/.exec(link)?.[1]
  const enter = () => desk.as(null).post('/api/sign-in', { token })
  const entered = await enter()
  assert.equal(entered.status, 200, entered.text)
  assert.notEqual((await enter()).status, 200, 'a link opens once')
  assert.equal((await member(id)).hasEntered, true)
  assert.equal((await administrator().post(`/api/staff/${id}/invitation`, {})).body.code, 'staff.has-entered')
})

test('somebody who has not come yet gets another link; an address that is known is refused', async () => {
  const { id, link } = (await administrator().post('/api/staff', invitation('late@desk.example'))).body
  const again = await administrator().post(`/api/staff/${id}/invitation`, {})
  assert.equal(again.status, 201, again.text)
  assert.notEqual(again.body.link, link)
  const [, lost] = /sign-in\/([^?]+)/.exec(link) ?? []
  assert.notEqual(
    (await desk.as(null).post('/api/sign-in', { token: lost })).status,
    200,
    'the one before opens nothing',
  )
  for (const known of ['late@desk.example', 'IVAN@vesna.example']) {
    assert.equal((await administrator().post('/api/staff', invitation(known))).body.code, 'person.address-taken')
  }
  const wrong = await administrator().post('/api/staff', invitation('team@desk.example', { teamIds: [999_999] }))
  assert.equal(wrong.body.code, 'team.not-found')
})

test('roles and teams change at once for the person, and not past a change of somebody else', async () => {
  const { people, teams } = desk
  const before = await member(people.outsider.id)
  const seen = { roles: before.roles, teamIds: before.teams.map(({ id }) => id) }
  const change = (order: object) => administrator().put(`/api/staff/${people.outsider.id}`, { ...order, seen })
  const both = await Promise.all([
    change({ roles: ['operator'], teamIds: [teams.lineOne] }),
    change({ roles: ['analyst'], teamIds: [] }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  const after = await member(people.outsider.id)
  assert.deepEqual(after.roles, both[0].status === 200 ? ['operator'] : ['analyst'])
  assert.equal((await desk.as(people.outsider).get('/api/me')).body.roles[0], after.roles[0])
})

test('whoever leaves is signed out everywhere, his requests go on, and he can come back', async () => {
  const { people, as, file } = desk
  const inWork = await file(people.cashier)
  const queued = await file(people.cashier)
  for (const number of [inWork, queued]) {
    await as(people.specialist).put(`/api/requests/${number}/assignee`, {
      specialistId: people.specialist.id,
      expected: null,
    })
  }
  await desk.database.db
    .updateTable('organisations')
    .set({ personal_specialist_id: people.specialist.id })
    .where('id', '=', desk.organisations.vesna)
    .execute()
  const his = desk.inBrowser(people.specialist)
  assert.equal((await his.get('/api/me')).status, 200)
  const to = (successorId: number) =>
    administrator().post(`/api/staff/${people.specialist.id}/leaving`, { successorId })
  for (const nobody of [people.specialist.id, people.cashier.id, people.analyst.id, 999_999]) {
    assert.equal((await to(nobody)).body.code, 'person.not-found')
  }
  const left = await to(people.lead.id)
  assert.deepEqual([left.status, left.body.handedOver >= 2], [200, true], left.text)
  assert.equal((await his.get('/api/me')).status, 401)
  assert.equal((await as(people.specialist).get('/api/me')).status, 401, 'nor his programs')
  const { specialist } = (await as(people.operator).get(`/api/requests/${inWork}`)).body
  assert.equal(specialist.id, people.lead.id)
  assert.ok((await member(people.specialist.id)).archivedAt)
  const customer = await desk.database.db
    .selectFrom('organisations')
    .select('personal_specialist_id as id')
    .where('id', '=', desk.organisations.vesna)
    .executeTakeFirstOrThrow()
  assert.equal(customer.id, people.lead.id, 'whose personal specialist he was')

  assert.equal((await administrator().post(`/api/staff/${people.specialist.id}/return`, {})).status, 200)
  const back = await member(people.specialist.id)
  assert.deepEqual([back.archivedAt, back.roles, back.open], [null, ['specialist'], 0])
})

test('the last administrator stays one', async () => {
  const { people } = desk
  const { roles, teams } = await member(people.administrator.id)
  const seen = { roles, teamIds: teams.map(({ id }) => id) }
  const resigned = await administrator().put(`/api/staff/${people.administrator.id}`, {
    roles: ['operator'],
    teamIds: [],
    seen,
  })
  assert.equal(resigned.body.code, 'staff.last-administrator')
  const left = await administrator().post(`/api/staff/${people.administrator.id}/leaving`, { successorId: null })
  assert.equal(left.body.code, 'staff.last-administrator')
})

test('a bare token of an administrator makes no ways in, and nobody else sees the list', async () => {
  const { people, as } = desk
  assert.equal(
    (await as(people.administrator).post('/api/staff', invitation('x@desk.example'))).body.code,
    'session.needed',
  )
  assert.equal((await as(people.lead).get('/api/staff')).status, 403)
  assert.equal((await desk.inBrowser(people.lead).post('/api/staff', invitation('y@desk.example'))).status, 403)
})

test('a team is made, renamed and dissolved; not while something needs it, nor under a name that was given', async () => {
  const { as, people, teams, file, services } = desk
  const admin = as(people.administrator)
  const made = await admin.post('/api/teams', { name: 'Ночная смена', line: 1 })
  assert.equal(made.status, 201, made.text)
  const { id } = made.body
  assert.equal((await admin.post('/api/teams', { name: 'НОЧНАЯ смена', line: null })).body.code, 'team.name-taken')
  assert.equal((await admin.put(`/api/teams/${id}`, { name: 'Эквайринг', line: 2 })).body.code, 'team.name-taken')
  assert.equal((await admin.put(`/api/teams/${id}`, { name: 'Ночь', line: 2 })).status, 200)
  const listed = (await admin.get('/api/teams')).body.teams.find((team: { id: number }) => team.id === id)
  assert.deepEqual([listed.name, listed.line], ['Ночь', 2])
  await file(people.cashier, { serviceId: services.cards })
  assert.equal((await admin.remove(`/api/teams/${teams.acquiring}`)).body.code, 'team.in-use')
  assert.equal((await admin.remove(`/api/teams/${id}`)).status, 200)
  assert.equal((await admin.remove(`/api/teams/${id}`)).body.code, 'team.not-found')
})

test('an administrator sees where a specialist is signed in and signs him out there, and of nobody but the support', async () => {
  const { people } = desk
  const his = desk.inBrowser(people.lead)
  assert.equal((await his.get('/api/me')).status, 200)
  const list = () => administrator().get(`/api/staff/${people.lead.id}/sessions`)
  const before = (await list()).body.sessions
  assert.equal(
    (await desk.as(people.administrator).remove(`/api/staff/${people.lead.id}/sessions/${before[0].id}`)).status,
    403,
  )
  for (const { id } of before) {
    assert.equal((await administrator().remove(`/api/staff/${people.lead.id}/sessions/${id}`)).status, 200)
    assert.equal((await administrator().remove(`/api/staff/${people.lead.id}/sessions/${id}`)).status, 404)
  }
  assert.deepEqual((await list()).body.sessions, [])
  assert.equal((await his.get('/api/me')).status, 401)
  assert.equal((await administrator().get(`/api/staff/${people.cashier.id}/sessions`)).status, 404)
})

test('two administrators who change a team at once: the second is told, and nothing is lost', async () => {
  const { id } = (await administrator().post('/api/teams', { name: 'Выездная', line: 2 })).body
  const seen = { name: 'Выездная', line: 2 }
  assert.equal((await administrator().put(`/api/teams/${id}`, { name: 'Выездная бригада', line: 2, seen })).status, 200)
  const second = await administrator().put(`/api/teams/${id}`, { name: 'Выездная', line: 3, seen })
  assert.deepEqual([second.status, second.body.code], [409, 'team.changed'])
  const { teams } = (await administrator().get('/api/teams')).body
  assert.equal(teams.find((one: { id: number }) => one.id === id).name, 'Выездная бригада')
})

test('the shifts of a team are planned by its zone, and stay at their moments when that is another one', async () => {
  const admin = administrator()
  const { id } = (await admin.post('/api/teams', { name: 'Сибирь', line: 2 })).body
  const team = async () => (await admin.get('/api/teams')).body.teams.find((one: { id: number }) => one.id === id)
  const first = await team()
  assert.equal(first.zone, 'Europe/Moscow')
  const order = { name: 'Сибирь', line: 2 }
  const change = (zone: string, seen: string) =>
    admin.put(`/api/teams/${id}`, { ...order, zone, seen: { ...order, zone: seen } })
  assert.equal((await change('Asia/Omsk', 'Europe/Moscow')).status, 200)
  assert.equal((await change('Asia/Chita', 'Europe/Moscow')).body.code, 'team.changed')
  assert.equal((await change('Луна', 'Asia/Omsk')).status, 400)

  const shift = {
    teamId: id,
    personId: desk.people.lead.id,
    kind: 'duty',
    day: '2098-09-02',
    from: '09:00',
    to: '18:00',
  }
  assert.equal((await admin.post('/api/duty/shifts', shift)).status, 201)
  const planned = async () => {
    const { body } = await admin.get('/api/duty?week=2098-09-02')
    const [{ startsAt, from }] = body.teams.find((one: { id: number }) => one.id === id).shifts
    return [startsAt, from]
  }
  assert.deepEqual(await planned(), ['2098-09-02T03:00:00.000Z', '09:00'])
  assert.equal((await admin.put(`/api/teams/${id}`, { ...order, zone: 'Europe/Moscow' })).status, 200)
  assert.deepEqual(await planned(), ['2098-09-02T03:00:00.000Z', '06:00'])
  assert.equal((await admin.put(`/api/teams/${id}`, order)).status, 200)
  assert.equal((await team()).zone, 'Europe/Moscow', 'left out: as it is')
})

test('the first team of a desk plans its duty by the clock for which the desk was set up', async () => {
  const { app, token, close } = await emptyDesk({ isSetUp: true, zone: 'Asia/Omsk' })
  const { teams } = await call({ app, token }, 'GET', '/api/teams')
  assert.deepEqual(
    teams.map(({ zone }: { zone: string }) => zone),
    ['Asia/Omsk'],
  )
  await close()
})
