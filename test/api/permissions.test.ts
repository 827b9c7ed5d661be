import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { readableAsStaff, readableBy } from '../../src/db/access/readable.ts'
import { belongingsOf } from '../../src/db/request/requests.ts'
import { type Actor, may } from '../../src/domain/access/permissions.ts'
import { ROLES } from '../../src/domain/ground/words.ts'
import { type TestDesk, testDesk } from '../desk.ts'
import { TERMS_BODIES } from './terms-bodies.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type PersonName = keyof TestDesk['people']

/** Who may read what: the request of the cashier at «Весна, Лесная», worked by line 1, dealer «Север». */
const READERS: readonly PersonName[] = [
  'cashier',
  'manager',
  'dealerUser',
  'dealerManager',
  'operator',
  'specialist',
  'lead',
  'analyst',
  'administrator',
]
const EVERYBODY: readonly PersonName[] = [...READERS, 'colleague', 'stranger', 'outsider', 'cataloguer', 'contractor']

const STAFF: readonly PersonName[] = [
  'operator',
  'specialist',
  'outsider',
  'lead',
  'cataloguer',
  'analyst',
  'administrator',
  'contractor',
]
/** Whoever works requests. */
const NOTERS = STAFF.filter((who) => who !== 'cataloguer' && who !== 'analyst')

/** What each role may do at a door that is for the desk alone; the rest is for every signed-in person. */
const DOORS: Readonly<Record<string, readonly PersonName[]>> = {
  'GET /api/requests/{number}/readers': ['lead', 'administrator'],
  'GET /api/requests/{number}/surroundings': ['operator', 'specialist', 'lead', 'analyst', 'administrator'],
  'GET /api/requests/inner-counts': STAFF,
  'GET /api/teams': STAFF,
  'GET /api/escalation': ['administrator'],
  'GET /api/escalation/example': ['administrator'],
  'PUT /api/escalation': ['administrator'],
  'POST /api/escalation/trials': ['administrator'],
  'GET /api/duty': STAFF,
  'GET /api/me/calendar': STAFF,
  'POST /api/me/calendar': STAFF,
  'DELETE /api/me/calendar': STAFF,
  'GET /api/handover': STAFF,
  'GET /api/handover/waiting': STAFF,
  'POST /api/handovers': STAFF,
  'POST /api/handovers/{id}/acceptances': STAFF,
  'POST /api/handovers/{id}/words': STAFF,
  'DELETE /api/handovers/{id}': STAFF,
  'POST /api/duty/shifts': ['administrator'],
  'PUT /api/duty/shifts/{id}': ['administrator'],
  'DELETE /api/duty/shifts/{id}': ['administrator'],
  'POST /api/duty/gaps': ['administrator'],
  'POST /api/duty/repetitions': ['administrator'],
  'GET /api/me/on-line': STAFF,
  'PUT /api/me/on-line': STAFF,
  'POST /api/me/next-request': STAFF,
  'GET /api/templates': STAFF,
  'GET /api/contracts': STAFF,
  'GET /api/people/{id}': STAFF,
  'GET /api/people/{id}/turned-away-calls': ['operator', 'specialist', 'outsider', 'lead', 'administrator'],
  'GET /api/venues/{id}': STAFF,
  'POST /api/service-versions/{id}/revisions': ['cataloguer', 'administrator'],
  'GET /api/services/{id}/uses': ['cataloguer', 'administrator'],
  'POST /api/teams': ['administrator'],
  'PUT /api/teams/{id}': ['administrator'],
  'DELETE /api/teams/{id}': ['administrator'],
  'GET /api/staff': ['administrator'],
  'POST /api/view-as': ['administrator'],
  'PUT /api/staff/{id}/settings': ['administrator'],
  'POST /api/staff/{id}/absences': ['administrator'],
  'DELETE /api/staff/{id}/absences/{absence}': ['administrator'],
  'GET /api/admin-changes': ['administrator'],
  'GET /api/admin-changes/{id}': ['administrator'],
  'GET /api/admin-changes.csv': ['administrator'],
  'GET /api/admin-actors': ['administrator'],
  'GET /api/overview': ['administrator'],
  'GET /api/admin-search': ['cataloguer', 'administrator'],
  'PUT /api/setup-steps/{step}': ['administrator'],
  'PUT /api/setup-list': ['administrator'],
  'GET /api/second-factor-roles': ['administrator'],
  'PUT /api/second-factor-roles': ['administrator'],
  'DELETE /api/staff/{id}/second-factor': ['administrator'],
  'POST /api/staff': ['administrator'],
  'PUT /api/staff/{id}': ['administrator'],
  'POST /api/staff/{id}/invitation': ['administrator'],
  'POST /api/staff/{id}/leaving': ['administrator'],
  'POST /api/staff/{id}/return': ['administrator'],
  'GET /api/venues': ['administrator'],
  'POST /api/venues': ['administrator'],
  'PUT /api/venues/{id}': ['administrator'],
  'GET /api/venues/{id}/record': ['administrator'],
  'GET /api/venues/{id}/dealer-effect': ['administrator'],
  'POST /api/venues/{id}/dealer-changes': ['administrator'],
  'DELETE /api/venues/{id}/dealer-changes/{change}': ['administrator'],
  'POST /api/venues/{id}/equipment': ['administrator'],
  'GET /api/equipment': ['administrator'],
  'PUT /api/equipment/{id}': ['administrator'],
  'DELETE /api/equipment/{id}': ['administrator'],
  'GET /api/customers': ['administrator'],
  'POST /api/customers': ['administrator'],
  'GET /api/customers/{id}': ['administrator'],
  'PUT /api/customers/{id}': ['administrator'],
  'POST /api/customers/{id}/addresses': ['administrator'],
  'DELETE /api/customers/{id}/addresses/{address}': ['administrator'],
  'POST /api/customers/{id}/invitation': ['administrator'],
  'POST /api/customers/{id}/archiving': ['administrator'],
  'POST /api/customers/{id}/return': ['administrator'],
  'GET /api/sample-data': ['administrator'],
  'POST /api/sample-data': ['administrator'],
  'DELETE /api/sample-data': ['administrator'],
  'GET /api/configuration': ['administrator'],
  'POST /api/configuration/plans': ['administrator'],
  'POST /api/configuration/applications': ['administrator'],
  'GET /api/customers/{id}/merges': ['administrator'],
  'POST /api/customers/{id}/merges': ['administrator'],
  'GET /api/customers/{id}/merge-plan': ['administrator'],
  'GET /api/person-merges/{id}/undo-plan': ['administrator'],
  'POST /api/person-merges/{id}/undo': ['administrator'],
  'GET /api/imports': ['administrator'],
  'POST /api/imports': ['administrator'],
  'GET /api/imports/{id}': ['administrator'],
  'GET /api/imports/{id}/undo-plan': ['administrator'],
  'GET /api/imports/{id}/errors': ['administrator'],
  'PUT /api/imports/{id}/mapping': ['administrator'],
  'POST /api/imports/{id}/start': ['administrator'],
  'POST /api/imports/{id}/stop': ['administrator'],
  'POST /api/imports/{id}/undo': ['administrator'],
  'GET /api/exports/{subject}': ['administrator'],
  'GET /api/organisations': ['administrator'],
  'GET /api/organisation-tree': ['administrator'],
  'GET /api/organisations/{id}': ['administrator'],
  'POST /api/organisations': ['administrator'],
  'PUT /api/organisations/{id}': ['administrator'],
  'POST /api/organisations/{id}/archiving': ['administrator'],
  'POST /api/organisations/{id}/return': ['administrator'],
  'GET /api/staff/{id}/sessions': ['administrator'],
  'DELETE /api/staff/{id}/sessions/{session}': ['administrator'],
  'GET /api/people/{id}/surroundings': STAFF,
  'GET /api/venues/{id}/surroundings': STAFF,
  'GET /api/people/{id}/notes': STAFF,
  'GET /api/venues/{id}/notes': STAFF,
  'POST /api/people/{id}/notes': NOTERS,
  'POST /api/venues/{id}/notes': NOTERS,
  'PUT /api/card-notes/{id}': NOTERS,
  'DELETE /api/card-notes/{id}': NOTERS,
  'GET /api/mailboxes': ['administrator'],
  'POST /api/mailboxes': ['administrator'],
  'PUT /api/mailboxes/{id}': ['administrator'],
  'GET /api/mail-guess': ['administrator'],
  'POST /api/mailbox-trials': ['administrator'],
  'GET /api/mailboxes/{id}/dkim': ['administrator'],
  'POST /api/mailboxes/{id}/dkim': ['administrator'],
  'DELETE /api/mailboxes/{id}/dkim': ['administrator'],
  'GET /api/push-services': ['administrator'],
  'PUT /api/push-services/{service}': ['administrator'],
  'POST /api/push-services/{service}/checks': ['administrator'],
  'GET /api/bots': ['administrator'],
  'POST /api/bots': ['administrator'],
  'PUT /api/bots/{id}': ['administrator'],
  'GET /api/bots/{id}/people': ['administrator'],
  'POST /api/bot-trials': ['administrator'],
  'GET /api/venues/{id}/chats': ['administrator'],
  'DELETE /api/venues/{id}/chats/{chat}': ['administrator'],
  'GET /api/letter-care': ['operator', 'administrator'],
  'GET /api/letters': ['operator', 'administrator'],
  'GET /api/letters/{id}': ['operator', 'administrator'],
  'GET /api/letters/{id}/source': ['operator', 'administrator'],
  'GET /api/letters/{id}/files/{place}': ['operator', 'administrator'],
  'GET /api/letters/{id}/rehearsal': ['operator', 'administrator'],
  'POST /api/letters/{id}/replay': ['operator', 'administrator'],
  'GET /api/letters/{id}/filing': ['operator', 'administrator'],
  'POST /api/letters/{id}/filing': ['operator', 'administrator'],
  'POST /api/letters/{id}/author-question': ['operator', 'administrator'],
  'GET /api/requests/{number}/letters': ['operator', 'specialist', 'lead', 'analyst', 'administrator'],
  'GET /api/mail-stop-list': ['administrator'],
  'POST /api/mail-stop-list': ['administrator'],
  'DELETE /api/mail-stop-list/{id}': ['administrator'],
  'GET /api/services/{id}/versions': ['cataloguer', 'administrator'],
  'POST /api/services': ['cataloguer', 'administrator'],
  'POST /api/services/{id}/versions': ['cataloguer', 'administrator'],
  'GET /api/service-hours': ['cataloguer', 'administrator'],
  'GET /api/service-hours/{id}': ['cataloguer', 'administrator'],
  'POST /api/service-hours': ['cataloguer', 'administrator'],
  'POST /api/service-hours/{id}/checks': ['cataloguer', 'administrator'],
  'PUT /api/service-hours/{id}': ['cataloguer', 'administrator'],
  'GET /api/sla-levels': ['cataloguer', 'administrator'],
  'GET /api/sla-levels/{id}': ['cataloguer', 'administrator'],
  'POST /api/sla-levels': ['cataloguer', 'administrator'],
  'POST /api/sla-levels/{id}/checks': ['cataloguer', 'administrator'],
  'PUT /api/sla-levels/{id}': ['cataloguer', 'administrator'],
  'DELETE /api/sla-levels/{id}/next-version': ['cataloguer', 'administrator'],
  'GET /api/notice-defaults': ['administrator'],
  'GET /api/notice-defaults/sample': ['administrator'],
  'PUT /api/notice-defaults/{role}': ['administrator'],
  'GET /api/routing': ['administrator'],
  'GET /api/routing/versions': ['administrator'],
  'PUT /api/routing': ['administrator'],
  'POST /api/routing/trials': ['administrator'],
  'GET /api/automations': ['administrator'],
  'GET /api/automations/versions': ['administrator'],
  'PUT /api/automations': ['administrator'],
  'POST /api/automations/trials': ['administrator'],
  'GET /api/policy': ['cataloguer', 'administrator'],
  'POST /api/policy/checks': ['cataloguer', 'administrator'],
  'PUT /api/policy': ['cataloguer', 'administrator'],
  'DELETE /api/policy/versions/{from}': ['cataloguer', 'administrator'],
  'GET /api/contract-book': ['administrator'],
  'GET /api/contracts/{id}': ['administrator'],
  'GET /api/customer-search': ['administrator'],
  'POST /api/contracts': ['administrator'],
  'POST /api/contracts/{id}/checks': ['administrator'],
  'PUT /api/contracts/{id}': ['administrator'],
  'POST /api/contract-trials': ['administrator'],
  'GET /api/template-book': ['cataloguer', 'administrator'],
  'POST /api/templates': ['cataloguer', 'administrator'],
  'PUT /api/templates/{id}': ['cataloguer', 'administrator'],
  'DELETE /api/templates/{id}': ['cataloguer', 'administrator'],
  'GET /api/announcement-book': ['cataloguer', 'administrator'],
  'POST /api/announcements': ['cataloguer', 'administrator'],
  'PUT /api/announcements/{id}': ['cataloguer', 'administrator'],
  'POST /api/announcements/{id}/end': ['cataloguer', 'administrator'],
  'POST /api/service-versions/{id}/moves': ['cataloguer', 'administrator'],
  'GET /api/letter-wordings': ['cataloguer', 'administrator'],
  'PUT /api/letter-wordings/{kind}/{language}': ['cataloguer', 'administrator'],
  'POST /api/letter-wordings/{kind}/{language}/return': ['cataloguer', 'administrator'],
  'POST /api/letter-wordings/{kind}/{language}/examples': ['cataloguer', 'administrator'],
  'POST /api/letter-wordings/{kind}/{language}/trials': ['cataloguer', 'administrator'],
  'PUT /api/services/order': ['cataloguer', 'administrator'],
  'GET /api/services/{id}/offer': ['cataloguer', 'administrator'],
  'PUT /api/services/{id}/offer': ['cataloguer', 'administrator'],
  'GET /api/audience-search': ['cataloguer', 'administrator'],
  'POST /api/service-groups': ['cataloguer', 'administrator'],
  'PUT /api/service-groups/{id}': ['cataloguer', 'administrator'],
  'DELETE /api/service-groups/{id}': ['cataloguer', 'administrator'],
}

/** Who changes the cashier's request through which door; readers who may not get 403, the others 404. */
const WORKERS: readonly PersonName[] = ['operator', 'specialist', 'lead', 'administrator']
const CUSTOMERS: readonly PersonName[] = ['cashier', 'manager', 'dealerUser', 'dealerManager']
const CHANGES: Readonly<Record<string, { readonly allowed: readonly PersonName[]; readonly body: unknown }>> = {
  'POST /api/requests/{number}/messages': {
    allowed: [...WORKERS, ...CUSTOMERS],
    body: { text: 'привет', anyway: true },
  },
  'PUT /api/requests/{number}/assignee': { allowed: WORKERS, body: { specialistId: null, expected: null } },
  'PUT /api/requests/{number}/criticality': { allowed: WORKERS, body: { criticality: 'medium', version: -1 } },
  'PUT /api/requests/{number}/urgency': {
    allowed: CUSTOMERS,
    body: { urgency: 'medium', reason: 'так надо', version: -1 },
  },
  'PUT /api/requests/{number}/priority-override': {
    allowed: ['lead', 'administrator'],
    body: { override: null, version: -1 },
  },
  'PUT /api/requests/{number}/terms': { allowed: WORKERS, body: { version: -1 } },
  'POST /api/requests/{number}/moves': { allowed: [...WORKERS, ...CUSTOMERS], body: { move: 'start', version: -1 } },
  'POST /api/requests/{number}/alarm-confirmations': { allowed: WORKERS, body: undefined },
  'POST /api/requests/{number}/undo': { allowed: WORKERS, body: { version: -1 } },
  'PUT /api/requests/{number}/rating': { allowed: CUSTOMERS, body: { score: 5 } },
  'POST /api/requests/{number}/watchers': { allowed: [...WORKERS, ...CUSTOMERS], body: { personId: 999_999 } },
  'DELETE /api/requests/{number}/watchers/{personId}': { allowed: WORKERS, body: undefined },
  'PUT /api/me/mutes/{number}': { allowed: READERS, body: { until: 'unmuted' } },
  'DELETE /api/me/mutes/{number}': { allowed: READERS, body: undefined },
  'POST /api/requests/{number}/links': { allowed: WORKERS, body: { kind: 'caused_by', number: 0 } },
  'DELETE /api/requests/{number}/links/{kind}/{other}': { allowed: WORKERS, body: undefined },
  'POST /api/requests/{number}/letters/{id}/filing': { allowed: WORKERS, body: { to: 'nowhere' } },
  'POST /api/requests/{number}/letters/{id}/author-question': { allowed: WORKERS, body: undefined },
  'POST /api/requests/{number}/equipment/{equipment}/remote-access': { allowed: WORKERS, body: undefined },
  'PUT /api/requests/{number}/read': { allowed: READERS, body: undefined },
}

const READS = [
  'GET /api/requests/{number}',
  'GET /api/requests/{number}/clock',
  'GET /api/requests/{number}/messages/{id}/looks',
] as const
/** Doors at which nobody needs to be signed in. */
const OPEN_TO_ALL = [
  'POST /api/sign-in',
  'POST /api/sign-in/codes',
  'POST /api/sign-in/second-factor',
  'POST /api/sign-in/passkey',
  'POST /api/sign-in/passkey-question',
  'GET /api/setup',
  'POST /api/setup',
]
/** Doors whose key is in the address: nobody needs to be signed in, and no other key opens anything. */
const OPEN_BY_KEY: Readonly<Record<string, unknown>> = {
  'GET /api/letter-links/{key}': undefined,
  'POST /api/letter-links/{key}/rating': { score: 5 },
  'POST /api/letter-links/{key}/moves': { move: 'close', version: 1 },
  'POST /api/letter-links/{key}/messages': { text: 'привет' },
  'GET /api/address-questions/{key}': undefined,
  'POST /api/address-questions/{key}/answers': { answer: 'yes' },
}

/** Doors for programs elsewhere that show a secret in a header of theirs, or in the address; without it there is nothing. */
const OPEN_BY_SECRET: Readonly<Record<string, unknown>> = {
  'POST /api/messengers/{id}/updates': { update_id: 1 },
  'POST /hooks/sms/{provider}/{key}': { message_id: '1' },
  'GET /calendar/{key}': undefined,
}

test('nobody passes a door unsigned: every route of the API document answers 401', async () => {
  let doors = 0
  for (const { name, method, path } of await routes()) {
    if (OPEN_TO_ALL.includes(name) || name in OPEN_BY_KEY || name in OPEN_BY_SECRET) continue
    const answer = await desk
      .as(null)
      .call(method, filled(path, { number: 1001 }), method === 'GET' ? undefined : bodyFor(name))
    assert.equal(answer.status, 401, `${name} answered ${answer.status} to nobody: ${answer.text}`)
    doors += 1
  }
  assert.ok(doors >= 40, `only ${doors} routes were tried`)
})

test('a key that nobody was given opens no page of a letter, whoever brings it', async () => {
  const known = (await routes()).map(({ name }) => name)
  for (const [name, body] of Object.entries(OPEN_BY_KEY)) {
    assert.ok(known.includes(name), name)
    const [method = '', path = ''] = name.split(' ')
    for (const who of [null, desk.people.administrator]) {
      const { status, body: told } = await desk
        .as(who)
        .call(method as 'GET', path.replace('{key}', 'k'.repeat(43)), body)
      assert.deepEqual([status, told.code], [410, 'letter-link.over'], name)
    }
  }
})

test('without the secret of its bot nobody pushes anything to us, whoever he is', async () => {
  for (const [name, body] of Object.entries(OPEN_BY_SECRET)) {
    const [method = '', path = ''] = name.split(' ')
    for (const who of [null, desk.people.administrator]) {
      const headers = { 'x-telegram-bot-api-secret-token': 'a'.repeat(43) }
      const { status } = await desk.as(who).call(method as 'POST', path.replace('{id}', '1'), body, headers)
      assert.equal(status, 404, name)
    }
  }
})

test('every route with a request in it: own for its readers, 404 for everybody else', async () => {
  const { people, venues } = desk
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const secondNumber = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const withRequest = (await routes()).filter(({ path }) => path.includes('{number}'))
  let asked = 0
  for (const { name, method, path } of withRequest) {
    const change = CHANGES[name]
    const isRead = READS.some((read) => read === name) || name in DOORS
    assert.ok(change || isRead, `${name} is not in the table: say who may pass it`)
    for (const who of EVERYBODY) {
      const body = change?.body && {
        ...change.body,
        ...('number' in Object(change.body) ? { number: secondNumber } : {}),
      }
      const { status, text } = await desk
        .as(people[who])
        .call(method, filled(path, { number, other: secondNumber }), body)
      const about = `${name} as ${who}: ${status} ${text.slice(0, 200)}`
      asked += 1
      const allowed = change ? change.allowed : (DOORS[name] ?? READERS)
      if (allowed.includes(who)) assert.ok(![401, 403].includes(status) && !/request.not-found/.test(text), about)
      else assert.ok(READERS.includes(who) ? status === 403 || status === 404 : status === 404 || status === 403, about)
      if (!READERS.includes(who) && !(name in DOORS)) assert.equal(status, 404, about)
    }
  }
  assert.ok(asked >= 14 * 15, `only ${asked} answers were checked`)
})

test('doors for the desk alone are closed to everybody else', async () => {
  for (const { name, method, path } of await routes()) {
    const allowed = DOORS[name]
    if (!allowed || path.includes('{number}')) continue
    for (const who of EVERYBODY) {
      // In his browser: behind some of these doors a bare token is refused whoever holds it.
      const { status, text } = await desk
        .inBrowser(desk.people[who])
        .call(method, filled(path, {}) + (QUESTIONS[name] ?? ''), method === 'GET' ? undefined : bodyFor(name))
      const about = `${name} as ${who}: ${status} ${text.slice(0, 200)}`
      if (allowed.includes(who)) assert.ok(status !== 403, about)
      else assert.equal(status, 403, about)
    }
  }
})

test('a parameter that names a foreign thing finds nothing: venue, contact, file, watcher, link', async () => {
  const { people, venues, as } = desk
  const own = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const foreign = await desk.file(people.stranger, { venueId: venues.bar })
  const attempts = [
    as(people.cashier).post('/api/requests', { subject: 'x', venueId: venues.bar }),
    as(people.cashier).post('/api/requests', { subject: 'x', contactId: people.stranger.id }),
    as(people.cashier).post(`/api/requests/${own}/watchers`, { personId: people.stranger.id }),
    as(people.outsider).post(`/api/requests/${own}/links`, { kind: 'caused_by', number: foreign }),
    as(people.specialist).post(`/api/requests/${own}/links`, { kind: 'caused_by', number: 999_999 }),
    as(people.cashier).get(`/api/requests?venue=${venues.bar}`),
    as(people.cashier).get(`/api/my-venues?person=${people.stranger.id}`),
  ]
  const answers = await Promise.all(attempts)
  assert.deepEqual(
    answers.map(({ status }) => status),
    [404, 403, 404, 404, 404, 200, 403],
  )
  assert.deepEqual(answers[5]?.body.items, [])
})

test('whoever of the support has a request of his own reads there what a customer reads: no note, no file and no word of one', async () => {
  const { people, as } = desk
  const own = await desk.file(people.outsider, { serviceId: desk.services.printing, subject: 'Моя касса' })
  const { body: file } = await as(people.specialist).post('/api/files', { name: 'лог.txt', size: 3 })
  await desk.app.inject({
    method: 'PATCH',
    url: `/api/files/${file.id}`,
    headers: {
      authorization: `Bearer ${people.specialist.token}`,
      'content-type': 'application/octet-stream',
      'upload-offset': '0',
    },
    payload: Buffer.from('abc'),
  })
  const note = { text: 'Подозреваем гиппопотама', visibility: 'internal', fileIds: [file.id] }
  assert.equal((await as(people.specialist).post(`/api/requests/${own}/messages`, note)).status, 201)
  const found = async (person: { token: string }) =>
    (await as(person).get(`/api/requests?q=${encodeURIComponent('гиппопотам')}`)).body.items.length
  assert.equal((await as(people.outsider).get(`/api/requests/${own}`)).body.messages.length, 1)
  assert.deepEqual([await found(people.outsider), await found(people.specialist)], [0, 1])
  assert.equal((await as(people.outsider).get(`/api/files/${file.id}`)).status, 404)
  assert.equal((await as(people.specialist).get(`/api/files/${file.id}`)).status, 200)
})

test('what a foreign venue would be promised is not told', async () => {
  const { people, venues, as } = desk
  const asked = (person: { token: string }) => as(person).get(`/api/promise?venue=${venues.lesnaya}`)
  assert.deepEqual([(await asked(people.stranger)).status, (await asked(people.dealerUser)).status], [404, 200])
  assert.equal((await asked(people.operator)).status, 200)
})

test('a file is had only by those who may read where it was sent', async () => {
  const { people, venues, as } = desk
  const upload = async (person: { token: string }) => {
    const { body } = await as(person).post('/api/files', { name: 'лог.txt', size: 3, mediaType: 'text/plain' })
    const piece = await desk.app.inject({
      method: 'PATCH',
      url: `/api/files/${body.id}`,
      headers: {
        authorization: `Bearer ${person.token}`,
        'content-type': 'application/octet-stream',
        'upload-offset': '0',
      },
      payload: Buffer.from('abc'),
    })
    assert.equal(piece.statusCode, 200, piece.body)
    return body.id as number
  }
  const publicFile = await upload(people.cashier)
  assert.equal((await as(people.manager).get(`/api/files/${publicFile}`)).status, 404, 'not sent yet')
  const number = await desk.file(people.cashier, { venueId: venues.lesnaya, fileIds: [publicFile] })
  const secretFile = await upload(people.specialist)
  await as(people.specialist).post(`/api/requests/${number}/messages`, {
    text: 'лог',
    visibility: 'internal',
    fileIds: [secretFile],
  })
  const stolen = await as(people.stranger).post('/api/requests', { subject: 'моё', fileIds: [publicFile] })
  assert.deepEqual([stolen.status, stolen.body.code], [404, 'file.not-found'])
  for (const who of EVERYBODY) {
    const { status } = await as(people[who]).get(`/api/files/${publicFile}`)
    assert.equal(status, READERS.includes(who) ? 200 : 404, `public file as ${who}`)
    const secret = await as(people[who]).get(`/api/files/${secretFile}`)
    const reads = READERS.includes(who) && !CUSTOMERS.includes(who)
    assert.equal(secret.status, reads ? 200 : 404, `file of a note as ${who}`)
  }
})

test('the list holds exactly what may be read, for random people and requests', async () => {
  const { database, people, organisations, venues, teams } = desk
  const filers = [people.manager, people.colleague, people.stranger]
  for (let index = 0; index < 30; index++) {
    const filer = filers[index % 3] ?? people.manager
    const number = await desk.file(
      filer,
      index % 4 === 3
        ? {}
        : { venueId: filer === people.stranger ? venues.bar : index % 2 ? venues.lesnaya : venues.sadovaya },
    )
    if (index % 5 === 0)
      await sql`update requests set specialist_id = ${people.contractor.id} where number = ${number}`.execute(
        database.db,
      )
    if (index % 6 === 0)
      await sql`update requests set team_id = ${teams.acquiring} where number = ${number}`.execute(database.db)
    if (index % 7 === 0)
      await sql`insert into watchers values (${number}, ${people.outsider.id}, now()), (${number}, ${people.colleague.id}, now())`.execute(
        database.db,
      )
    if (index % 4 === 0)
      await sql`insert into watchers (request_number, person_id, added_at, copied_since)
        values (${number}, ${people.stranger.id}, now(), now()), (${number}, ${people.colleague.id}, now(), now())
        on conflict do nothing`.execute(database.db)
  }
  const { rows } = await sql<{ number: number }>`select number from requests`.execute(database.db)
  const belongings = await belongingsOf(
    database.db,
    rows.map(({ number }) => number),
  )

  const some = <T>(values: readonly T[]) => fc.subarray([...values])
  const actors: fc.Arbitrary<Actor> = fc.record({
    personId: fc.constantFrom(...Object.values(people).map(({ id }) => id)),
    channel: fc.constant('portal' as const),
    roles: some(ROLES),
    teamIds: some(Object.values(teams)),
    organisationIds: some(Object.values(organisations)),
    venueIds: some(Object.values(venues)),
    dealerIds: some([organisations.dealer, organisations.subDealer]),
  })
  let readable = 0
  await fc.assert(
    fc.asyncProperty(actors, async (actor) => {
      const listed = await sql<{ number: number }>`select r.number from requests r where ${readableBy(actor)}`.execute(
        database.db,
      )
      const expected = [...belongings]
        .filter(([, belonging]) => may(actor, 'read', belonging))
        .map(([number]) => number)
      assert.deepEqual(listed.rows.map(({ number }) => number).sort(), expected.sort())
      const inside = await sql<{ number: number }>`select r.number from requests r
        where ${readableAsStaff(actor)}`.execute(database.db)
      const expectedInside = [...belongings].filter(([, one]) => may(actor, 'read_internal', one)).map(([n]) => n)
      assert.deepEqual(inside.rows.map(({ number }) => number).sort(), expectedInside.sort())
      readable += expected.length
    }),
    { numRuns: 400 },
  )
  assert.ok(readable > 1000, 'the random people could hardly read anything')
})

async function routes() {
  const { body } = await desk.as(null).get('/api/openapi.json')
  assert.equal(body.openapi, '3.1.0')
  return Object.entries(body.paths as Record<string, Record<string, unknown>>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({
      path,
      method: method.toUpperCase() as 'GET',
      name: `${method.toUpperCase()} ${path}`,
    })),
  )
}

function filled(path: string, values: { number?: number; other?: number }): string {
  return path
    .replace('{number}', String(values.number ?? 1001))
    .replace('{other}', String(values.other ?? 1002))
    .replace('{personId}', '999999')
    .replace('{kind}/{language}', 'acknowledgement/ru')
    .replace('{kind}', 'caused_by')
    .replace('{step}', 'templates')
    .replace('{key}', 'reply:1')
    .replace('{from}', '2020-01-01T00:00:00Z')
    .replace('card-notes/{id}', 'card-notes/999999')
    .replace('customers/{id}', 'customers/999999')
    .replace('exports/{subject}', 'exports/venues')
    .replace('notice-defaults/{role}', 'notice-defaults/analyst')
    .replace('push-services/{service}', 'push-services/rustore')
    .replace(/\{\w+\}/g, '1')
    .replace('/api/mail-guess', '/api/mail-guess?address=a@desk.example')
    .replace('/api/audience-search', '/api/audience-search?q=касса')
    .replace('/api/customer-search', '/api/customer-search?q=касса')
    .replace('/api/search', '/api/search?q=касса')
    .replace('/api/admin-search', '/api/admin-search?q=касса')
    .replace('/api/escalation/example', '/api/escalation/example?level=1&priority=1&percents=50')
    .replace('/api/catalogue/search?q=касса', '/api/catalogue/search')
}

const TEXT = { ru: 'Проба', en: 'Trial' }
const PLAN = { confirmMinutes: 5, headIds: [], schemes: [] }

const SHIFT = { personId: 999_998, kind: 'duty', day: '2099-01-01', from: '09:00', to: '18:00' }

const DRAFT = {
  name: TEXT,
  situation: TEXT,
  description: TEXT,
  requestType: 'incident',
  form: { fields: [], logsChecklist: [] },
  teamId: 1,
}

/** What a GET cannot be asked without. */
const QUESTIONS: Readonly<Record<string, string>> = {
  'GET /api/letters/{id}/filing': '?number=1',
  'GET /api/organisation-tree': '?reading=dealers',
  'GET /api/notice-defaults/sample': '?side=support&kind=answered&way=push',
  'GET /api/customers/{id}/merge-plan': '?gone=999998',
}

const VENUE = {
  code: '104120099',
  name: 'Новый',
  address: 'Речная, 1',
  zone: 'Europe/Moscow',
  openingHours: null,
  corporationId: 1,
  works: true,
}
const DEVICE = {
  kind: 'server',
  name: 'Сервер',
  serialNumber: null,
  softwareVersion: null,
  fiscalDriveExpiresOn: null,
  externalCode: null,
}
const CUSTOMER = {
  name: 'Новый',
  position: null,
  locale: 'ru',
  zone: 'Europe/Moscow',
  externalCode: null,
  places: [],
}
const ORGANISATION = {
  kind: 'dealer',
  code: null,
  name: 'Новый дилер',
  parentId: null,
  inn: null,
  kpp: null,
  vip: false,
  domains: [],
  personalSpecialistId: null,
  externalCode: null,
}

const CONFIGURATION = { okno: 'configuration', format: 1 }

function bodyFor(name: string): unknown {
  if (/^(POST|PUT) .*notes/.test(name)) return { text: 'Звонить после обеда' }
  if (name.includes('/api/push-services/')) return { project: 'okno', enabled: false }
  if (name === 'POST /api/mail-stop-list') return { pattern: 'spam@ads.example' }
  if (name === 'PUT /api/letter-wordings/{kind}/{language}')
    return { words: { subject: '', text: '{{ promise }}' }, revision: null }
  if (name.endsWith('{language}/return')) return { revision: 1 }
  if (name.startsWith('POST /api/letter-wordings/')) return { words: null }
  if (name === 'PUT /api/services/{id}/offer')
    return {
      offer: { availability: 'available', note: null, from: null, until: null, ways: null, customers: [] },
      revision: 1,
    }
  if (name === 'PUT /api/me/on-line') return { onLine: true }
  if (name === 'PUT /api/escalation') return { seen: 0, plan: PLAN }
  if (name === 'POST /api/escalation/trials') return { plan: PLAN }
  if (name === 'POST /api/handovers') return { toId: 999_998, items: [] }
  if (name.endsWith('/acceptances')) return { numbers: [1] }
  if (name === 'POST /api/handovers/{id}/words') return { number: null, text: 'Кому слали счёт?' }
  if (name === 'POST /api/duty/shifts') return { teamId: 999_998, ...SHIFT }
  if (name === 'PUT /api/duty/shifts/{id}') return { ...SHIFT, seen: SHIFT }
  if (name === 'POST /api/duty/gaps') return { teamId: 999_998, startsAt: '2099-01-01T00:00:00Z', personId: 999_998 }
  if (name === 'POST /api/duty/repetitions') return { week: '2099-01-01', weeks: 1 }
  if (name === 'PUT /api/notice-defaults/{role}') return { seen: 0, cells: [] }
  if (name === 'PUT /api/routing') return { seen: 0, rules: [] }
  if (name === 'PUT /api/automations') return { seen: 0, rules: [] }
  if (name === 'POST /api/automations/trials') return { rules: [], days: 7 }
  if (name === 'POST /api/routing/trials') return { rules: [], of: { days: 7 } }
  if (name === 'PUT /api/services/order') return { tree: [], seen: [] }
  if (name === 'POST /api/service-groups') return { name: { ru: 'Кассы', en: '' } }
  if (name === 'PUT /api/service-groups/{id}') return { name: { ru: 'Кассы', en: '' }, seen: { ru: '', en: '' } }
  if (name === 'POST /api/services') return { parentId: null, draft: DRAFT }
  if (name === 'POST /api/services/{id}/versions') return DRAFT
  if (name === 'POST /api/service-versions/{id}/revisions') return { revision: 1, draft: DRAFT }
  if (/ \/api\/teams/.test(name)) return { name: 'Новая команда', line: 2 }
  if (name === 'POST /api/staff')
    return { name: 'Кто-то', email: 'somebody@desk.example', roles: ['specialist'], teamIds: [] }
  if (name === 'PUT /api/staff/{id}') return { roles: ['specialist'], teamIds: [], seen: { roles: [], teamIds: [] } }
  if (name === 'POST /api/customers') return { customer: CUSTOMER, email: null, phone: null }
  if (name === 'PUT /api/customers/{id}') return { customer: CUSTOMER, seen: CUSTOMER }
  if (name === 'POST /api/customers/{id}/addresses') return { address: 'new@vesna.example' }
  if (name === 'POST /api/configuration/plans') return CONFIGURATION
  if (name === 'POST /api/configuration/applications') return { configuration: CONFIGURATION, mark: 'x' }
  if (name === 'PUT /api/staff/{id}/settings')
    return { extension: '101', openLimit: 12, seen: { extension: null, openLimit: null } }
  if (name === 'POST /api/staff/{id}/absences')
    return { startsOn: '2099-01-01', endsOn: '2099-01-02', reason: 'vacation', substituteId: null }
  if (name === 'POST /api/view-as') return { personId: 999_998 }
  if (name === 'POST /api/customers/{id}/merges') return { goneId: 999_998, mark: 'unseen plan' }
  if (name === 'POST /api/person-merges/{id}/undo') return { mark: 'unseen plan' }
  if (name === 'POST /api/imports') return { subject: 'venues', fileId: 1, fileName: 'a.csv' }
  if (name === 'PUT /api/imports/{id}/mapping') return { fields: [] }
  if (name === 'POST /api/imports/{id}/start') return { revision: 1 }
  if (name === 'POST /api/company/people')
    return { name: 'Кто-то', email: 'who@vesna.example', role: 'customer_user', organisationId: 1, venueId: null }
  if (name === 'POST /api/venues') return { ...VENUE, dealerId: null }
  if (name === 'PUT /api/venues/{id}') return { venue: VENUE, seen: VENUE }
  if (name === 'POST /api/venues/{id}/dealer-changes')
    return { dealerId: null, startsOn: '2030-01-01', ground: 'Письмо', seenDealerId: null }
  if (name === 'POST /api/venues/{id}/equipment') return { equipment: DEVICE }
  if (name === 'PUT /api/equipment/{id}') return { equipment: DEVICE, seen: DEVICE }
  if (name === 'POST /api/organisations') return ORGANISATION
  if (name === 'PUT /api/organisations/{id}') return { organisation: ORGANISATION, seen: ORGANISATION }
  if (name === 'PUT /api/second-factor-roles') return { roles: [], seen: [] }
  if (name === 'POST /api/staff/{id}/leaving') return { successorId: null }
  if (name === 'POST /api/service-versions/{id}/moves') return { move: 'hand' }
  if (name === 'POST /api/service-versions/{id}/moves') return { move: 'approve' }
  if (/^(POST|PUT) \/api\/bot/.test(name)) return { token: '1:a' }
  if (/^(POST|PUT) \/api\/mailbox/.test(name)) return { address: 'box@desk.example' }
  if (name === 'PUT /api/setup-steps/{step}') return { skipped: false }
  if (name === 'PUT /api/setup-list') return { hidden: false }
  if (name === 'POST /api/me/addresses') return { address: 'me@home.example' }
  if (name === 'POST /api/me/phones') return { phone: '+79035550199' }
  if (name === 'POST /api/me/phone-proofs') return { phone: '+79035550199', code: '000000' }
  if (name === 'PUT /api/me/main-address') return { id: 1 }
  if (name === 'POST /api/letters/{id}/filing') return { to: 'nowhere' }
  return CHANGES[name]?.body ?? TERMS_BODIES[name] ?? {}
}
