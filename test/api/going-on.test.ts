import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { insertAbsence, keepOnLine, keepSettings } from '../../src/db/people/absences.ts'
import { MINUTE } from '../../src/domain/ground/instant.ts'
import { passDueTime } from '../../src/jobs/watch-time.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
  const { people, teams, as } = desk
  const rule = { enabled: true, when: [], specialistId: null, teamId: teams.lineOne }
  const words = (word: string) => [[{ kind: 'words', isNot: false, values: [word] }]]
  const rules = [
    { ...rule, id: 'turns', name: 'По очереди', when: words('очередь'), strategy: 'round_robin' },
    {
      ...rule,
      id: 'named',
      name: 'Лично',
      when: words('лично'),
      specialistId: people.specialist.id,
      strategy: 'by_hand',
    },
  ]
  const answer = await as(people.administrator).put('/api/routing', { seen: 0, rules, untakenMinutes: 15 })
  assert.equal(answer.status, 200, answer.text)
})
after(() => desk.close())

const pass = () => passDueTime({ db: desk.database.db, now: desk.house.now })
const filed = (subject: string) => desk.file(desk.people.cashier, { venueId: desk.venues.lesnaya, subject })
const inTx = <T>(act: (tx: Parameters<typeof keepOnLine>[0]) => Promise<T>) =>
  desk.database.db.transaction().execute(act)

async function look(number: number) {
  const as = desk.as(desk.people.administrator)
  const [{ body }, { body: beside }] = [
    await as.get(`/api/requests/${number}`),
    await as.get(`/api/requests/${number}/surroundings`),
  ]
  const moves = body.events.filter(({ type }: { type: string }) => type === 'request.assigned')
  return { body, routing: beside.routing, moves, specialist: body.specialist?.id ?? null }
}

/** Away from yesterday until tomorrow, wherever he is; resolves with what ends it. */
async function goAway(personId: number, substituteId: number | null) {
  const day = (by: number) => new Date(Date.now() + by * 86_400_000).toISOString().slice(0, 10)
  const absence = { startsOn: day(-1), endsOn: day(1), reason: 'illness', note: '', substituteId } as const
  const id = await inTx((tx) => insertAbsence(tx, personId, absence))
  return () => desk.database.db.deleteFrom('absences').where('id', '=', id).execute()
}

test('whoever does not take a request in time passes it on, each once within the day, and in the end the team has it', async () => {
  const { teams, database, clock } = desk
  const members = await database.db
    .selectFrom('team_members')
    .select('person_id')
    .where('team_id', '=', teams.lineOne)
    .execute()
  const number = await filed('Очередь: касса')
  const had = new Set<number | null>([(await look(number)).specialist])
  assert.ok((await look(number)).routing.takeBy, 'it says until when')
  clock.offset += 14 * MINUTE
  await pass()
  assert.ok(had.has((await look(number)).specialist), 'not before its time')
  for (let turn = 1; turn < members.length; turn += 1) {
    clock.offset += (turn === 1 ? 1.5 : 15.5) * MINUTE
    await pass()
    const { specialist, routing, moves } = await look(number)
    assert.ok(specialist !== null && !had.has(specialist), 'never in a circle')
    had.add(specialist)
    assert.equal(routing.again, 'untaken')
    assert.deepEqual([moves.at(-1).data.because, moves.at(-1).actor], ['untaken', null])
    const { body } = await desk.as(desk.people.cashier).get(`/api/requests/${number}`)
    assert.deepEqual(
      [body.events.filter(({ type }: { type: string }) => type === 'request.assigned'), body.specialist?.id],
      [moves.filter(({ actor }: { actor: unknown }) => actor !== null), specialist],
      'a customer sees whose it is, and nothing of how the desk passed it on',
    )
  }
  clock.offset += 15.5 * MINUTE
  await pass()
  const { specialist, routing, body } = await look(number)
  assert.deepEqual([specialist, body.status, body.team.id], [null, 'registered', teams.lineOne])
  assert.ok(routing.considered.every(({ why }: { why: string }) => why === 'had_it'))
  clock.offset += 60 * MINUTE
  await pass()
  assert.equal((await look(number)).specialist, null, 'whoever has passed it is not given it again')
})

test('when the desk stood still as the time ended, whoever has it gets the time anew, once', async () => {
  const { clock } = desk
  const number = await filed('Очередь: простой')
  const { specialist } = await look(number)
  clock.offset += 3 * 60 * MINUTE
  await pass()
  const anew = await look(number)
  assert.equal(anew.specialist, specialist)
  const left = Date.parse(anew.routing.takeBy) - desk.house.now()
  assert.ok(left > 14 * MINUTE && left <= 15 * MINUTE, 'from now on')
  clock.offset += 3 * 60 * MINUTE
  await pass()
  const gone = await look(number)
  assert.deepEqual([gone.specialist !== specialist, gone.routing.again], [true, 'untaken'])
})

test('what somebody has begun, or was given by a person, does not go on', async () => {
  const { people, as, clock } = desk
  const begun = await filed('Лично: начато')
  await as(people.specialist).put(`/api/requests/${begun}/assignee`, {
    specialistId: people.specialist.id,
    expected: people.specialist.id,
  })
  const given = await filed('Очередь: вручную')
  const { specialist: first } = await look(given)
  const next = first === people.lead.id ? people.operator.id : people.lead.id
  const handed = await as(people.administrator).put(`/api/requests/${given}/assignee`, {
    specialistId: next,
    expected: first,
  })
  assert.equal(handed.status, 200, handed.text)
  clock.offset += 20 * MINUTE
  await pass()
  assert.deepEqual([(await look(begun)).specialist, (await look(given)).specialist], [people.specialist.id, next])
})

test('requests of somebody who goes away go to his substitute, without one to the next or to the team; those that wait for the customer stay until they come back', async () => {
  const { people, as } = desk
  const named = await filed('Лично: в отпуск')
  const waiting = await filed('Лично: ждёт клиента')
  for (const number of [named, waiting]) assert.equal((await look(number)).specialist, people.specialist.id)
  const { body } = await as(people.specialist).get(`/api/requests/${waiting}`)
  const asked = await as(people.specialist).post(`/api/requests/${waiting}/moves`, {
    move: 'ask',
    version: body.version,
    message: { text: 'Какая версия?', fileIds: [] },
  })
  assert.equal(asked.status, 200, asked.text)
  const comeBack = await goAway(people.specialist.id, people.outsider.id)
  await pass()
  const gone = await look(named)
  assert.deepEqual([gone.specialist, gone.routing.again, gone.routing.rule], [people.outsider.id, 'away', 'Лично'])
  assert.equal((await look(waiting)).specialist, people.specialist.id)
  await as(people.cashier).post(`/api/requests/${waiting}/messages`, {
    visibility: 'public',
    text: 'Версия 7.24',
    fileIds: [],
  })
  await pass()
  const back = await look(waiting)
  assert.deepEqual([back.body.status, back.specialist], ['in_progress', people.outsider.id])
  const assigned = await as(people.administrator).put(`/api/requests/${named}/assignee`, {
    specialistId: people.specialist.id,
    expected: people.outsider.id,
  })
  assert.equal(assigned.status, 200, assigned.text)
  await pass()
  assert.equal((await look(named)).specialist, people.specialist.id, 'a person may give it to him all the same')
  await comeBack()
  const alone = await filed('Лично: один')
  assert.equal((await look(alone)).specialist, people.specialist.id)
  const returns = await goAway(people.specialist.id, null)
  await pass()
  const left = await look(alone)
  assert.deepEqual([left.specialist, left.body.team.id, left.routing.again], [null, desk.teams.lineOne, 'away'])
  await returns()
  const again = await goAway(people.lead.id, null)
  const lone = await filed('Лично: без замены')
  await as(people.administrator).put(`/api/requests/${lone}/assignee`, {
    specialistId: people.lead.id,
    expected: people.specialist.id,
  })
  await pass()
  assert.equal((await look(lone)).specialist, people.lead.id)
  await again()
})

test('what waits for somebody of its team goes to whoever becomes free, the oldest promise first, under eight workers at once and never beyond a limit', async () => {
  const { teams, database, people } = desk
  const members = await database.db
    .selectFrom('team_members')
    .select('person_id')
    .where('team_id', '=', teams.lineOne)
    .execute()
  const off = (isOn: boolean) =>
    inTx(async (tx) => {
      for (const { person_id: id } of members) await keepOnLine(tx, id, isOn)
    })
  await pass()
  await off(false)
  const numbers: number[] = []
  for (let one = 0; one < 6; one += 1) numbers.push(await filed('Очередь: ждёт'))
  await pass()
  for (const number of numbers) assert.equal((await look(number)).specialist, null)
  const { open } = await database.db
    .selectFrom('requests')
    .select((eb) => eb.fn.countAll<number>().as('open'))
    .where('specialist_id', '=', people.operator.id)
    .where('status', 'not in', ['resolved', 'closed', 'cancelled'])
    .executeTakeFirstOrThrow()
  await inTx((tx) => keepSettings(tx, people.operator.id, { extension: null, openLimit: Number(open) + 2 }))
  await inTx((tx) => keepOnLine(tx, people.operator.id, true))
  await Promise.all(Array.from({ length: 8 }, pass))
  const got = await Promise.all(numbers.map(async (number) => (await look(number)).specialist))
  assert.deepEqual(got, [people.operator.id, people.operator.id, null, null, null, null])
  const first = await look(numbers[0] ?? 0)
  assert.deepEqual([first.routing.again, first.routing.strategy], ['freed', 'round_robin'])
  await inTx((tx) => keepSettings(tx, people.operator.id, { extension: null, openLimit: null }))
  await off(true)
  await Promise.all(Array.from({ length: 8 }, pass))
  for (const number of numbers) assert.notEqual((await look(number)).specialist, null)
})

test('a request in work whose specialist goes away while nobody else is there waits for whoever becomes free, or for «Следующая заявка»', async () => {
  const { people, as, teams, database } = desk
  await pass()
  const members = await database.db
    .selectFrom('team_members')
    .select('person_id')
    .where('team_id', '=', teams.lineOne)
    .execute()
  const onLine = (isOn: boolean) =>
    inTx(async (tx) => {
      for (const { person_id: id } of members) await keepOnLine(tx, id, isOn)
    })
  await onLine(false)
  await inTx((tx) => keepOnLine(tx, people.specialist.id, true))
  const numbers = [await filed('Очередь: в работе'), await filed('Очередь: в работе')]
  for (const number of numbers) {
    const { body } = await as(people.specialist).get(`/api/requests/${number}`)
    const order = { move: 'start', version: body.version }
    assert.equal((await as(people.specialist).post(`/api/requests/${number}/moves`, order)).status, 200)
  }
  const day = (by: number) => new Date(Date.now() + by * 86_400_000).toISOString().slice(0, 10)
  const absence = { startsOn: day(-1), endsOn: day(1), reason: 'illness', note: '', substituteId: null } as const
  await inTx((tx) => insertAbsence(tx, people.specialist.id, absence))
  await pass()
  for (const number of numbers) {
    const { body, specialist } = await look(number)
    assert.deepEqual([body.status, specialist], ['in_progress', null])
  }
  const next = await as(people.operator).post('/api/me/next-request', {})
  assert.equal(next.status, 200, next.text)
  await onLine(true)
  await pass()
  for (const number of numbers) assert.notEqual((await look(number)).specialist, null)
  await database.db.deleteFrom('absences').where('person_id', '=', people.specialist.id).execute()
})

test('«Следующая заявка»: eight presses at once take eight different requests, the first promise first, never beyond a limit', async () => {
  const { people, teams, as, database, file, venues } = desk
  const next = (person: { readonly token: string }) => as(person).post('/api/me/next-request', {})
  await database.db.updateTable('requests').set({ team_id: teams.acquiring }).execute()
  const usual = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы: врут' })
  const urgent = await file(people.cashier, { venueId: venues.lesnaya, subject: 'Торговля', stopOfTrade: true })
  const first = await next(people.operator)
  assert.deepEqual([first.status, first.body.number, first.body.waiting], [200, urgent, 1], first.text)
  assert.ok(first.body.dueAt)
  const { body, specialist } = await look(urgent)
  assert.deepEqual([specialist, body.status], [people.operator.id, 'in_progress'])
  const rest = [usual]
  for (let one = 0; one < 7; one += 1)
    rest.push(await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы: врут' }))
  const askers = Array.from({ length: 8 }, (_, one) => (one % 2 ? people.lead : people.specialist))
  const answers = await Promise.all(askers.map(next))
  const numbers = answers.map((answer) => answer.body.number)
  assert.deepEqual(numbers.toSorted(), rest.toSorted())
  const none = await next(people.operator)
  assert.deepEqual([none.status, none.body.code], [409, 'request.none-waits'])
  await file(people.cashier, { venueId: venues.lesnaya, subject: 'Весы: врут' })
  await inTx((tx) => keepSettings(tx, people.operator.id, { extension: null, openLimit: 1 }))
  const full = await next(people.operator)
  assert.deepEqual([full.status, full.body.code], [409, 'request.at-limit'])
})
