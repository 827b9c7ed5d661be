import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

type Who = keyof TestDesk['people']
const OPEN = { availability: 'available', note: null, from: null, until: null, ways: null, customers: [] }
const administrator = () => desk.as(desk.people.administrator)
const cards = () => desk.services.cards
const kept = async () => (await administrator().get(`/api/services/${cards()}/offer`)).body
const offer = async (some: object) => {
  const { revision } = await kept()
  const put = await administrator().put(`/api/services/${cards()}/offer`, { offer: { ...OPEN, ...some }, revision })
  assert.equal(put.status, 200, put.text)
}
const seen = async (who: Who) => {
  const { nodes } = (await desk.as(desk.people[who]).get('/api/catalogue')).body
  return nodes.find(({ id }: { id: number }) => id === cards())
}
const file = (who: Who, more: object = {}) =>
  desk.as(desk.people[who]).post('/api/requests', { subject: 'Терминал: молчит', serviceId: cards(), ...more })
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()

test('a service is for those whom it is offered to: others neither see it nor ask for it, the support does both', async () => {
  await offer({ customers: [{ organisationId: null, venueId: desk.venues.bar }] })
  assert.deepEqual(
    [Boolean(await seen('cashier')), Boolean(await seen('stranger')), Boolean(await seen('operator'))],
    [false, true, true],
  )
  assert.equal((await desk.as(desk.people.cashier).get(`/api/catalogue/${cards()}`)).status, 404)
  assert.equal((await file('cashier')).body.code, 'service.not-published')
  assert.equal((await file('stranger')).status, 201)
  assert.equal(
    (await file('operator', { contactId: desk.people.cashier.id })).status,
    201,
    'who is on the phone is helped',
  )
})

test('a service is asked for by its ways alone', async () => {
  await offer({ ways: ['phone', 'api'] })
  const byApi = await file('cashier')
  assert.equal(byApi.status, 201, byApi.text)
  await offer({ ways: ['phone'] })
  assert.equal(await seen('cashier'), undefined)
  const refused = await file('cashier')
  assert.deepEqual([refused.status, refused.body.code], [409, 'service.not-by-this-way'])
  const stopped = await file('cashier', { stopOfTrade: true })
  assert.equal(stopped.status, 201, 'a restaurant that cannot trade is never turned away')
})

test('what is said of a service holds in its term, and while it does not work it is not asked for', async () => {
  const note = { ru: 'Банк чинит', en: 'The bank is on it' }
  await offer({ availability: 'limited', note })
  const now = await seen('cashier')
  assert.deepEqual([now.availability, now.availabilityNote], ['limited', note])
  assert.equal((await file('cashier')).status, 201)
  await offer({ availability: 'unavailable', note, until: inHours(1) })
  assert.equal((await seen('cashier')).availability, 'unavailable')
  assert.equal((await file('cashier')).body.code, 'service.unavailable')
  for (const term of [{ from: inHours(1) }, { from: inHours(-2), until: inHours(-1) }]) {
    await offer({ availability: 'unavailable', note, ...term })
    const usual = await seen('cashier')
    assert.deepEqual([usual.availability, usual.availabilityNote], ['available', null], JSON.stringify(term))
    assert.equal((await file('cashier')).status, 201)
  }
})

test('of two who offer it otherwise the second is told, and a term has its end after its beginning', async () => {
  const { revision } = await kept()
  const put = (some: object) =>
    administrator().put(`/api/services/${cards()}/offer`, { offer: { ...OPEN, ...some }, revision })
  const crossed = await put({ from: inHours(2), until: inHours(1) })
  assert.deepEqual([crossed.body.code, crossed.body.facts.field], ['input.invalid', 'until'])
  const both = await Promise.all([put({}), put({ availability: 'limited' })])
  assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409])
  assert.equal(both.find(({ status }) => status === 409)?.body.code, 'terms.changed')
})
