import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const administrator = () => desk.inBrowser(desk.people.administrator)
const overview = async () => {
  const { status, body, text } = await administrator().get('/api/overview')
  assert.equal(status, 200, text)
  return body
}
const stepsOf = async (): Promise<Record<string, string>> =>
  Object.fromEntries((await overview()).setup.steps.map(({ step, state }: Record<string, string>) => [step, state]))

test('what a way brought today is what its list holds, and the last of it is told', async () => {
  const { people, venues, as, file } = desk
  await file(people.cashier, { venueId: venues.lesnaya })
  const last = await file(people.cashier, { venueId: venues.lesnaya })
  const byPhone = await as(people.operator).post('/api/requests', {
    subject: 'Звонили из бара',
    contactId: people.cashier.id,
    venueId: venues.lesnaya,
    channel: 'phone',
  })
  assert.equal(byPhone.status, 201, byPhone.text)
  const { channels } = await overview()
  assert.ok(channels.length >= 2)
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Moscow' }).format(Date.now())
  for (const { channel, today: told } of channels) {
    const { body } = await as(people.administrator).get(`/api/requests?channel=${channel}&since=${today}&limit=100`)
    assert.equal(told, body.items.length, channel)
  }
  const own = (name: string) => channels.find((one: { channel: string }) => one.channel === name)
  assert.equal(own('phone').last.number, byPhone.body.number)
  assert.equal(
    channels.map((one: { today: number }) => one.today).reduce((sum: number, one: number) => sum + one),
    3,
  )
  assert.equal(
    channels.some((one: { last: { number: number } }) => one.last.number === last),
    true,
  )
})

test('a step of the set-up is done when it is done, and one that we do without is not asked for again', async () => {
  assert.equal((await stepsOf()).templates, 'open')
  assert.equal((await administrator().put('/api/setup-steps/templates', { skipped: true })).status, 200)
  assert.equal((await stepsOf()).templates, 'skipped')
  await administrator().put('/api/setup-steps/templates', { skipped: false })
  const steps = await stepsOf()
  assert.deepEqual([steps.templates, steps.mail, steps.staff, steps.customers], ['open', 'open', 'done', 'done'])
  await administrator().post('/api/mailboxes', { address: 'box@desk.example' })
  assert.equal((await stepsOf()).mail, 'done')
  assert.equal((await administrator().put('/api/setup-steps/nonsense', { skipped: true })).status, 400)
})

test('the list is put away for everybody, and brought back', async () => {
  await administrator().put('/api/setup-list', { hidden: true })
  assert.equal((await overview()).setup.hidden, true)
  await administrator().put('/api/setup-list', { hidden: false })
  assert.equal((await overview()).setup.hidden, false)
})

test('two who do without different steps at once both have it so', async () => {
  await Promise.all(
    ['templates', 'signature', 'terms'].map((step) =>
      administrator().put(`/api/setup-steps/${step}`, { skipped: true }),
    ),
  )
  const steps = await stepsOf()
  assert.deepEqual([steps.templates, steps.signature], ['skipped', 'skipped'])
})

test('letters that wait to leave are counted, and when the oldest began to wait', async () => {
  const before = (await overview()).outbox
  const invited = { name: 'Зоя', email: 'zoya@desk.example', roles: ['specialist'], teamIds: [] }
  await administrator().post('/api/tokens', { name: 'бот' })
  await administrator().post('/api/staff', invited)
  const { outbox, time } = await overview()
  assert.ok(outbox.waiting > before.waiting)
  assert.ok(Date.parse(outbox.waitingSince) <= Date.now())
  assert.equal(outbox.failed, 0)
  assert.equal(typeof time.due, 'number')
})
