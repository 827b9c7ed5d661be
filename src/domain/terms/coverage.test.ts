import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Refusal } from '../ground/refusal.ts'
import { type CoverageContract, coverageOf } from './coverage.ts'

const CONTRACT: CoverageContract = {
  id: 10,
  number: 'Д-10',
  kind: 'contract',
  isDefault: false,
  state: 'active',
  startsOn: '2026-01-01',
  endsOn: '2026-12-31',
  coversAllServices: true,
  serviceIds: [],
  customers: [{ venueId: 100 }],
  contractServiceType: true,
}
const DEFAULT: CoverageContract = {
  ...CONTRACT,
  id: 1,
  kind: 'agreement',
  isDefault: true,
  endsOn: null,
  customers: [],
}
const FACTS = { venueId: 100, personId: 5, organisationPath: [20, 21], serviceId: 7, today: '2026-03-12' }

const OF_PERSON: CoverageContract = { ...CONTRACT, id: 11, customers: [{ personId: 5 }] }
const OF_ORGANISATION: CoverageContract = { ...CONTRACT, id: 12, customers: [{ organisationId: 20 }] }
const OF_PARENT: CoverageContract = { ...CONTRACT, id: 13, customers: [{ organisationId: 21 }] }

test('the nearest contract is chosen, from the venue to the default agreement, and the others are told', () => {
  const all = [DEFAULT, OF_PARENT, OF_ORGANISATION, OF_PERSON, CONTRACT]
  const order = ['venue', 'person', 'organisation', 'parent_organisation', 'default_agreement']
  for (const [passed, because] of order.entries()) {
    const left = all.slice(0, all.length - passed)
    const coverage = coverageOf(FACTS, left)
    assert.equal(coverage.because, because)
    assert.equal(coverage.contractId, left.at(-1)?.id)
    assert.equal(coverage.passedOver.length, left.length - 1)
    assert.ok(coverage.passedOver.every(({ why }) => why === 'less_specific'))
  }
})

const PASSED_OVER = [
  { name: 'a suspended contract', contract: { ...CONTRACT, state: 'suspended' }, why: 'not_active' },
  { name: 'a contract that is over', contract: { ...CONTRACT, endsOn: '2026-03-11' }, why: 'not_in_term' },
  { name: 'a contract of tomorrow', contract: { ...CONTRACT, startsOn: '2026-03-13' }, why: 'not_in_term' },
  {
    name: 'a contract without the service',
    contract: { ...CONTRACT, coversAllServices: false, serviceIds: [8] },
    why: 'service_not_covered',
  },
] as const

for (const { name, contract, why } of PASSED_OVER) {
  test(`${name} is passed over because: ${why}`, () => {
    assert.deepEqual(coverageOf(FACTS, [contract, DEFAULT]), {
      contractId: 1,
      because: 'default_agreement',
      passedOver: [{ contractId: 10, why }],
    })
  })
}

test('a contract holds on its last day', () => {
  assert.equal(coverageOf({ ...FACTS, today: '2026-12-31' }, [CONTRACT, DEFAULT]).contractId, 10)
})

test('contracts of other customers are not even told of', () => {
  const foreign = { ...CONTRACT, id: 99, customers: [{ venueId: 777 }, { organisationId: 778 }, { personId: 779 }] }
  assert.deepEqual(coverageOf(FACTS, [foreign, DEFAULT]).passedOver, [])
})

const TIES = [
  { name: 'the latest start wins', other: { ...CONTRACT, id: 5, startsOn: '2025-01-01' }, chosen: 10 },
  {
    name: 'of the same start a contract goes before an agreement',
    other: { ...CONTRACT, id: 5, kind: 'agreement' },
    chosen: 10,
  },
  { name: 'of the same kind the lowest id', other: { ...CONTRACT, id: 5 }, chosen: 5 },
] as const

for (const { name, other, chosen } of TIES) {
  test(`between two contracts equally near, ${name}`, () => {
    assert.equal(coverageOf(FACTS, [CONTRACT, other]).contractId, chosen)
    assert.equal(coverageOf(FACTS, [other, CONTRACT]).contractId, chosen)
  })
}

test('a desk without a default agreement refuses whoever has no contract', () => {
  assert.throws(() => coverageOf(FACTS, []), new Refusal('contract.not-found'))
})
