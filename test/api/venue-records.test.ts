import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { turnDealers } from '../../src/actions/customers/change-dealer.ts'
import { DAY } from '../../src/domain/ground/instant.ts'
import { type TestDesk, testDesk } from '../desk.ts'

let desk: TestDesk
before(async () => {
  desk = await testDesk()
})
after(() => desk.close())

const asAdmin = () => desk.as(desk.people.administrator)
const record = async (id: number) => (await asAdmin().get(`/api/venues/${id}/record`)).body
const order = (change: object = {}) => ({
  code: '104120099',
  name: 'Весна',
  address: 'Речная, 4',
  zone: 'Asia/Yekaterinburg',
  openingHours: 'пн–вс 9–23',
  corporationId: desk.organisations.vesna,
  works: true,
  dealerId: null,
  ...change,
})
const day = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10)
const dealerOf = async (number: number) => {
  const { rows } = await sql<{
    dealer_id: number | null
  }>`select dealer_id from requests where number = ${number}`.execute(desk.database.db)
  return rows[0]?.dealer_id
}

test('a venue is made, found by words and by the beginning of its code, and read as it was given', async () => {
  const { status, body, text } = await asAdmin().post('/api/venues', order())
  assert.equal(status, 201, text)
  const { dealerId: _, ...venue } = order()
  const kept = await record(body.id)
  assert.deepEqual([kept.venue, kept.dealer, kept.corporation.code], [venue, null, '10412'])
  for (const q of ['речная весна', '1041200', '104120099']) {
    const found = (await asAdmin().get(`/api/venues?q=${encodeURIComponent(q)}`)).body.items
    assert.ok(
      found.some((one: { id: number }) => one.id === body.id),
      q,
    )
  }
})

test('a code has nine digits, begins with its corporation’s, and is given once', async () => {
  const refused: readonly [object, string][] = [
    [{ code: '1041200' }, 'venue.code-wrong'],
    [{ code: '205550099' }, 'venue.code-of-another-corporation'],
    [{ code: '104120007' }, 'venue.code-taken'],
    [{ corporationId: desk.organisations.dealer }, 'organisation.not-found'],
    [{ code: '104120098', dealerId: desk.organisations.polyus }, 'venue.dealer-wrong'],
    [{ code: '104120098', zone: 'Mars/Base' }, 'input.invalid'],
  ]
  for (const [change, code] of refused) {
    assert.equal((await asAdmin().post('/api/venues', order(change))).body.code, code, JSON.stringify(change))
  }
})

test('two administrators at once: the second one is told what the venue is by now', async () => {
  const id = desk.venues.bar
  const { venue: seen } = await record(id)
  const change = (venue: object) => asAdmin().put(`/api/venues/${id}`, { venue: { ...seen, ...venue }, seen })
  assert.equal((await change({ openingHours: 'круглосуточно' })).status, 200)
  const second = await change({ works: false })
  assert.deepEqual(
    [second.status, second.body.code, second.body.facts.now.openingHours],
    [409, 'venue.changed', 'круглосуточно'],
  )
})

test('a dealer changes at once: new requests are the new one’s, those before stay with the old one', async () => {
  const { venues, organisations, people } = desk
  const before = await desk.file(people.cashier, { venueId: venues.lesnaya })
  const effect = (await asAdmin().get(`/api/venues/${venues.lesnaya}/dealer-effect?dealer=${organisations.subDealer}`))
    .body
  assert.deepEqual(effect, { readers: 1, open: 1, openNumbers: [before], past: 1 })
  const change = { dealerId: organisations.subDealer, startsOn: day(-1), ground: 'Письмо №418' }
  const stale = await asAdmin().post(`/api/venues/${venues.lesnaya}/dealer-changes`, { ...change, seenDealerId: null })
  assert.equal(stale.body.code, 'venue.changed')
  const done = await asAdmin().post(`/api/venues/${venues.lesnaya}/dealer-changes`, {
    ...change,
    seenDealerId: organisations.dealer,
  })
  assert.equal(done.status, 201, done.text)
  const after = await desk.file(people.cashier, { venueId: venues.lesnaya })
  assert.deepEqual([await dealerOf(before), await dealerOf(after)], [organisations.dealer, organisations.subDealer])
  const kept = await record(venues.lesnaya)
  assert.equal(kept.dealer.id, organisations.subDealer)
  assert.deepEqual(
    kept.dealerChanges.map((one: { ground: string; requests: number }) => [one.ground, one.requests]),
    [['Письмо №418', 1]],
  )
})

test('a dealer of a future day waits for it, can be taken back, and comes by itself', async () => {
  const { venues, organisations, database } = desk
  const at = `/api/venues/${venues.sadovaya}/dealer-changes`
  const plan = { dealerId: organisations.subDealer, ground: 'Письмо', seenDealerId: organisations.dealer }
  const first = await asAdmin().post(at, { ...plan, startsOn: day(40) })
  assert.equal((await asAdmin().post(at, { ...plan, startsOn: day(41) })).body.code, 'venue.dealer-change-ahead')
  assert.equal((await asAdmin().remove(`${at}/${first.body.id}`)).status, 200)
  assert.equal((await asAdmin().remove(`${at}/${first.body.id}`)).body.code, 'venue.dealer-change-not-found')
  await asAdmin().post(at, { ...plan, startsOn: day(30) })
  assert.equal(await turnDealers(database.db, Date.now() + 28 * DAY), 0)
  assert.equal((await record(venues.sadovaya)).dealer.id, organisations.dealer)
  const turned = await Promise.all([1, 2].map(() => turnDealers(database.db, Date.now() + 31 * DAY)))
  assert.deepEqual(turned.toSorted(), [0, 1])
  const kept = await record(venues.sadovaya)
  assert.equal(kept.dealer.id, organisations.subDealer)
  assert.notEqual(kept.dealerChanges[0].tookEffectAt, null)
  assert.equal(
    (
      await asAdmin().post(at, {
        ...plan,
        dealerId: organisations.dealer,
        seenDealerId: organisations.subDealer,
        startsOn: day(1),
      })
    ).body.code,
    'venue.dealer-change-too-early',
  )
})

const DEVICE = {
  kind: 'fiscal_registrar',
  name: 'ФР-1',
  serialNumber: '0012',
  softwareVersion: '5.7',
  fiscalDriveExpiresOn: '2027-02-01',
  externalCode: 'F-1',
}

test('equipment is kept with its drive’s last day; how it is reached goes in and never comes out', async () => {
  const { venues } = desk
  const made = await asAdmin().post(`/api/venues/${venues.lesnaya}/equipment`, {
    equipment: DEVICE,
    remoteAccess: { anydesk: '111 222' },
  })
  assert.equal(made.status, 201, made.text)
  const listed = await asAdmin().get(`/api/equipment?venue=${venues.lesnaya}&expiresBy=2027-02-01`)
  assert.deepEqual(
    [listed.body.items[0].name, listed.body.items[0].remotePrograms, /111 222/.test(listed.text)],
    ['ФР-1', ['anydesk'], false],
  )
  assert.deepEqual((await asAdmin().get(`/api/equipment?venue=${venues.lesnaya}&expiresBy=2027-01-31`)).body.items, [])
  const change = (equipment: object, remoteAccess = {}) =>
    asAdmin().put(`/api/equipment/${made.body.id}`, { equipment, seen: DEVICE, remoteAccess })
  assert.equal((await change({ ...DEVICE, softwareVersion: '5.8' }, { anydesk: null, teamviewer: '9' })).status, 200)
  assert.equal((await change({ ...DEVICE, name: 'ФР-2' })).body.code, 'equipment.changed')
  const twin = await asAdmin().post(`/api/venues/${venues.bar}/equipment`, { equipment: DEVICE })
  assert.equal(twin.body.code, 'equipment.external-code-taken')
  const [after] = (await asAdmin().get('/api/equipment?q=0012')).body.items
  assert.deepEqual([after.softwareVersion, after.remotePrograms], ['5.8', ['teamviewer']])
})

test('a device that a request tells of stays; another one goes', async () => {
  const { venues, people } = desk
  const add = async (name: string) =>
    (
      await asAdmin().post(`/api/venues/${venues.lesnaya}/equipment`, {
        equipment: { ...DEVICE, name, externalCode: null },
      })
    ).body.id
  const [used, idle] = [await add('Занятый'), await add('Лишний')]
  await desk.file(people.cashier, { venueId: venues.lesnaya, equipmentId: used })
  assert.equal((await asAdmin().remove(`/api/equipment/${used}`)).body.code, 'equipment.in-use')
  assert.equal((await asAdmin().remove(`/api/equipment/${idle}`)).status, 200)
})
