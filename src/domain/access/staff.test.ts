import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STAFF_ROLES } from './permissions.ts'
import { isStaffRole, keepsAdministrator } from './staff.ts'

const CASES = [
  { name: 'the only one keeps the role', now: [1], person: 1, roles: ['administrator', 'operator'], keeps: true },
  { name: 'the only one loses it', now: [1], person: 1, roles: ['operator'], keeps: false },
  { name: 'the only one leaves', now: [1], person: 1, roles: [], keeps: false },
  { name: 'one of two leaves', now: [1, 2], person: 1, roles: [], keeps: true },
  { name: 'somebody else loses his roles', now: [1], person: 3, roles: [], keeps: true },
] as const

for (const { name, keeps, ...facts } of CASES) {
  test(`an administrator stays: ${name}`, () => assert.equal(keepsAdministrator(facts), keeps))
}

test('roles of the support are told from those of customers', () => {
  assert.ok(STAFF_ROLES.every(isStaffRole))
  assert.equal(isStaffRole('dealer_manager'), false)
})
