import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { issueSetupKey } from '../../src/actions/desk/set-up-desk.ts'
import { groupsOfVenue, insertGroup } from '../../src/db/messenger/groups.ts'
import { arrangementOf } from '../../src/domain/catalogue/arrangement.ts'
import { AUDIT_FIELDS } from '../../src/texts/audit-fields.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type Answer, type TestDesk, testDesk, testHouse } from '../desk.ts'
import { type FakeBotApi, fakeBotApi } from '../telegram/fake-bot-api.ts'
import { testDatabase } from '../world.ts'
import { customersCarriedOut } from './customers-carried-out.ts'
import { importsCarriedOut } from './imports-carried-out.ts'
import { termsCarriedOut } from './terms-carried-out.ts'

let desk: TestDesk
let telegram: FakeBotApi
before(async () => {
  telegram = await fakeBotApi()
  desk = await testDesk({ telegramApi: telegram.url })
})
after(async () => {
  await desk.close()
  await telegram.close()
})

/** Doors that change something and are no administration, by the beginning of their route, and what they are instead. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  'requests, and what is said in them': [
    '* /api/requests',
    '* /api/handovers',
    '* /api/files',
    '* /api/drafts',
    '* /api/notices',
  ],
  'letters that arrive, and what becomes of each': ['POST /api/letters/'],
  'calls, and what is said in them': ['* /api/calls', '* /api/callbacks', '* /api/outgoing-calls'],
  'what a messenger or a provider of SMS pushes to us': ['POST /api/messengers/', 'POST /hooks/sms/'],
  'pages whose key is in the address': ['POST /api/letter-links/', 'POST /api/address-questions/'],
  'ways in and out, and what is one’s own': ['* /api/sign-in', '* /api/sessions/', '* /api/me', '* /api/push/'],
  'cards that the support makes at work, and notes on them': [
    'POST /api/people',
    '* /api/people/{id}/notes',
    '* /api/venues/{id}/notes',
    '* /api/card-notes/',
    'POST /api/people/{id}/turned-away-calls',
  ],
  'what a customer’s manager does with his own people': ['* /api/company'],
  'a trial, which writes nothing': [
    'POST /api/mailbox-trials',
    'POST /api/bot-trials',
    'POST /api/pbx/{id}/test-call',
    'POST /api/sms-trials',
    'POST /api/push-services/{service}/checks',
    'POST /api/service-hours/{id}/checks',
    'POST /api/sla-levels/{id}/checks',
    'POST /api/policy/checks',
    'POST /api/routing/trials',
    'POST /api/escalation/trials',
    'POST /api/automations/trials',
    'POST /api/contracts/{id}/checks',
    'POST /api/contract-trials',
    'POST /api/configuration/plans',
    'POST /api/letter-wordings/{kind}/{language}/examples',
    'POST /api/letter-wordings/{kind}/{language}/trials',
  ],
  'the first set-up, which has a test of its own': ['POST /api/setup'],
}

const DRAFT = {
  name: { ru: 'Весы', en: 'Scales' },
  situation: { ru: 'Весы врут', en: 'The scales lie' },
  description: { ru: '', en: '' },
  synonyms: [],
  requestType: 'incident',
  form: { fields: [], logsChecklist: [] },
}

const SHIFT = () => ({
  personId: desk.people.outsider.id,
  kind: 'duty',
  day: '2099-12-07',
  from: '09:00',
  to: '18:00',
})

/** Every door of administration, carried out in this order; what one makes, the next ones change. */
const CARRIED_OUT: Readonly<Record<string, (made: Record<string, number>) => Promise<Answer>>> = {
  'POST /api/sample-data': () => administrator().post('/api/sample-data', {}),
  'DELETE /api/sample-data': () => administrator().remove('/api/sample-data'),
  'POST /api/configuration/applications': async () => {
    const own = (await administrator().get('/api/configuration')).body
    const configuration = { ...own, teams: [...own.teams, { name: 'Выезды', line: 3 }] }
    const { mark } = (await administrator().post('/api/configuration/plans', configuration)).body
    return administrator().post('/api/configuration/applications', { configuration, mark, fileName: 'okno.json' })
  },
  'POST /api/teams': () => administrator().post('/api/teams', { name: 'Ночь', line: 2 }),
  'PUT /api/teams/{id}': ({ team }) => administrator().put(`/api/teams/${team}`, { name: 'Ночная смена', line: 2 }),
  'DELETE /api/teams/{id}': ({ team }) => administrator().remove(`/api/teams/${team}`),

  'PUT /api/second-factor-roles': () =>
    administrator().put('/api/second-factor-roles', { roles: ['contractor'], seen: [] }),
  'DELETE /api/staff/{id}/second-factor': async () => {
    const { id } = desk.people.specialist
    await desk.database.db
      .insertInto('second_factors')
      .values({ person_id: id, secret: Buffer.from('sealed'), begun_at: new Date().toISOString() })
      .execute()
    return administrator().remove(`/api/staff/${id}/second-factor`)
  },

  'POST /api/staff': () =>
    administrator().post('/api/staff', {
      name: 'Нина',
      email: 'nina@desk.example',
      roles: ['specialist'],
      teamIds: [],
    }),
  'POST /api/staff/{id}/invitation': ({ specialist }) =>
    administrator().post(`/api/staff/${specialist}/invitation`, {}),
  'PUT /api/staff/{id}': ({ specialist }) =>
    administrator().put(`/api/staff/${specialist}`, {
      roles: ['specialist', 'team_lead'],
      teamIds: [desk.teams.acquiring],
      seen: { roles: ['specialist'], teamIds: [] },
    }),
  'DELETE /api/staff/{id}/sessions/{session}': async () => {
    const { id } = desk.people.lead
    await desk.inBrowser(desk.people.lead).get('/api/me')
    const { sessions } = (await administrator().get(`/api/staff/${id}/sessions`)).body
    return administrator().remove(`/api/staff/${id}/sessions/${sessions[0].id}`)
  },
  'PUT /api/staff/{id}/settings': ({ specialist }) =>
    administrator().put(`/api/staff/${specialist}/settings`, {
      extension: '205',
      openLimit: 12,
      seen: { extension: null, openLimit: null },
    }),
  'POST /api/staff/{id}/absences': ({ specialist }) =>
    administrator().post(`/api/staff/${specialist}/absences`, {
      startsOn: '2099-12-01',
      endsOn: '2099-12-14',
      reason: 'vacation',
      substituteId: desk.people.specialist.id,
    }),
  'DELETE /api/staff/{id}/absences/{absence}': ({ specialist, absence }) =>
    administrator().remove(`/api/staff/${specialist}/absences/${absence}`),
  'POST /api/staff/{id}/leaving': ({ specialist }) =>
    administrator().post(`/api/staff/${specialist}/leaving`, { successorId: null }),
  'POST /api/staff/{id}/return': ({ specialist }) => administrator().post(`/api/staff/${specialist}/return`, {}),

  'PUT /api/escalation': async () => {
    const { version, plan } = (await administrator().get('/api/escalation')).body
    return administrator().put('/api/escalation', { seen: version, plan: { ...plan, confirmMinutes: 7 } })
  },
  'POST /api/duty/shifts': () => administrator().post('/api/duty/shifts', { teamId: desk.teams.acquiring, ...SHIFT() }),
  'PUT /api/duty/shifts/{id}': ({ shift }) =>
    administrator().put(`/api/duty/shifts/${shift}`, { ...SHIFT(), from: '10:00', seen: SHIFT() }),
  'POST /api/duty/repetitions': () => administrator().post('/api/duty/repetitions', { week: SHIFT().day, weeks: 1 }),
  'POST /api/duty/gaps': () =>
    administrator().post('/api/duty/gaps', {
      teamId: desk.teams.acquiring,
      startsAt: '2099-12-07T15:00:00Z',
      personId: desk.people.outsider.id,
    }),
  'DELETE /api/duty/shifts/{id}': ({ shift }) => administrator().remove(`/api/duty/shifts/${shift}`),

  'PUT /api/routing': async () => {
    const { version } = (await administrator().get('/api/routing')).body
    const rule = { id: 'r1', name: 'Эквайринг', enabled: true, when: [], specialistId: null, strategy: 'by_hand' }
    return administrator().put('/api/routing', { seen: version, rules: [{ ...rule, teamId: desk.teams.acquiring }] })
  },

  'PUT /api/notice-defaults/{role}': async () => {
    const cells = [{ kind: 'answered', way: 'email', wanted: true }]
    return administrator().put('/api/notice-defaults/specialist', { seen: 0, cells })
  },
  'PUT /api/automations': async () => {
    const { version } = (await administrator().get('/api/automations')).body
    const rule = { id: 'a1', name: 'Банк', enabled: true, trigger: 'registered', when: [] }
    return administrator().put('/api/automations', {
      seen: version,
      rules: [{ ...rule, does: [{ kind: 'note', text: 'Спросите номер терминала' }] }],
    })
  },

  'POST /api/services': () =>
    administrator().post('/api/services', { parentId: null, draft: { ...DRAFT, teamId: desk.teams.acquiring } }),
  'POST /api/service-versions/{id}/revisions': ({ version }) =>
    administrator().post(`/api/service-versions/${version}/revisions`, {
      revision: 1,
      draft: { ...DRAFT, synonyms: ['весы'], teamId: desk.teams.acquiring },
    }),
  'POST /api/service-versions/{id}/moves': ({ version }) =>
    administrator().post(`/api/service-versions/${version}/moves`, { move: 'hand' }),
  'POST /api/service-groups': () => administrator().post('/api/service-groups', { name: { ru: 'Весы', en: '' } }),
  'PUT /api/service-groups/{id}': ({ group }) =>
    administrator().put(`/api/service-groups/${group}`, {
      name: { ru: 'Весовое', en: '' },
      seen: { ru: 'Весы', en: '' },
    }),
  'PUT /api/services/order': async ({ group, service }) => {
    const nodes = (await administrator().get('/api/services')).body.services
    const seen = arrangementOf(nodes)
    const others = (ids: readonly number[]) => ids.filter((id) => id !== service)
    const tree = seen.map(({ groupId, serviceIds }) => ({
      groupId,
      serviceIds: groupId === group ? [service] : others(serviceIds),
    }))
    const moved = await administrator().put('/api/services/order', { tree, seen })
    await administrator().put('/api/services/order', { tree: seen, seen: tree })
    return moved
  },
  'DELETE /api/service-groups/{id}': ({ group }) => administrator().remove(`/api/service-groups/${group}`),
  'PUT /api/letter-wordings/{kind}/{language}': () =>
    administrator().put('/api/letter-wordings/acknowledgement/ru', {
      words: { subject: '', text: 'Приняли: {{ promise }}' },
      revision: null,
    }),
  'POST /api/letter-wordings/{kind}/{language}/return': () =>
    administrator().post('/api/letter-wordings/acknowledgement/ru/return', { revision: 1 }),
  'PUT /api/services/{id}/offer': ({ service }) =>
    administrator().put(`/api/services/${service}/offer`, {
      offer: {
        availability: 'limited',
        note: { ru: 'Медленно', en: '' },
        from: null,
        until: '2030-01-01T00:00:00Z',
        ways: ['portal'],
        customers: [],
      },
      revision: 1,
    }),
  'POST /api/services/{id}/versions': ({ service }) =>
    administrator().post(`/api/services/${service}/versions`, { ...DRAFT, teamId: desk.teams.acquiring }),

  'POST /api/bots': () => administrator().post('/api/bots', { token: telegram.token }),
  'PUT /api/bots/{id}': ({ bot }) => administrator().put(`/api/bots/${bot}`, { receives: 'webhook' }),
  'PUT /api/sms': () =>
    administrator().put('/api/sms', {
      ...{
        provider: 'smsc',
        key: 'a-key-of-a-test',
        sender: 'OKNO',
        segmentPrice: 410,
        enabled: false,
        uses: ['way_in'],
      },
      ...{ dayLimit: 30_000, monthLimit: 300_000, reservePercent: 15 },
    }),
  'PUT /api/push-services/{service}': () =>
    administrator().put('/api/push-services/rustore', {
      project: 'okno',
      key: 'a-service-token-of-a-test',
      enabled: false,
    }),
  'DELETE /api/venues/{id}/chats/{chat}': async ({ bot }) => {
    const { id: boundBy } = desk.people.administrator
    const place = { botId: Number(bot), chat: '-5', title: 'Смена', venueId: desk.venues.bar }
    const group = { ...place, locale: 'ru', boundBy, now: Date.now() } as const
    await desk.database.db.transaction().execute((tx) => insertGroup(tx, group))
    const [{ id } = { id: 0 }] = await groupsOfVenue(desk.database.db, desk.venues.bar)
    return administrator().remove(`/api/venues/${desk.venues.bar}/chats/${id}`)
  },

  'POST /api/pbx': () => administrator().post('/api/pbx', { kind: 'own', title: 'АТС' }),
  'PUT /api/pbx/{id}': ({ exchange }) =>
    administrator().put(`/api/pbx/${exchange}`, {
      kind: 'own',
      title: 'АТС офиса',
      routes: [{ queue: '501', teamId: desk.teams.acquiring }],
    }),
  'POST /api/pbx/{id}/keys': ({ exchange }) => administrator().post(`/api/pbx/${exchange}/keys`, {}),
  'PUT /api/pbx/rules': () =>
    administrator().put('/api/pbx/rules', {
      callbackMinutes: 20,
      script: { ru: 'Напишите: {address}', en: 'Write: {address}' },
    }),

  'POST /api/mailboxes': () => administrator().post('/api/mailboxes', { address: 'box@desk.example' }),
  'PUT /api/mailboxes/{id}': ({ mailbox }) =>
    administrator().put(`/api/mailboxes/${mailbox}`, { address: 'box@desk.example', displayName: 'Поддержка' }),
  'POST /api/mailboxes/{id}/dkim': ({ mailbox }) => administrator().post(`/api/mailboxes/${mailbox}/dkim`, {}),
  'DELETE /api/mailboxes/{id}/dkim': ({ mailbox }) => administrator().remove(`/api/mailboxes/${mailbox}/dkim`),
  'POST /api/mail-stop-list': () => administrator().post('/api/mail-stop-list', { pattern: 'spam@ads.example' }),
  'DELETE /api/mail-stop-list/{id}': ({ stop }) => administrator().remove(`/api/mail-stop-list/${stop}`),

  'POST /api/view-as': async () => {
    looking = administrator()
    return looking.post('/api/view-as', { personId: desk.people.cashier.id })
  },
  'DELETE /api/view-as': async () => looking?.remove('/api/view-as') ?? assert.fail(),

  'PUT /api/setup-steps/{step}': () => administrator().put('/api/setup-steps/templates', { skipped: true }),
  'PUT /api/setup-list': () => administrator().put('/api/setup-list', { hidden: true }),
  ...termsCarriedOut(() => administrator()),
  ...customersCarriedOut(
    () => desk,
    () => administrator(),
  ),
  ...importsCarriedOut(() => desk),

  'POST /api/tokens': () => administrator().post('/api/tokens', { name: 'бот', days: 30 }),
  'DELETE /api/tokens/{id}': ({ token }) => administrator().remove(`/api/tokens/${token}`),
}

/** Under which name the answer of a door that makes something is known to the doors after it. */
const MADE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'POST /api/teams': { team: 'id' },
  'POST /api/staff': { specialist: 'id' },
  'POST /api/duty/shifts': { shift: 'id' },
  'POST /api/staff/{id}/absences': { absence: 'id' },
  'POST /api/services': { service: 'serviceId', version: 'versionId' },
  'POST /api/bots': { bot: 'id' },
  'POST /api/pbx': { exchange: 'id' },
  'POST /api/service-groups': { group: 'id' },
  'POST /api/mailboxes': { mailbox: 'id' },
  'POST /api/mail-stop-list': { stop: 'id' },
  'POST /api/service-hours': { hours: 'id' },
  'POST /api/sla-levels': { level: 'id' },
  'POST /api/organisations': { organisation: 'id' },
  'POST /api/venues': { venue: 'id' },
  'POST /api/venues/{id}/dealer-changes': { dealerChange: 'id' },
  'POST /api/venues/{id}/equipment': { equipment: 'id' },
  'POST /api/customers': { customer: 'id' },
  'POST /api/customers/{id}/merges': { merge: 'id' },
  'PUT /api/service-hours/{id}': { hours: 'id' },
  'POST /api/contracts': { contract: 'id' },
  'POST /api/templates': { template: 'id' },
  'POST /api/announcements': { announcement: 'id' },
  'POST /api/imports': { import: 'id' },
  'POST /api/tokens': { token: 'id' },
}

const administrator = () => desk.inBrowser(desk.people.administrator)
let looking: ReturnType<typeof administrator> | null = null

async function kept() {
  return desk.database.db.selectFrom('admin_changes').selectAll().orderBy('id').execute()
}

async function doorsOfAdministration(): Promise<string[]> {
  const { body } = await desk.as(null).get('/api/openapi.json')
  const routes = Object.entries<object>(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  return routes.filter((route) => !route.startsWith('GET ') && !isBeside(route))
}

function isBeside(route: string): boolean {
  const [method = '', path = ''] = route.split(' ')
  return Object.values(BESIDE)
    .flat()
    .some((one) => {
      const [of = '', beginning = ''] = one.split(' ')
      const isOf = of === '*' || of === method
      return isOf && (path === beginning || path.startsWith(beginning.endsWith('/') ? beginning : `${beginning}/`))
    })
}

test('every door of administration in the OpenAPI document is carried out here, or says what it is instead', async () => {
  assert.deepEqual((await doorsOfAdministration()).toSorted(), Object.keys(CARRIED_OUT).toSorted())
})

for (const route of Object.keys(CARRIED_OUT)) {
  test(`${route} leaves what it changed in the journal`, async () => {
    const known = (await kept()).length
    const { status, body, text } = (await CARRIED_OUT[route]?.(made)) ?? assert.fail()
    assert.ok(status >= 200 && status < 300, `${status} ${text}`)
    for (const [name, field] of Object.entries(MADE[route] ?? {})) made[name] = body[field]
    const rows = (await kept()).slice(known)
    assert.ok(rows.length > 0, 'nothing was kept')
    for (const row of rows) {
      assert.equal(row.actor_id, desk.people.administrator.id)
      assert.equal(row.address, '127.0.0.1')
      assert.ok(row.name !== '')
    }
  })
}
const made: Record<string, number> = {}

test('what they left says what differs, and no secret', async () => {
  const rows = await kept()
  const said = (subject: string) =>
    rows.filter((row) => row.subject === subject).map(({ name, before: was, after: is }) => ({ name, was, is }))
  assert.deepEqual(said('service').slice(1, 3), [
    { name: 'Весы', was: { 'revisions.1': 1, synonyms: [] }, is: { 'revisions.1': 2, synonyms: ['весы'] } },
    { name: 'Весы', was: { 'states.1': 'draft' }, is: { 'states.1': 'on_approval' } },
  ])
  assert.deepEqual(said('mailbox')[1], {
    name: 'box@desk.example',
    was: { displayName: null },
    is: { displayName: 'Поддержка' },
  })
  const leaving = said('specialist').at(-2)
  assert.deepEqual(leaving, {
    name: 'Нина',
    was: { archived: false, handedOver: null },
    is: { archived: true, handedOver: 0 },
  })
  assert.doesNotMatch(JSON.stringify(rows), /okno_[A-Za-z0-9_-]{20}|sign-in\//)
})

test('every field that a door changes has words for whoever reads the journal', async () => {
  const paths = (await kept()).flatMap(({ before: was, after: is }) => Object.keys({ ...Object(was), ...Object(is) }))
  const parts = [...new Set(paths.flatMap((path) => path.split('.')))].filter((part) => !/^\d+$/.test(part))
  assert.ok(parts.length > 40)
  assert.deepEqual(
    parts.filter((part) => !AUDIT_FIELDS.some((field) => field === part)),
    [],
  )
})

test('a change that changes nothing, and one that is refused, leave nothing', async () => {
  const { body } = await administrator().post('/api/teams', { name: 'Вечер', line: 1 })
  const known = await kept()
  await administrator().put(`/api/teams/${body.id}`, { name: 'Вечер', line: 1 })
  assert.equal((await administrator().post('/api/teams', { name: 'вечер', line: 1 })).status, 409)
  assert.equal((await desk.inBrowser(desk.people.lead).post('/api/teams', { name: 'Утро', line: 1 })).status, 403)
  assert.deepEqual(await kept(), known)
})

test('a password that is replaced is told as replaced', async () => {
  const smtp = { host: 'smtp.desk.example', port: 465, security: 'tls', user: 'box' }
  const box = { address: 'other@desk.example', smtp, smtpPassword: 'слово-один' }
  const { body } = await administrator().post('/api/mailboxes', box)
  await administrator().put(`/api/mailboxes/${body.id}`, { ...box, smtpPassword: 'слово-два' })
  const [first, second] = (await kept()).slice(-2)
  assert.equal(Object(first?.after).smtpPassword, true)
  assert.deepEqual([second?.before, second?.after], [{ smtpPasswordReplaced: null }, { smtpPasswordReplaced: true }])
  assert.doesNotMatch(JSON.stringify([first, second]), /слово/)
})

test('the first set-up is the first row of the journal, without key and password', async (t) => {
  const database = await testDatabase()
  t.after(() => database.close())
  const key = await issueSetupKey(database.db)
  const app = await watchedServer(testHouse(database, { folder: desk.folder }), { web: null, log: false })
  t.after(() => app.close())
  const order = {
    key,
    locale: 'ru',
    company: 'Поддержка «Весна»',
    zone: 'Europe/Moscow',
    administrator: { name: 'Инна Главная', email: 'inna@vesna.example', password: 'три слова подряд' },
    hours: { roundTheClock: false, opens: '09:00', closes: '18:00', weekends: false, calendar: 'ru' },
    team: '1-я линия',
    service: { ru: 'Касса', en: 'Till' },
  }
  const done = await app.inject({ method: 'POST', url: '/api/setup', payload: order })
  assert.equal(done.statusCode, 200, done.body)
  const rows = await database.db.selectFrom('admin_changes').selectAll().execute()
  assert.deepEqual(
    rows.map(({ subject, name, address }) => [subject, name, address]),
    [['desk', 'Поддержка «Весна»', '127.0.0.1']],
  )
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(`${key}|три слова`))
})
