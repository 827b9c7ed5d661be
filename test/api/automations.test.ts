import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { asFiled, listPastRequests } from '../../src/db/routing/past-requests.ts'
import { THE_DESK } from '../../src/domain/access/permissions.ts'
import { HOUR } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const admin = () => desk.as(desk.people.administrator)
const pass = () => passDueTime({ db: desk.database.db, now: desk.house.now })
const filed = (subject: string, besides: Record<string, unknown> = {}) =>
  desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya, subject, ...besides })

type Rule = Record<string, unknown>
const rule = (id: string, besides: Rule): Rule => ({
  id,
  name: id,
  enabled: true,
  trigger: 'registered',
  when: [],
  does: [{ kind: 'note', text: 'Проверить' }],
  ...besides,
})
const words = (...values: string[]) => [[{ kind: 'words', isNot: false, values }]]

async function save(rules: readonly Rule[]) {
  const { body } = await admin().get('/api/automations')
  const answer = await admin().put('/api/automations', { seen: body.version, rules })
  assert.equal(answer.status, 200, answer.text)
}

async function look(number: number) {
  const { body } = await admin().get(`/api/requests/${number}`)
  const fired = body.events.filter(({ type }: { type: string }) => type === 'request.automated')
  return { body, fired: fired.map(({ data }: { data: Rule }) => data) }
}

test('a filed request sets going what fits: criticality, watcher, a begun reply and a note, each told in its history with the name of its rule', async () => {
  const { people, database } = desk
  const { id: templateId } = await database.db
    .insertInto('templates')
    .values({ name: 'Терминал', text: JSON.stringify({ ru: 'Перезагрузите терминал', en: 'Restart' }), position: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const routing = {
    id: 'r',
    name: 'Все',
    enabled: true,
    when: [],
    specialistId: people.specialist.id,
    teamId: desk.teams.lineOne,
    strategy: 'by_hand',
  }
  await admin().put('/api/routing', { seen: 0, rules: [routing] })
  await save([
    rule('Банк', {
      when: words('терминал'),
      does: [
        { kind: 'criticality', criticality: 'high' },
        { kind: 'watcher', personId: people.lead.id },
        { kind: 'draft', templateId },
        { kind: 'note', text: 'Спросите номер терминала' },
      ],
    }),
    rule('Весы', { when: words('весы') }),
    rule('Выключено', { enabled: false }),
  ])
  const number = await filed('Терминалы: нет связи')
  await Promise.all(Array.from({ length: 8 }, pass))
  const { body, fired } = await look(number)
  assert.deepEqual(fired, [
    {
      rule: { id: 'Банк', name: 'Банк' },
      trigger: 'registered',
      did: ['criticality', 'watcher', 'draft', 'note'],
      note: 'Спросите номер терминала',
    },
  ])
  assert.equal(body.criticality, 'high')
  assert.ok(body.watchers.some(({ id }: { id: number }) => id === people.lead.id))
  const drafts = await desk.as(people.specialist).get('/api/drafts')
  const draft = drafts.body.drafts.find(({ key }: { key: string }) => key === `reply-${number}`)
  assert.equal(draft.body.text, 'Перезагрузите терминал')
  const customer = await desk.as(people.cashier).get(`/api/requests/${number}`)
  assert.doesNotMatch(customer.text, /Спросите номер|automated/, 'no inner word to the customer')
  await pass()
  assert.equal((await look(number)).fired.length, 1, 'once for a change')
})

test('what a specialist has set or begun stays his, and who may not read is no watcher', async () => {
  const { people, database } = desk
  const number = await filed('Терминалы: снова')
  const { body } = await admin().get(`/api/requests/${number}`)
  await desk
    .as(people.specialist)
    .put(`/api/requests/${number}/criticality`, { criticality: 'low', version: body.version })
  await desk.as(people.specialist).put(`/api/drafts/reply-${number}`, { text: 'Моё', at: 1 })
  await database.db.deleteFrom('person_roles').where('person_id', '=', people.lead.id).execute()
  await pass()
  const { body: after, fired } = await look(number)
  assert.deepEqual([after.criticality, fired[0].did], ['low', ['note']])
  const drafts = await desk.as(people.specialist).get('/api/drafts')
  assert.equal(drafts.body.drafts.find(({ key }: { key: string }) => key === `reply-${number}`).body.text, 'Моё')
})

test('an answer, a return and a promise that is soon over set going what waits for them, by the words of the answer too; once each', async () => {
  const { people, clock } = desk
  await save([
    rule('Ответ', { trigger: 'answered', when: words('срочно') }),
    rule('Вернулась', { trigger: 'resumed' }),
    rule('Скоро срок', { trigger: 'soon_due', does: [{ kind: 'criticality', criticality: 'critical' }] }),
  ])
  const number = await filed('Весы: врут')
  const say = (text: string) =>
    desk.as(people.cashier).post(`/api/requests/${number}/messages`, { visibility: 'public', text, fileIds: [] })
  const names = async () => (await look(number)).fired.map((one: { rule: { name: string } }) => one.rule.name)
  await say('Спасибо')
  await pass()
  assert.deepEqual(await names(), [])
  await say('Срочно, гости ждут')
  await pass()
  assert.deepEqual(await names(), ['Ответ'])
  for (let hour = 0; hour < 30; hour += 1) {
    clock.offset += HOUR
    await pass()
  }
  const soon = (await names()).filter((name: string) => name === 'Скоро срок')
  const told = (await look(number)).body.events.filter(({ type }: { type: string }) => type === 'clock.soon-due')
  assert.ok(soon.length > 0)
  assert.equal(soon.length, told.length, 'its own change of the promise sets nothing going again')
})

test('a criticality that the request has already is not set again', async () => {
  const does = [{ kind: 'criticality', criticality: 'high' }]
  await save([rule('Сразу', { trigger: 'registered', does }), rule('Ответ', { trigger: 'answered', does })])
  const number = await filed('Касса: молчит')
  await pass()
  const order = { visibility: 'public', text: 'И ещё', fileIds: [] }
  await desk.as(desk.people.cashier).post(`/api/requests/${number}/messages`, order)
  await pass()
  const { fired } = await look(number)
  assert.deepEqual(
    fired.map(({ did }: { did: string[] }) => did),
    [['criticality'], []],
  )
})

test('somebody else has changed them meanwhile, what they name is gone, and a trial says what they would have done', async () => {
  const { body } = await admin().get('/api/automations')
  const order = { seen: body.version, rules: [rule('Весы', { when: words('весы') })] }
  assert.equal((await admin().put('/api/automations', order)).status, 200)
  const late = await admin().put('/api/automations', order)
  assert.deepEqual([late.status, late.body.code], [409, 'routing.changed'])
  const gone = rule('Никто', { does: [{ kind: 'watcher', personId: desk.people.cashier.id }] })
  const refused = await admin().put('/api/automations', { seen: body.version + 1, rules: [gone] })
  assert.deepEqual([refused.status, refused.body.code], [422, 'routing.target-gone'])
  const trial = await admin().post('/api/automations/trials', { rules: order.rules, days: 7 })
  assert.equal(trial.status, 200, trial.text)
  const [{ count, requests }] = trial.body.fired
  assert.deepEqual([count, requests[0].subject], [1, 'Весы: врут'])
})

test('one that cannot be carried out holds up neither the others nor time, is told of, and is done once it can be', async () => {
  const { database } = desk
  await save([rule('Заметка', { when: words('яд', 'хлеб') })])
  const poison = await filed('Яд')
  const bread = await filed('Хлеб')
  await sql`create function spoil() returns trigger language plpgsql as $$ begin raise exception 'spoilt'; end $$`.execute(
    database.db,
  )
  await sql`create trigger spoilt before insert on events for each row
    when (new.type = 'request.automated' and new.request_number = ${sql.raw(String(poison))}) execute function spoil()`.execute(
    database.db,
  )
  await assert.rejects(pass(), /could not be carried out/)
  assert.deepEqual([(await look(poison)).fired.length, (await look(bread)).fired.length], [0, 1])
  await sql`drop trigger spoilt on events`.execute(database.db)
  await pass()
  assert.equal((await look(poison)).fired.length, 1)
})

const bodyOf = async (person: { readonly token: string }, number: number) => {
  const { body } = await desk.as(person).get('/api/drafts')
  return body.drafts.find(({ key }: { key: string }) => key === `reply-${number}`)?.body.text
}
const give = (number: number, specialistId: number | null, expected: number | null) =>
  admin().put(`/api/requests/${number}/assignee`, { specialistId, expected })

/** An automation that begins a reply to every new request, which the rules give to nobody; resolves with its text. */
async function begunFor(): Promise<string> {
  const { version } = (await admin().get('/api/routing')).body
  await admin().put('/api/routing', { seen: version, rules: [] })
  const { id: templateId } = await desk.database.db
    .insertInto('templates')
    .values({
      name: `Весы ${performance.now()}`,
      text: JSON.stringify({ ru: 'Проверьте весы', en: 'Scales' }),
      position: 9,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await save([rule('Начало', { does: [{ kind: 'draft', templateId }] })])
  return 'Проверьте весы'
}

test('a reply begun for a request that nobody has is found by whoever takes it, and goes on with it untouched', async () => {
  const { specialist, operator, administrator } = desk.people
  const text = await begunFor()
  const number = await filed('Весы молчат')
  await pass()
  assert.deepEqual((await look(number)).fired[0].did, ['draft'])
  assert.equal((await give(number, specialist.id, null)).status, 200)
  assert.equal(await bodyOf(specialist, number), text)
  assert.equal((await give(number, operator.id, specialist.id)).status, 200)
  assert.deepEqual([await bodyOf(specialist, number), await bodyOf(operator, number)], [undefined, text])
  await desk.as(operator).put(`/api/drafts/reply-${number}`, { text: `${text}?`, at: 2 })
  assert.equal((await give(number, administrator.id, operator.id)).status, 200)
  assert.deepEqual(
    [await bodyOf(operator, number), await bodyOf(administrator, number)],
    [`${text}?`, text],
    'his words stay his',
  )
})

test('once somebody has answered nothing is begun any more, also for whoever takes the request by his answer', async () => {
  const { specialist, operator } = desk.people
  await begunFor()
  const number = await filed('Весы: ответ')
  await pass()
  const answer = { visibility: 'public', text: 'Смотрю', fileIds: [] }
  const said = await desk.as(specialist).post(`/api/requests/${number}/messages`, answer)
  assert.equal(said.status, 201, said.text)
  const { specialist: taken } = (await look(number)).body
  assert.deepEqual([taken?.id, await bodyOf(specialist, number)], [specialist.id, undefined])
  assert.equal((await give(number, operator.id, specialist.id)).status, 200)
  assert.equal(await bodyOf(operator, number), undefined)
})

test('everybody of the support can be named as a watcher, and whoever works no requests is given none', async () => {
  const { analyst, cashier } = desk.people
  await save([rule('Смотрит', { does: [{ kind: 'watcher', personId: analyst.id }] })])
  const number = await filed('Для аналитика')
  await pass()
  const { body } = await look(number)
  assert.ok(body.watchers.some(({ id }: { id: number }) => id === analyst.id))
  const { version } = (await admin().get('/api/automations')).body
  const rules = [rule('Клиент', { does: [{ kind: 'watcher', personId: cashier.id }] })]
  assert.equal((await admin().put('/api/automations', { seen: version, rules })).body.code, 'routing.target-gone')
  const routing = (await admin().get('/api/routing')).body.version
  const named = { id: 'a', name: 'А', enabled: true, when: [], teamId: desk.teams.lineOne, strategy: 'by_hand' }
  const refused = await admin().put('/api/routing', { seen: routing, rules: [{ ...named, specialistId: analyst.id }] })
  assert.equal(refused.body.code, 'routing.target-gone')
  await save([])
})

test('for one request what stands above its customer and its service is read, and no more of either tree', async () => {
  const { db } = desk.database
  const number = await filed('Одна')
  const { rows, trees } = await listPastRequests(db, THE_DESK, { number })
  const [row] = rows
  const { facts } = asFiled(row ?? assert.fail(), trees)
  assert.deepEqual([...trees.organisations.keys()], facts.organisationPath)
  assert.deepEqual([...trees.services.keys()], facts.servicePath)
  assert.deepEqual([...trees.hours.keys()], [facts.contractId])
  const { count } = await db
    .selectFrom('organisations')
    .select((eb) => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  assert.ok(Number(count) > facts.organisationPath.length && facts.organisationPath.length > 0)
})
