import assert from 'node:assert/strict'
import test from 'node:test'
import { type CustomerPlace, fits } from './customer.ts'

const at = (change: Partial<CustomerPlace>): CustomerPlace => ({
  role: 'customer_user',
  organisationId: 1,
  venueId: null,
  withSubDealers: false,
  ...change,
})

const PLACES = [
  [at({}), 'corporation', true],
  [at({ role: 'customer_manager' }), 'corporation', true],
  [at({ organisationId: null, venueId: 1 }), null, true],
  [at({ organisationId: null }), null, false],
  [at({ venueId: 1 }), 'corporation', false],
  [at({}), 'dealer', false],
  [at({}), 'support_service', false],
  [at({ role: 'dealer_user' }), 'dealer', true],
  [at({ role: 'dealer_manager', withSubDealers: true }), 'dealer', true],
  [at({ role: 'dealer_user' }), 'corporation', false],
  [at({ role: 'dealer_user', organisationId: null, venueId: 1 }), null, false],
  [at({ withSubDealers: true }), 'corporation', false],
] as const

for (const [place, kind, is] of PLACES) {
  test(`${JSON.stringify(place)} ${is ? 'fits' : 'does not fit'} ${kind ?? 'a venue'}`, () =>
    assert.equal(fits(place, kind), is))
}
