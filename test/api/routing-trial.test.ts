import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

/** `OKNO_TEST_TRIALS=1000` files a thousand. */
const REQUESTS = Number(process.env.OKNO_TEST_TRIALS ?? 30)

const SUBJECTS = ['Терминалы: нет связи', 'Весы: врут', 'Касса: молчит', 'Печать: пустой чек', 'Меню: цены старые']

test('requests that are filed after the rules were saved go where the trial said of requests like them', async () => {
  const { people, venues, services, teams, as, file } = desk
  const admin = as(people.administrator)
  const ask = (kind: string, ...values: unknown[]) => [{ kind, isNot: false, values }]
  const rule = { enabled: true, specialistId: null, strategy: 'by_hand' }
  const rules = [
    { ...rule, id: 'stop', name: 'Торговля', when: [ask('stop_of_trade', 'yes')], teamId: teams.lineOne },
    { ...rule, id: 'off', name: 'Выключено', when: [], enabled: false, teamId: teams.acquiring },
    {
      ...rule,
      id: 'cards',
      name: 'Оплата',
      when: [ask('service', services.cards), ask('words', 'терминал', 'касса')],
      teamId: teams.acquiring,
      specialistId: people.outsider.id,
    },
    {
      ...rule,
      id: 'venue',
      name: 'Садовая',
      when: [ask('venue', venues.sadovaya), ask('priority', 3, 4)],
      teamId: teams.acquiring,
      strategy: 'least_loaded',
    },
    {
      ...rule,
      id: 'not',
      name: 'Не весы',
      when: [[{ kind: 'words', isNot: true, values: ['весы'] }]],
      teamId: teams.lineOne,
      strategy: 'round_robin',
    },
  ]
  const orders = Array.from({ length: REQUESTS }, (_, turn) => ({
    subject: SUBJECTS[turn % SUBJECTS.length],
    venueId: turn % 3 === 0 ? venues.sadovaya : venues.lesnaya,
    ...(turn % 2 === 0 && { serviceId: services.cards }),
    ...(turn % 7 === 0 && { stopOfTrade: true }),
  }))
  const fileAll = async () => {
    const numbers: number[] = []
    for (const order of orders) numbers.push(await file(people.manager, order))
    return numbers
  }
  const first = await fileAll()
  const said: Record<string, unknown>[] = []
  for (const number of first) {
    const { body } = await admin.post('/api/routing/trials', { rules, of: { number } })
    said.push(body.goes)
  }
  const whole = await admin.post('/api/routing/trials', { rules, of: { days: 7 } })
  const { body } = await admin.get('/api/routing')
  assert.equal((await admin.put('/api/routing', { seen: body.version, rules })).status, 200)
  const twins = await fileAll()
  const differences = []
  const took = new Map<string, number>()
  for (const [place, number] of twins.entries()) {
    const { body: request } = await admin.get(`/api/requests/${number}`)
    const { body: beside } = await admin.get(`/api/requests/${number}/surroundings`)
    const { because, rule: name, strategy } = beside.routing
    const went = { team: request.team.name, rule: name, because, strategy: strategy ?? 'by_hand' }
    const { specialist, ...told } = said[place] ?? {}
    if (JSON.stringify(Object.entries(went).toSorted()) !== JSON.stringify(Object.entries(told).toSorted()))
      differences.push({ number, went, told })
    if (specialist !== null) assert.equal(request.specialist?.name, specialist)
    if (name !== null) took.set(name, (took.get(name) ?? 0) + 1)
  }
  assert.deepEqual(differences, [])
  assert.deepEqual(
    whole.body.took
      .filter(({ now }: { now: number }) => now > 0)
      .map(({ id, now }: { id: string; now: number }) => [id, now]),
    rules.flatMap(({ id, name }) => (took.has(name) ? [[id, took.get(name)]] : [])),
  )
  assert.ok(took.size >= 4, 'every rule that can take some does')
})
