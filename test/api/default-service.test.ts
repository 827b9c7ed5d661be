import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'
import { publishVersion } from '../publish.ts'

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

test('the default service goes only when another one takes its place, and own words are always taken', async () => {
  const { people, services, as } = desk
  const cataloguer = as(people.cataloguer)
  const { versions } = (await cataloguer.get(`/api/services/${services.printing}/versions`)).body
  const withdraw = (successor?: number) =>
    cataloguer.post(`/api/service-versions/${versions[0].id}/moves`, { move: 'withdraw', successor })
  const refused = await withdraw()
  assert.deepEqual([refused.status, refused.body.code], [409, 'service.is-default'])
  assert.match(refused.body.title, /по умолчанию/)
  assert.equal((await withdraw(services.printing)).body.code, 'service.is-default', 'it does not take its own place')
  assert.equal((await withdraw(999_999)).body.code, 'service.not-published')
  const unseen = await cataloguer.post('/api/services', { parentId: null, draft: draft('Ещё черновик') })
  assert.equal((await withdraw(unseen.body.serviceId)).body.code, 'service.not-published')
  await desk.file(people.cashier)

  assert.equal((await withdraw(services.cards)).body.state, 'withdrawn')
  const number = await desk.file(people.cashier)
  const { service } = (await as(people.operator).get(`/api/requests/${number}`)).body
  assert.equal(service.name.ru, 'Не проходит оплата картой')

  const next = await cataloguer.post(`/api/services/${services.printing}/versions`, draft('Не печатается чек'))
  await publishVersion(desk, next.body.versionId)
})

test('of two services that are withdrawn at once, each for the other, one stays', async () => {
  const { people, services, as, database } = desk
  await database.db
    .updateTable('settings')
    .set({ value: String(services.printing) })
    .where('name', '=', 'default_service')
    .execute()
  const cataloguer = as(people.cataloguer)
  const shown = async (service: number) => {
    const { versions } = (await cataloguer.get(`/api/services/${service}/versions`)).body
    return versions.find(({ state }: { state: string }) => state === 'published').id
  }
  const withdraw = async (service: number, successor: number) =>
    cataloguer.post(`/api/service-versions/${await shown(service)}/moves`, { move: 'withdraw', successor })
  const both = await Promise.all([
    withdraw(services.printing, services.cards),
    withdraw(services.cards, services.printing),
  ])
  assert.ok(both.filter(({ status }) => status === 200).length <= 1, both.map(({ text }) => text).join())
  assert.ok(
    both.every(({ status }) => status < 500 || status === 503),
    both.map(({ text }) => text).join(),
  )
  await desk.file(people.cashier)
})

test('a service whose team is archived is not published', async () => {
  const { people, as, database } = desk
  const { id: teamId } = await database.db
    .insertInto('teams')
    .values({ name: 'Прежняя команда', archived_at: new Date().toISOString() })
    .returning('id')
    .executeTakeFirstOrThrow()
  const cataloguer = as(people.cataloguer)
  const made = await cataloguer.post('/api/services', { parentId: null, draft: { ...draft('Ничья'), teamId } })
  await assert.rejects(() => publishVersion(desk, made.body.versionId), /publish: .*team\.not-found/s)
})
