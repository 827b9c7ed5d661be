import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { publishDue } from '../../src/actions/catalogue/move-version.ts'
import { issueSetupKey } from '../../src/actions/desk/set-up-desk.ts'
import { catalogueService } from '../../src/contract/catalogue/catalogue.ts'
import { watchedServer } from '../contract/watched-server.ts'
import { type TestDesk, testDesk, testHouse } from '../desk.ts'
import { publishVersion } from '../publish.ts'
import { testDatabase } from '../world.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const text = (ru: string) => ({ ru, en: ru })
const draft = (name: string) => ({
  name: text(name),
  situation: text(name),
  description: text(''),
  synonyms: ['пинпад'],
  requestType: 'incident',
  form: { fields: [], logsChecklist: [] },
  teamId: desk.teams.acquiring,
})

test('a service is seen only when it is approved and published, and requests keep the version they were filed on', async () => {
  const { people, as } = desk
  const cataloguer = as(people.cataloguer)
  const made = await cataloguer.post('/api/services', { parentId: null, draft: draft('Пинпад не отвечает') })
  assert.equal(made.status, 201, made.text)
  const { serviceId, versionId } = made.body
  const step = (id: number, move: string, by = cataloguer) => by.post(`/api/service-versions/${id}/moves`, { move })
  const seen = () => as(people.cashier).get(`/api/catalogue/${serviceId}`)
  assert.equal((await seen()).status, 404)
  assert.equal((await step(versionId, 'publish')).body.code, 'service.move-not-allowed')
  assert.equal((await step(versionId, 'approve')).body.code, 'service.move-not-allowed', 'it was not handed over')
  assert.equal((await step(versionId, 'hand')).body.state, 'on_approval')
  const own = await step(versionId, 'approve')
  assert.deepEqual([own.status, own.body.code], [409, 'service.own-version'])
  assert.match(own.body.title, /другой человек/)
  assert.equal((await step(versionId, 'approve', as(people.administrator))).body.state, 'approved')
  assert.equal((await seen()).status, 404)
  assert.equal((await step(versionId, 'publish')).body.state, 'published')
  assert.equal(catalogueService.parse((await seen()).body).version, 1)

  const number = await desk.file(people.cashier, { serviceId })
  const next = await cataloguer.post(`/api/services/${serviceId}/versions`, draft('Пинпад молчит'))
  assert.equal((await seen()).body.name.ru, 'Пинпад не отвечает', 'a draft is nobody’s business yet')
  await publishVersion(desk, next.body.versionId)
  assert.equal((await seen()).body.name.ru, 'Пинпад молчит')
  const { service } = (await as(people.specialist).get(`/api/requests/${number}`)).body ?? {}
  assert.equal(service, undefined, 'another team’s request')
  const filed = (await as(people.operator).get(`/api/requests/${number}`)).body
  assert.deepEqual(
    [filed.service.version, filed.service.name.ru, filed.team.name],
    [1, 'Пинпад не отвечает', 'Эквайринг'],
  )
  const { versions } = (await cataloguer.get(`/api/services/${serviceId}/versions`)).body
  assert.deepEqual(
    versions.map((one: { state: string }) => one.state),
    ['published', 'withdrawn'],
  )

  await step(next.body.versionId, 'withdraw')
  assert.equal((await seen()).status, 404)
  assert.equal(
    (await as(people.cashier).post('/api/requests', { subject: 'x', serviceId })).body.code,
    'service.not-published',
  )
})

test('nobody approves what he has written in, however little of it, nor what he has not read', async () => {
  const { people, as } = desk
  const [cataloguer, administrator] = [as(people.cataloguer), as(people.administrator)]
  const { versionId, serviceId } = (
    await cataloguer.post('/api/services', { parentId: null, draft: draft('Сканер молчит') })
  ).body
  const move = (by: typeof cataloguer, order: object) => by.post(`/api/service-versions/${versionId}/moves`, order)
  const version = async () => (await cataloguer.get(`/api/services/${serviceId}/versions`)).body.versions[0]
  assert.equal((await move(cataloguer, { move: 'hand', revision: 1 })).status, 200)
  assert.equal((await move(administrator, { move: 'approve', revision: 7 })).body.code, 'service.draft-changed')
  assert.equal((await move(administrator, { move: 'return', remark: 'Нет вопроса о модели' })).body.state, 'draft')
  assert.deepEqual([(await version()).remark, (await version()).handedBy], ['Нет вопроса о модели', null])

  const order = { revision: 1, draft: draft('Сканер молчит, модель') }
  assert.equal((await administrator.post(`/api/service-versions/${versionId}/revisions`, order)).status, 201)
  await move(cataloguer, { move: 'hand' })
  const { authors, remark } = await version()
  assert.deepEqual(authors.map(({ name }: { name: string }) => name).length, 2)
  assert.equal(remark, '', 'what was said is answered by handing over again')
  for (const by of [cataloguer, administrator]) {
    assert.equal((await move(by, { move: 'approve' })).body.code, 'service.own-version')
  }
})

test('an approved version is published by itself when its moment has come, once', async () => {
  const { people, as, clock, database } = desk
  const cataloguer = as(people.cataloguer)
  const { versionId, serviceId } = (
    await cataloguer.post('/api/services', { parentId: null, draft: draft('Терминал гаснет') })
  ).body
  const move = (order: object, by = cataloguer) => by.post(`/api/service-versions/${versionId}/moves`, order)
  await move({ move: 'hand' })
  await move({ move: 'approve' }, as(people.administrator))
  const at = new Date(Date.now() + clock.offset + 3_600_000).toISOString()
  assert.equal((await move({ move: 'publish', at })).body.state, 'approved')
  const version = async () => (await cataloguer.get(`/api/services/${serviceId}/versions`)).body.versions[0]
  assert.equal(Date.parse((await version()).publishAt), Date.parse(at))
  assert.equal(await publishDue(database.db, Date.parse(at) - 1), 0)
  assert.equal((await move({ move: 'unplan' })).body.state, 'approved')
  assert.equal(await publishDue(database.db, Date.parse(at)), 0, 'it was taken back')
  await move({ move: 'publish', at })
  assert.equal(await publishDue(database.db, Date.parse(at)), 1)
  assert.equal(await publishDue(database.db, Date.parse(at)), 0)
  assert.deepEqual([(await version()).state, (await version()).publishAt], ['published', null])
  assert.equal((await as(people.cashier).get(`/api/catalogue/${serviceId}`)).status, 200)
})

test('before a service is withdrawn it is told what leans on it', async () => {
  const { people, as, services } = desk
  const before = (await as(people.cataloguer).get(`/api/services/${services.cards}/uses`)).body
  await desk.file(people.cashier, { serviceId: services.cards })
  const news = { kind: 'incident', text: text('Карты не проходят'), startsAt: new Date().toISOString(), endsAt: null }
  await as(people.cataloguer).post('/api/announcements', { ...news, serviceId: services.cards })
  const uses = (await as(people.cataloguer).get(`/api/services/${services.cards}/uses`)).body
  assert.equal(uses.openRequests, before.openRequests + 1)
  assert.deepEqual(
    uses.announcements.map((one: { text: { ru: string } }) => one.text.ru),
    ['Карты не проходят'],
  )
  assert.deepEqual([uses.isDefault, uses.contracts], [false, []])
  const { isDefault } = (await as(people.cataloguer).get(`/api/services/${services.printing}/uses`)).body
  assert.equal(isDefault, true)
})

test('a draft is changed in place, by one at a time, until it is handed over', async () => {
  const { people, as } = desk
  const cataloguer = as(people.cataloguer)
  const { versionId, serviceId } = (
    await cataloguer.post('/api/services', { parentId: null, draft: draft('Весы молчат') })
  ).body
  const change = (revision: number, name: string, by = cataloguer) =>
    by.post(`/api/service-versions/${versionId}/revisions`, { revision, draft: draft(name) })
  const kept = async () => {
    const { versions } = (await cataloguer.get(`/api/services/${serviceId}/versions`)).body
    return versions.map((one: { name: { ru: string }; revision: number }) => [one.name.ru, one.revision])
  }
  const both = await Promise.all([change(1, 'Весы не печатают'), change(1, 'Весы не взвешивают')])
  assert.deepEqual(both.map(({ status }) => status).sort(), [201, 409])
  const won = both[0].status === 201 ? 'Весы не печатают' : 'Весы не взвешивают'
  assert.deepEqual(await kept(), [[won, 2]])
  assert.equal(both.find(({ status }) => status === 409)?.body.code, 'service.draft-changed')
  assert.equal((await change(2, 'x', as(people.specialist))).body.code, 'permission.missing')
  await cataloguer.post(`/api/service-versions/${versionId}/moves`, { move: 'hand' })
  assert.equal((await change(2, 'Задним числом')).body.code, 'service.draft-changed')
  assert.deepEqual(await kept(), [[won, 2]], 'what was approved is what will be published')
  assert.equal(
    (await cataloguer.post('/api/service-versions/2147483646/revisions', { revision: 1, draft: draft('x') })).status,
    404,
  )
})

test('services are found by the words of a customer', async () => {
  const { people, as } = desk
  const search = async (q: string) =>
    (await as(people.cashier).get(`/api/catalogue/search?q=${encodeURIComponent(q)}`)).body.nodes.map(
      (node: { name: { ru: string } }) => node.name.ru,
    )
  assert.deepEqual(await search('не печатает чеки'), ['Не печатается чек'])
  assert.deepEqual((await search('оплата картой')).slice(0, 1), ['Не проходит оплата картой'])
  assert.deepEqual(await search('квантовая физика'), [])
})

test('what is promised before sending is what is promised after', async () => {
  const { people, venues, as } = desk
  const { body: before } = await as(people.cashier).get(`/api/promise?venue=${venues.lesnaya}&urgency=high`)
  const { body: after } = await as(people.cashier).post('/api/requests', {
    subject: 'Касса: стоит',
    venueId: venues.lesnaya,
    urgency: 'high',
  })
  const apart = Math.abs(Date.parse(before.resolutionDueAt) - Date.parse(after.resolutionDueAt))
  assert.ok(apart < 5_000, `${before.resolutionDueAt} before, ${after.resolutionDueAt} after`)
  assert.equal(before.contract.name, 'Премиум 24×7')
})

test('an empty desk is set up once, by whoever holds the printed key, and takes a request at once', async () => {
  const database = await testDatabase()
  const house = testHouse(database, { folder: '/nowhere' })
  const app = await watchedServer(house, { web: null, log: false })
  try {
    const key = await issueSetupKey(database.db)
    const order = {
      key,
      locale: 'ru',
      company: 'Служба заботы',
      zone: 'Asia/Vladivostok',
      administrator: { name: 'Инна Главная', email: 'Inna@desk.example', password: 'три слова подряд' },
      hours: { roundTheClock: false, opens: '09:00', closes: '18:00', weekends: false, calendar: 'ru' },
      team: '1-я линия',
      service: { ru: 'Помощь', en: 'Help' },
    }
    const setUp = (payload: object) => app.inject({ method: 'POST', url: '/api/setup', payload })
    assert.equal((await app.inject({ url: '/api/setup' })).json().needed, true)
    assert.equal((await setUp({ ...order, key: 'a guess that is wrong' })).statusCode, 403)
    const common = { ...order.administrator, password: 'службазаботы2026' }
    const refused = (await setUp({ ...order, administrator: common })).json()
    assert.equal(refused.code, 'password.too-weak', 'the first administrator has no common password either')
    const both = await Promise.all([setUp(order), setUp(order)])
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [200, 409])
    assert.equal((await app.inject({ url: '/api/setup' })).json().needed, false)

    const entered = await app.inject({
      method: 'POST',
      url: '/api/sign-in',
      payload: { address: 'inna@desk.example', password: 'три слова подряд' },
    })
    const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
    const filed = await app.inject({
      method: 'POST',
      url: '/api/requests',
      headers: { cookie },
      payload: { subject: 'Проба: первая заявка' },
    })
    assert.equal(filed.statusCode, 201, filed.body)
    assert.notEqual(filed.json().reactionDueAt, null)
  } finally {
    await app.close()
    await database.close()
  }
})
