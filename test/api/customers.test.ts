import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const asAdmin = () => desk.inBrowser(desk.people.administrator)
const PERSON = { position: null, locale: 'ru', zone: 'Europe/Moscow', externalCode: null, places: [] }
const add = async (order: object) => asAdmin().post('/api/customers', { email: null, phone: null, ...order })
const record = async (id: number) => (await asAdmin().get(`/api/customers/${id}`)).body

test('a person is made with places and addresses that are not proven, and found by name, mail and number', async () => {
  const { organisations, venues } = desk
  const places = [
    { role: 'customer_manager', organisationId: organisations.vesna, venueId: null, withSubDealers: false },
    { role: 'customer_user', organisationId: null, venueId: venues.lesnaya, withSubDealers: false },
  ]
  const customer = { ...PERSON, name: 'Тамара Новая', position: 'Управляющая', externalCode: 'HR-1', places }
  const made = await add({ customer, email: 'Tamara@Vesna.example', phone: '8 (916) 555-01-02' })
  assert.equal(made.status, 201, made.text)
  const kept = await record(made.body.id)
  assert.deepEqual(
    kept.addresses.map(({ kind, value, verified }: Record<string, unknown>) => [kind, value, verified]),
    [
      ['email', 'tamara@vesna.example', false],
      ['phone', '+79165550102', false],
    ],
  )
  assert.deepEqual(
    kept.customer.places.map((one: { organisation: string; venue: string }) => one.organisation ?? one.venue),
    ['Сеть «Весна»', 'Весна, Лесная, 5'],
  )
  for (const q of ['новая тамара', 'tamara@', '916 555']) {
    const { body } = await asAdmin().get(`/api/customers?q=${encodeURIComponent(q)}`)
    assert.ok(
      body.items.some((one: { id: number }) => one.id === made.body.id),
      q,
    )
  }
})

test('the list holds nobody of the support, and can be asked for an organisation', async () => {
  const { people, organisations } = desk
  const all = (await asAdmin().get('/api/customers?limit=200')).body.items.map((one: { id: number }) => one.id)
  assert.ok(all.includes(people.cashier.id) && !all.includes(people.specialist.id))
  const vesna = (await asAdmin().get(`/api/customers?organisation=${organisations.vesna}`)).body.items
  const names = vesna.map((one: { name: string }) => one.name)
  assert.ok(names.includes('Иван Кассиров') && names.includes('Мария Сетевая') && !names.includes('Пётр Чужой'))
})

test('an address is one person’s, a role fits its place, a code is given once', async () => {
  const { organisations, venues } = desk
  const at = (change: object) => ({
    role: 'customer_user',
    organisationId: null,
    venueId: null,
    withSubDealers: false,
    ...change,
  })
  const refused: readonly [object, string][] = [
    [{ customer: { ...PERSON, name: 'Двойник' }, email: 'ivan@vesna.example' }, 'person.address-taken'],
    [{ customer: { ...PERSON, name: 'Двойник' }, phone: '12' }, 'input.invalid'],
    [{ customer: { ...PERSON, name: 'Двойник', externalCode: 'HR-1' } }, 'person.external-code-taken'],
    [
      { customer: { ...PERSON, name: 'X', places: [at({ organisationId: organisations.dealer })] } },
      'person.role-wrong',
    ],
    [{ customer: { ...PERSON, name: 'X', places: [at({})] } }, 'person.role-wrong'],
    [{ customer: { ...PERSON, name: 'X', places: [at({ venueId: 999_999 })] } }, 'venue.not-found'],
    [
      { customer: { ...PERSON, name: 'X', places: [at({ role: 'dealer_user', venueId: venues.bar })] } },
      'person.role-wrong',
    ],
  ]
  for (const [order, code] of refused) assert.equal((await add(order)).body.code, code, JSON.stringify(order))
})

test('two administrators at once: the second one is told who the person is by now', async () => {
  const made = await add({ customer: { ...PERSON, name: 'Двое' } })
  const seen = { ...PERSON, name: 'Двое' }
  const change = (customer: object) => asAdmin().put(`/api/customers/${made.body.id}`, { customer, seen })
  assert.equal((await change({ ...seen, position: 'Повар' })).status, 200)
  const second = await change({ ...seen, name: 'Третий' })
  assert.deepEqual([second.body.code, second.body.facts.now.position], ['person.changed', 'Повар'])
})

test('addresses come and go; whoever is invited comes in once; whoever is archived comes in nowhere', async () => {
  const made = await add({ customer: { ...PERSON, name: 'Гость' } })
  const at = `/api/customers/${made.body.id}`
  assert.equal((await asAdmin().post(`${at}/addresses`, { address: 'guest@vesna.example' })).status, 201)
  const [address] = (await record(made.body.id)).addresses
  const invited = await asAdmin().post(`${at}/invitation`, {})
  assert.equal(invited.status, 201, invited.text)
  const token = invited.body.link.split('/').at(-1)
  const entered = await desk.as(null).post('/api/sign-in', { token })
  assert.equal(entered.status, 200, entered.text)
  assert.equal((await record(made.body.id)).hasEntered, true)
  assert.equal((await asAdmin().post(`${at}/archiving`, {})).status, 200)
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? ''
  assert.equal((await desk.as({ cookie }).get('/api/me')).status, 401)
  assert.equal((await asAdmin().post(`${at}/return`, {})).status, 200)
  assert.equal((await asAdmin().remove(`${at}/addresses/${address.id}`)).status, 200)
  assert.deepEqual((await record(made.body.id)).addresses, [])
})

test('whoever is of the support is not changed here', async () => {
  const at = `/api/customers/${desk.people.specialist.id}`
  assert.equal((await asAdmin().post(`${at}/archiving`, {})).body.code, 'person.is-of-support')
})
