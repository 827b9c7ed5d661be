import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { keepSettings } from '../../src/db/people/absences.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const admin = () => desk.as(desk.people.administrator)

type Rule = Record<string, unknown>
const rule = (name: string, besides: Rule): Rule => ({
  id: name,
  name,
  enabled: true,
  when: [],
  specialistId: null,
  strategy: 'by_hand',
  ...besides,
})
const words = (...values: string[]) => [[{ kind: 'words', isNot: false, values }]]

async function save(rules: readonly Rule[]) {
  const { body } = await admin().get('/api/routing')
  const answer = await admin().put('/api/routing', { seen: body.version, rules })
  assert.equal(answer.status, 200, answer.text)
}

async function teams() {
  const { body } = await admin().get('/api/teams')
  const all: { id: number; name: string; members: { id: number }[] }[] = body.teams
  const [first, second] = all.filter(({ members }) => members.length > 0)
  assert.ok(first)
  return { all, first, second: second ?? all.find(({ id }) => id !== first.id) ?? first }
}

async function around(number: number) {
  const { people } = desk
  const [details, beside] = await Promise.all([
    desk.as(people.administrator).get(`/api/requests/${number}`),
    desk.as(people.administrator).get(`/api/requests/${number}/surroundings`),
  ])
  return { request: details.body, routing: beside.body.routing }
}

test('a new request goes by the first rule that fits, and says which, what it passed over and who was considered', async () => {
  const { people, venues, file } = desk
  const { first } = await teams()
  const vip = rule('VIP', { when: [[{ kind: 'vip', isNot: false, values: ['yes'] }]], teamId: first.id })
  await save([vip, rule('Эквайринг', { when: words('терминал'), teamId: first.id, strategy: 'least_loaded' })])
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Терминалы: нет связи' })
  const { request, routing } = await around(number)
  assert.equal(request.team.id, first.id)
  assert.ok(first.members.some(({ id }) => id === request.specialist.id))
  assert.equal(request.status, 'registered', 'whoever gets it has not begun as yet')
  assert.deepEqual(
    [routing.because, routing.rule, routing.strategy, routing.passedOver],
    ['rule', 'Эквайринг', 'least_loaded', [{ name: 'VIP', lacked: 'vip' }]],
  )
  assert.deepEqual(
    routing.considered
      .filter((one: { isChosen: boolean }) => one.isChosen)
      .map((one: { person: string }) => one.person),
    [request.specialist.name],
  )
  const told = await desk.database.db
    .selectFrom('events')
    .select(['change_id'])
    .where('request_number', '=', number)
    .where('type', 'in', ['request.registered', 'request.assigned'])
    .execute()
  assert.equal(
    new Set(told.map(({ change_id: change }) => change)).size,
    1,
    'one change: whoever gets it is told of it',
  )
  const kinds = request.events.map(({ type }: { type: string }) => type)
  assert.deepEqual(kinds.slice(0, 2), ['request.registered', 'request.assigned'])
})

test('what no rule takes goes to the team of its service; where nobody chose one, to the personal specialist of the customer, else to the team of the default service', async () => {
  const { people, venues, services, teams: ids, file, database } = desk
  await save([rule('Эквайринг', { when: words('терминал'), teamId: ids.acquiring })])
  const passedOver = [{ name: 'Эквайринг', lacked: 'words' }]
  const whereGoes = async (order: Record<string, unknown>) => {
    const { request, routing } = await around(
      await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы: врут', ...order }),
    )
    assert.deepEqual([routing.rule, routing.passedOver], [null, passedOver])
    return [routing.because, request.team.id, request.specialist?.id ?? null]
  }
  assert.deepEqual(await whereGoes({ serviceId: services.cards }), ['service_team', ids.acquiring, null])
  assert.deepEqual(await whereGoes({}), ['default_team', ids.lineOne, null])
  const personal = (id: number | null) =>
    database.db.updateTable('organisations').set({ personal_specialist_id: id }).where('code', '=', '10412').execute()
  await personal(people.outsider.id)
  assert.deepEqual(await whereGoes({}), ['organisation', ids.acquiring, people.outsider.id])
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы: врут' })
  const { body } = await admin().post('/api/routing/trials', { rules: [], of: { number } })
  assert.deepEqual([body.goes.because, body.goes.specialist], ['organisation', people.outsider.name])
  await personal(null)
})

test('eight at once never give anybody more than his limit, and spread evenly', async () => {
  const { people, venues, file, database } = desk
  const { all } = await teams()
  const big = all.toSorted((a, b) => b.members.length - a.members.length)[0]
  assert.ok(big && big.members.length > 1)
  const load = async () => {
    const { body } = await admin().get('/api/teams')
    const now = body.teams.find(({ id }: { id: number }) => id === big.id)
    return new Map<number, number>(now.members.map(({ id, open }: { id: number; open: number }) => [id, open]))
  }
  const began = await load()
  await database.db.transaction().execute(async (tx) => {
    for (const [id, open] of began) await keepSettings(tx, id, { extension: null, openLimit: open + 3 })
  })
  await save([rule('Поровну', { when: words('поровну'), teamId: big.id, strategy: 'least_loaded' })])
  const room = big.members.length * 3
  const numbers: number[] = []
  for (let left = room + 8; left > 0; left -= 8) {
    const wave = Array.from({ length: Math.min(8, left) }, () =>
      file(people.cashier, { venueId: venues.lesnaya, subject: 'Поровну' }),
    )
    numbers.push(...(await Promise.all(wave)))
  }
  const ended = await load()
  assert.deepEqual(
    [...ended].map(([id, open]) => open - (began.get(id) ?? 0)),
    big.members.map(() => 3),
  )
  const last = await around(numbers.at(-1) ?? 0)
  assert.equal(last.request.specialist, null)
  assert.ok(last.routing.considered.every(({ why }: { why: string }) => why === 'full'))
  assert.equal(last.request.team.id, big.id, 'nothing is ever without a team')
  await database.db.transaction().execute(async (tx) => {
    for (const id of began.keys()) await keepSettings(tx, id, { extension: null, openLimit: null })
  })
})

test('by turns everybody of the team gets one before anybody gets a second', async () => {
  const { people, venues, file } = desk
  const { all } = await teams()
  const big = all.toSorted((a, b) => b.members.length - a.members.length)[0]
  assert.ok(big)
  await save([rule('По очереди', { when: words('очередь'), teamId: big.id, strategy: 'round_robin' })])
  const got: number[] = []
  for (let turn = 0; turn < big.members.length * 2; turn += 1) {
    const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Очередь' })
    got.push((await around(number)).request.specialist.id)
  }
  const rounds = [got.slice(0, big.members.length), got.slice(big.members.length)]
  for (const round of rounds) assert.equal(new Set(round).size, big.members.length)
  assert.deepEqual(rounds[0], rounds[1])
})

test('whoever is not on line is given nothing by the rules, and the request says so', async () => {
  const { people, venues, teams: ids, file, as } = desk
  const { body } = await admin().get('/api/teams')
  const team = body.teams.find(({ id }: { id: number }) => id === ids.acquiring)
  const [only] = team.members
  const member = Object.values(people).find(({ id }) => id === only.id)
  assert.ok(member && team.members.length === 1)
  await save([rule('На линии', { when: words('линия'), teamId: ids.acquiring, strategy: 'round_robin' })])
  assert.deepEqual((await as(member).get('/api/me/on-line')).body, { onLine: true })
  assert.equal((await as(member).put('/api/me/on-line', { onLine: false })).status, 200)
  const passed = await around(await file(people.cashier, { venueId: venues.lesnaya, subject: 'Линия' }))
  assert.equal(passed.request.specialist, null)
  assert.deepEqual(
    passed.routing.considered.map(({ why }: { why: string }) => why),
    ['off_line'],
  )
  await as(member).put('/api/me/on-line', { onLine: true })
  const given = await around(await file(people.cashier, { venueId: venues.lesnaya, subject: 'Линия' }))
  assert.equal(given.request.specialist.id, member.id)
})

test('a trial says where requests would go, writes nothing, and new ones go there', async () => {
  const { people, venues, file } = desk
  const { first, second } = await teams()
  await save([rule('Первое', { when: words('проба'), teamId: first.id })])
  for (let one = 0; one < 5; one += 1)
    await file(people.cashier, { venueId: venues.lesnaya, subject: one < 3 ? 'Проба пера' : 'Сканер проба' })
  const before = (await admin().get('/api/routing')).body
  const tried = [
    rule('Первое', { when: words('проба пера'), teamId: second.id }),
    rule('Второе', { when: words('проба'), teamId: first.id }),
  ]
  const trial = await admin().post('/api/routing/trials', { rules: tried, of: { days: 7 } })
  assert.equal(trial.status, 200, trial.text)
  const { took, earlier, changed, changes } = trial.body
  assert.deepEqual(took, [
    { id: 'Первое', now: 3, before: 5 },
    { id: 'Второе', now: 2, before: 0 },
  ])
  assert.deepEqual(
    earlier.map(({ id, by, count }: Record<string, unknown>) => [id, by, count]),
    [['Второе', 'Первое', 3]],
  )
  assert.equal(changed, first.id === second.id ? 0 : 3)
  assert.ok(changes.every((one: { tried: { team: string } }) => one.tried.team === second.name))
  assert.deepEqual((await admin().get('/api/routing')).body, before)
  await save(tried)
  const number = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Проба пера' })
  const one = await admin().post('/api/routing/trials', { rules: tried, of: { number } })
  assert.deepEqual(one.body.steps, [{ name: 'Первое', lacked: null }])
  assert.equal((await around(number)).request.team.id, second.id)
})

test('somebody else changed the rules meanwhile: the second one is told and loses nothing that was saved', async () => {
  const { first } = await teams()
  const { body } = await admin().get('/api/routing')
  const order = { seen: body.version, rules: [rule('Раз', { teamId: first.id, enabled: false })] }
  assert.equal((await admin().put('/api/routing', order)).status, 200)
  const late = await admin().put('/api/routing', order)
  assert.deepEqual([late.status, late.body.code], [409, 'routing.changed'])
})

test('a rule leads to a team and to people who are there, and such a team is not dissolved', async () => {
  const { body: made } = await admin().post('/api/teams', { name: 'Новая для правила', line: 2 })
  await save([rule('К новой', { when: words('никогда'), teamId: made.id })])
  const kept = await admin().remove(`/api/teams/${made.id}`)
  assert.deepEqual([kept.status, kept.body.code], [409, 'team.in-use'])
  await save([])
  assert.equal((await admin().remove(`/api/teams/${made.id}`)).status, 200)
  const { body } = await admin().get('/api/routing')
  for (const lost of [
    { teamId: made.id },
    { teamId: (await teams()).first.id, specialistId: desk.people.cashier.id },
  ]) {
    const answer = await admin().put('/api/routing', { seen: body.version, rules: [rule('В никуда', lost)] })
    assert.deepEqual([answer.status, answer.body.code], [422, 'routing.target-gone'])
  }
})

test('each changed rule is a row of the journal', async () => {
  const { first } = await teams()
  await save([rule('А', { teamId: first.id, when: words('а1') }), rule('Б', { teamId: first.id, when: words('б1') })])
  await save([rule('Б', { teamId: first.id, when: words('б1') }), rule('А', { teamId: first.id, when: words('а2') })])
  const { body } = await admin().get('/api/admin-changes?subject=routing_rule')
  const rows = body.items
    .slice(0, 4)
    .map(({ name, before, after }: Record<string, object | null>) => [
      name,
      before && Object.keys(before),
      after && Object.keys(after),
    ])
  assert.ok(
    rows.some(([name, before]: unknown[]) => name === 'А' && JSON.stringify(before) === '["when"]'),
    JSON.stringify(rows),
  )
})
