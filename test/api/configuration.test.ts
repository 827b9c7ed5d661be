import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueApiToken } from '../../src/actions/sessions/issue-api-token.ts'
import { grantRole, insertPerson } from '../../src/db/foundation/foundation.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { call, emptyDesk, imported, type Place } from '../empty-desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects and fails when it is not there
type Body = any

const place = (): Place => ({ app: desk.app, token: desk.people.administrator.token })
const exported = async (at: Place): Promise<Body> => {
  const { exportedAt: _, ...configuration } = await call(at, 'GET', '/api/configuration')
  return configuration
}
const compared = (at: Place, configuration: object): Promise<Body> =>
  call(at, 'POST', '/api/configuration/plans', configuration)
const applied = async (at: Place, configuration: object, beside: object = {}): Promise<Body> => {
  const { mark } = await compared(at, configuration)
  return call(at, 'POST', '/api/configuration/applications', { configuration, mark, fileName: 'okno.json', ...beside })
}
const told = ({ steps }: Body) =>
  steps.map(({ section, change, name, missing }: Body) => [section, change, name, missing])

/** Drafts of these services are approved and published by somebody else than who made them. */
async function publish(at: Place, services: readonly number[]): Promise<void> {
  for (const id of services) {
    const { versions } = await call(at, 'GET', `/api/services/${id}/versions`)
    for (const move of ['approve', 'publish'])
      await call(at, 'POST', `/api/service-versions/${versions[0].id}/moves`, { move })
  }
}

async function second(database: TestDesk['database']): Promise<string> {
  return database.db.transaction().execute(async (tx) => {
    const personId = await insertPerson(tx, Date.now(), { name: 'Вторая', email: `second${Date.now()}@desk.example` })
    await grantRole(tx, personId, { role: 'administrator' })
    return (await issueApiToken({ tx, now: Date.now() }, { personId, name: 'second' })).token
  })
}

test('a file of this desk is this desk: nothing to do', async () => {
  const configuration = await exported(place())
  const { steps, same } = await compared(place(), configuration)
  assert.deepEqual(steps, [])
  assert.ok(same >= 10, `${same} things`)
  assert.deepEqual(await applied(place(), configuration), { added: 0, changed: 0, drafts: [] })
})

test('changed, compared, applied and published, it is what an export gives', async () => {
  const configuration = await exported(place())
  const shown = configuration.services.findIndex(({ shown: one }: Body) => one !== null)
  const contract = configuration.contracts.findIndex(({ isDefault }: Body) => !isDefault)
  const wanted = structuredClone(configuration)
  const need = { people: 2, weekends: false, from: '21:00', to: '09:00' }
  wanted.teams.push({ name: 'Ночная смена', line: 2, zone: 'Asia/Omsk', need, hours: 'Новые часы' })
  wanted.teams[0].hours = wanted.hours[0].name
  wanted.hours[0].week.exceptions = [{ date: '2027-03-03', intervals: [], note: 'Переезд' }]
  wanted.hours.push({ ...wanted.hours[0], name: 'Новые часы' })
  wanted.levels[0].rules = wanted.levels[0].rules.map((rule: Body) => ({ ...rule, reactionMinutes: 77 }))
  wanted.policy.silence.closesAfterHours += 24
  wanted.services[shown].shown.situation.ru = 'Другие слова'
  wanted.services.push({
    path: ['Новый раздел'],
    icon: null,
    group: { ru: 'Новый раздел', en: 'New group' },
    shown: null,
  })
  wanted.services.push({ ...wanted.services[shown], path: ['Новый раздел', 'Новая услуга'] })
  wanted.services.at(-1).shown = {
    ...wanted.services[shown].shown,
    name: { ru: 'Новая услуга', en: 'New' },
    team: 'Ночная смена',
  }
  wanted.contracts[contract].hours = 'Новые часы'
  wanted.contracts.push({
    ...wanted.contracts[contract],
    number: 'НОВ-1',
    services: [['Новый раздел', 'Новая услуга']],
  })
  wanted.templates.push({ name: 'Ночью', text: { ru: 'Доброй ночи', en: '' }, team: 'Ночная смена' })

  const plan = await compared(place(), wanted)
  assert.deepEqual(
    plan.steps.map(({ section, change }: Body) => `${section} ${change}`),
    [
      'hours change',
      'hours add',
      'teams change',
      'teams add',
      'services change',
      'services add',
      'services add',
      'levels change',
      'policy change',
      'contracts change',
      'contracts add',
      'templates add',
    ],
  )
  const done = await applied(place(), wanted)
  assert.deepEqual([done.added, done.changed, done.drafts.length], [6, 6, 2])
  await publish({ app: desk.app, token: await second(desk.database) }, done.drafts)
  assert.deepEqual((await compared(place(), wanted)).steps, [])
  assert.deepEqual(sorted(await exported(place())), sorted(wanted))

  const { items } = await call(place(), 'GET', '/api/admin-changes?limit=20')
  const subjects = items.map(({ subject }: Body) => subject)
  for (const one of [
    'configuration',
    'team',
    'service_hours',
    'service',
    'service_group',
    'sla_level',
    'policy',
    'contract',
    'template',
  ]) {
    assert.ok(subjects.includes(one), `${one} is in the journal`)
  }
})

test('an empty desk becomes the same desk', async () => {
  const empty = await emptyDesk({ isSetUp: true })
  try {
    const rich = await exported(place())
    for (const subject of ['organisations', 'venues', 'people'] as const) await carried(empty, subject)
    const plan = await compared(empty, rich)
    assert.deepEqual(
      told(plan).filter(([, , , missing]: Body) => missing !== null),
      [],
    )
    const { drafts } = await applied(empty, rich)
    await publish({ app: empty.app, token: await second(empty.database) }, drafts)
    const { steps } = await compared(empty, rich)
    assert.deepEqual(
      steps.filter(({ change }: Body) => change !== 'only_here'),
      [],
    )
  } finally {
    await empty.close()
  }
})

test('what names somebody unknown is said, left, and the rest is taken; so is what a person leaves out', async () => {
  const configuration = await exported(place())
  const [contract] = configuration.contracts.filter(({ isDefault }: Body) => !isDefault)
  const wanted = {
    ...configuration,
    teams: [...configuration.teams, { name: 'Одни', line: 1 }, { name: 'Другие', line: 1 }],
    contracts: [...configuration.contracts, { ...contract, number: 'Х-1', customers: [{ venue: '999999999' }] }],
  }
  assert.deepEqual(told(await compared(place(), wanted)), [
    ['teams', 'add', 'Одни', null],
    ['teams', 'add', 'Другие', null],
    ['contracts', 'add', `№Х-1 ${contract.name}`, '999999999'],
  ])
  assert.deepEqual(await applied(place(), wanted, { left: [{ section: 'teams', key: 'одни' }] }), {
    added: 1,
    changed: 0,
    drafts: [],
  })
  assert.deepEqual(
    told(await compared(place(), wanted)).map(([, , name]: Body) => name),
    ['Одни', `№Х-1 ${contract.name}`],
  )
})

test('another comparison than the one that was seen is not carried out, nor a file that names a thing twice', async () => {
  const administrator = desk.as(desk.people.administrator)
  const configuration = await exported(place())
  const wanted = { ...configuration, teams: [...configuration.teams, { name: 'Поздние', line: 1 }] }
  const { mark } = await compared(place(), wanted)
  await administrator.post('/api/teams', { name: 'Между делом', line: 1 })
  const late = await administrator.post('/api/configuration/applications', { configuration: wanted, mark })
  assert.equal(late.body.code, 'configuration.changed')
  const twice = {
    ...configuration,
    teams: [...configuration.teams, { name: ' поздние', line: 1 }, { name: 'Поздние', line: 2 }],
  }
  assert.equal((await administrator.post('/api/configuration/plans', twice)).body.code, 'configuration.named-twice')
  assert.equal((await administrator.post('/api/configuration/plans', { okno: 'other' })).body.code, 'input.invalid')
  assert.equal((await desk.as(desk.people.cataloguer).get('/api/configuration')).status, 403)
})

/** The same customers are there, by a file. */
async function carried(to: Awaited<ReturnType<typeof emptyDesk>>, subject: string): Promise<void> {
  const { rawPayload } = await desk.app.inject({
    url: `/api/exports/${subject}?format=csv`,
    headers: { authorization: `Bearer ${desk.people.administrator.token}` },
  })
  await imported(to, { subject, name: `${subject}.csv`, bytes: rawPayload })
}

function sorted(configuration: Body): Body {
  const byText = (list: Body[]) => list.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  return Object.fromEntries(
    Object.entries(configuration).map(([name, value]) => [name, Array.isArray(value) ? byText(value) : value]),
  )
}
