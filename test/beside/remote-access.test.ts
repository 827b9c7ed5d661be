import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { insertEquipment } from '../../src/db/foundation/foundation-places.ts'
import type { TestDesk } from '../desk.ts'
import { ANYDESK, type Belongings, type PersonName, type Side, twoCustomers } from './two-customers.ts'

let desk: TestDesk
let of: Readonly<Record<Side, Belongings>>
before(async () => {
  const world = await twoCustomers()
  desk = world.desk
  of = world.of
})
after(() => desk.close())

const look = (who: PersonName, request: number, equipment: number, headers = {}) =>
  desk.as(desk.people[who]).call('POST', `/api/requests/${request}/equipment/${equipment}/remote-access`, {}, headers)

async function looks() {
  const { rows } = await sql<{ equipment: number; request: number; person: number; address: string; at: string }>`
    select equipment_id as equipment, request_number as request, person_id as person, address, at
    from remote_access_looks order by id`.execute(desk.database.db)
  return rows
}

test('each look at how a till is reached is noted: who, through which request, from which address and when', async () => {
  const { request, equipment } = of.vesna
  const started = Date.now()
  const told = await look('specialist', request, equipment)
  assert.deepEqual([told.status, told.body], [200, { remoteAccess: { AnyDesk: ANYDESK.vesna } }])
  assert.equal(told.headers['cache-control'], 'no-store')
  await look('operator', request, equipment)
  const noted = await looks()
  assert.deepEqual(
    noted.map(({ at: _, ...rest }) => rest),
    [desk.people.specialist, desk.people.operator].map(({ id: person }) => ({
      equipment,
      request,
      person,
      address: '127.0.0.1',
    })),
  )
  for (const { at } of noted) assert.ok(Date.parse(at) >= started - 1 && Date.parse(at) <= Date.now())
})

test('the same call under the same key is another look, and nothing of what it told is kept under the key', async () => {
  const { request, equipment } = of.vesna
  const count = (await looks()).length
  for (const _ of [1, 2]) {
    const { status } = await look('specialist', request, equipment, { 'idempotency-key': 'look' })
    assert.equal(status, 200)
  }
  assert.equal((await looks()).length, count + 2)
  const { rows } = await sql`select 1 from idempotency_keys where body like ${`%${ANYDESK.vesna}%`}`.execute(
    desk.database.db,
  )
  assert.deepEqual(rows, [])
})

test('a look that is refused tells nothing and is no look: foreign equipment, a foreign request, a reader who does not work it', async () => {
  const { vesna, polyus } = of
  const count = (await looks()).length
  const elsewhere = await desk.database.db
    .transaction()
    .execute((tx) => insertEquipment(tx, [{ venue_id: desk.venues.sadovaya, kind: 'server', name: 'x' }]))
  const attempts = [
    ['specialist', vesna.request, polyus.equipment, 404, 'equipment.not-found'],
    ['specialist', vesna.request, elsewhere[0] ?? 0, 404, 'equipment.not-found'],
    ['specialist', vesna.request, 999_999, 404, 'equipment.not-found'],
    ['specialist', polyus.request, polyus.equipment, 404, 'request.not-found'],
    ['contractor', vesna.request, vesna.equipment, 404, 'request.not-found'],
    ['cataloguer', vesna.request, vesna.equipment, 404, 'request.not-found'],
    ['colleague', vesna.request, vesna.equipment, 404, 'request.not-found'],
    ['analyst', vesna.request, vesna.equipment, 403, 'permission.missing'],
    ['cashier', vesna.request, vesna.equipment, 403, 'permission.missing'],
    ['dealerUser', vesna.request, vesna.equipment, 403, 'permission.missing'],
  ] as const
  for (const [who, request, equipment, status, code] of attempts) {
    const answer = await look(who, request, equipment)
    assert.deepEqual([answer.status, answer.body.code], [status, code], `${who} ${request} ${equipment}`)
    assert.doesNotMatch(answer.text, /\d{3} \d{3} \d{3}/)
  }
  assert.equal((await looks()).length, count)
})

test('whoever of the support is the customer of a request reaches no till through it', async () => {
  const { people } = desk
  const own = await desk.file(people.outsider, { serviceId: desk.services.printing, subject: 'Моя касса' })
  await sql`update requests set venue_id = ${of.vesna.venue} where number = ${own}`.execute(desk.database.db)
  const answer = await look('outsider', own, of.vesna.equipment)
  assert.deepEqual([answer.status, answer.body.code], [403, 'permission.missing'])
})

test('a request that has ended opens no till any more', async () => {
  const { number, equipment } = {
    number: await desk.file(desk.people.cashier, { venueId: of.vesna.venue }),
    ...of.vesna,
  }
  assert.equal((await look('operator', number, equipment)).status, 200)
  await sql`update requests set status = 'closed', closing_code = 'solved', ended_at = now() where number = ${number}`.execute(
    desk.database.db,
  )
  const answer = await look('operator', number, equipment)
  assert.deepEqual([answer.status, answer.body.code], [409, 'equipment.request-has-ended'])
})
