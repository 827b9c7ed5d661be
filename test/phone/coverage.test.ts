import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { coverCustomer, insertContract, insertOrganisation } from '../../src/db/foundation/foundation.ts'
import { liveCardsOf, phoneDeskOfTests, UNCOVERED } from './phone-desk.ts'

let desk: Awaited<ReturnType<typeof phoneDeskOfTests>>
let holding: number
before(async () => {
  desk = await phoneDeskOfTests()
  const { polyus } = desk.organisations
  holding = await desk.database.db.transaction().execute(async (tx) => {
    const id = await insertOrganisation(tx, { kind: 'corporation', name: 'Холдинг «Полюс»', code: '20999' })
    await tx.updateTable('organisations').set({ parent_id: id }).where('id', '=', polyus).execute()
    return id
  })
})
after(() => desk.close())
beforeEach(async () => {
  await desk.database.pool.query(`delete from contract_customers where contract_id > ${desk.contracts.basic}`)
})

const PLACES = ['venue', 'organisation', 'parent', 'default'] as const
const STATES = ['active', 'ended', 'begins later', 'expired', 'suspended', 'draft'] as const

let number = 500

/** A contract of this state for the caller's venue, corporation or its parent; `default`: none but the agreement of whoever has no other. */
async function cover(place: (typeof PLACES)[number], state: (typeof STATES)[number], contractServiceType: boolean) {
  const { db } = desk.database
  if (place === 'default') return
  number += 1
  const [row] = await db
    .selectFrom('contracts')
    .select(['service_hours_id', 'sla_level_id'])
    .where('id', '=', desk.contracts.premium)
    .execute()
  assert.ok(row)
  await db.transaction().execute(async (tx) => {
    const id = await insertContract(tx, {
      number: String(number),
      name: `Договор ${number}`,
      kind: 'contract',
      hoursId: row.service_hours_id,
      levelId: row.sla_level_id,
      contractServiceType,
      startsOn: state === 'begins later' ? '2099-01-01' : '2020-01-01',
      ...(state === 'ended' && { endsOn: '2024-01-01' }),
    })
    if (state === 'expired' || state === 'suspended' || state === 'draft')
      await tx.updateTable('contracts').set({ state }).where('id', '=', id).execute()
    const customer =
      place === 'venue'
        ? { venueId: desk.venues.bar }
        : { organisationId: place === 'organisation' ? desk.organisations.polyus : holding }
    await coverCustomer(tx, id, customer)
  })
}

async function called() {
  number += 1
  const callId = `coverage-${number}`
  await desk.tell({ event: 'newCall', callId, from: UNCOVERED, to: '1', direction: 'in', extension: '101' })
  const [card] = await liveCardsOf(desk, desk.people.operator)
  const order = { personId: desk.people.stranger.id, venueId: desk.venues.bar, description: 'Касса не печатает' }
  const byCall = await desk.as(desk.people.operator).post(`/api/calls/${card.id}/requests`, order)
  const { personId: contactId, ...rest } = order
  const byHand = await desk.as(desk.people.operator).post('/api/requests', { ...rest, contactId, channel: 'phone' })
  const missed = `${callId}-missed`
  await desk.tell({ event: 'hangup', callId })
  await desk.tell({ event: 'newCall', callId: missed, from: UNCOVERED, to: '1', direction: 'in' })
  await desk.tell({ event: 'hangup', callId: missed, cause: 'noAnswer' })
  const { body } = await desk.as(desk.people.operator).get('/api/callbacks')
  const asked = body.callbacks.filter(({ doneAt }: { doneAt: unknown }) => doneAt === null)
  await desk.database.pool.query('delete from phone_callbacks')
  const candidate = card.candidates.find(({ venue }: { venue: { id: number } }) => venue.id === desk.venues.bar)
  return { card: candidate.contract, byCall, byHand, isCalledBack: asked.length > 0 }
}

for (const place of PLACES) {
  for (const state of place === 'default' ? (['active'] as const) : STATES) {
    for (const type of place === 'default' ? [false] : [true, false]) {
      const isOpen = state === 'active' && type
      test(`${place}, ${state}, ${type ? 'of' : 'not of'} the contract service type: the call is ${isOpen ? 'taken' : 'refused'} by card, call, hand and callback alike`, async () => {
        await cover(place, state, type)
        const { card, byCall, byHand, isCalledBack } = await called()
        assert.equal(card.isPhoneOpen, isOpen)
        assert.equal(card.name, state === 'active' && place !== 'default' ? `Договор ${number - 1}` : 'Базовое')
        for (const answer of [byCall, byHand]) {
          if (isOpen) assert.equal(answer.status, 201, answer.text)
          else assert.deepEqual([answer.status, answer.body.code], [422, 'contract.phone-is-closed'])
        }
        assert.equal(isCalledBack, isOpen)
      })
    }
  }
}

test('an agreement of the contract service type opens the phone to whoever has no contract', async () => {
  await desk.database.pool.query(`update contracts set contract_service_type = true where id = ${desk.contracts.basic}`)
  const { card, byCall } = await called()
  assert.deepEqual([card.isPhoneOpen, byCall.status], [true, 201])
  await desk.database.pool.query(
    `update contracts set contract_service_type = false where id = ${desk.contracts.basic}`,
  )
})

test('the nearest contract rules: a venue with a contract that keeps the phone closed is not taken by its corporation’s', async () => {
  await cover('organisation', 'active', true)
  await cover('venue', 'active', false)
  const { card, byCall } = await called()
  assert.deepEqual([card.isPhoneOpen, byCall.body.code], [false, 'contract.phone-is-closed'])
})
