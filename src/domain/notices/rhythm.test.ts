import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../ground/words.ts'
import { rhythmsOn, type SummaryChoice, type SummaryDefault, summaryFor } from './rhythm.ts'

const HOURLY: SummaryChoice = { every: 'hour', at: null }
const AT_NINE: SummaryChoice = { every: 'day', at: '09:00' }
const AT_FIVE: SummaryChoice = { every: 'day', at: '17:00' }
const BY_SHIFT: SummaryChoice = { every: 'shift', at: null }

const of = (choices: Partial<Record<Role, SummaryChoice>>): SummaryDefault[] =>
  Object.entries(choices).map(([role, choice]) => ({ role: role as Role, way: 'email', choice }))

const CASES = [
  { name: 'of nothing wanted, at once', roles: ['specialist'], by: {}, next: null },
  { name: 'as his role', roles: ['specialist'], by: { specialist: HOURLY, analyst: AT_NINE }, next: HOURLY },
  {
    name: 'a role at once before one that waits',
    roles: ['specialist', 'analyst'],
    by: { analyst: AT_NINE },
    next: null,
  },
  {
    name: 'each hour before each day',
    roles: ['specialist', 'analyst'],
    by: { specialist: AT_NINE, analyst: HOURLY },
    next: HOURLY,
  },
  {
    name: 'at a time of day before the end of a shift',
    roles: ['specialist', 'analyst'],
    by: { specialist: BY_SHIFT, analyst: AT_FIVE },
    next: AT_FIVE,
  },
  {
    name: 'the earlier of two times of day',
    roles: ['specialist', 'analyst'],
    by: { specialist: AT_FIVE, analyst: AT_NINE },
    next: AT_NINE,
  },
  {
    name: 'his own choice before his role',
    roles: ['specialist'],
    own: AT_FIVE,
    by: { specialist: HOURLY },
    next: AT_FIVE,
  },
  { name: 'his own at once before his role', roles: ['specialist'], own: null, by: { specialist: HOURLY }, next: null },
  {
    name: 'a customer without a role as a customer',
    side: 'customer',
    roles: [],
    by: { customer_user: AT_NINE, specialist: HOURLY },
    next: AT_NINE,
  },
  {
    name: 'what a role of the other side hears says nothing',
    roles: ['specialist', 'customer_user'],
    by: { specialist: HOURLY },
    next: HOURLY,
  },
] as const

for (const { name, roles, by, next, ...more } of CASES) {
  test(`how somebody hears what can wait: ${name}`, () => {
    const { side, own } = { side: 'support' as const, own: undefined, ...more }
    const chosen = new Map(own === undefined ? [] : [['email', own]])
    assert.deepEqual(summaryFor(chosen, of(by), { side, roles, way: 'email' }), next)
  })
}

test('only the support has shifts', () => {
  assert.deepEqual(rhythmsOn('customer'), ['hour', 'day'])
  assert.deepEqual(rhythmsOn('support'), ['hour', 'day', 'shift'])
})
