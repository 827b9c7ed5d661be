import {
  type Coverage,
  type CoverageContract,
  type CoverageFacts,
  type CoverageReason,
  coverageOf,
  type PassedOverReason,
} from './coverage.ts'

/** A place where a contract may be named, from precise to general, and what is found there. */
export interface CoverageStep {
  readonly place: CoverageReason
  readonly id: number | null
  readonly contracts: readonly { readonly contractId: number; readonly why: 'chosen' | PassedOverReason }[]
  /** The answer was found before this place: nobody looked here. */
  readonly isBeyond: boolean
}

/** `coverageOf` told step by step: what each place says, and where the answer is. */
export function coverageSteps(facts: CoverageFacts, contracts: readonly CoverageContract[]): readonly CoverageStep[] {
  const coverage = coverageOf(facts, contracts)
  const steps = placesOf(facts).map((step) => ({ ...step, contracts: contracts.filter((one) => isNamed(one, step)) }))
  const answer = steps.findIndex(({ contracts: here }) => here.some(({ id }) => id === coverage.contractId))
  return steps.map(({ place, id, contracts: here }, at) => ({
    place,
    id,
    contracts: here.map((one) => ({ contractId: one.id, why: whyOf(one.id, coverage) })),
    isBeyond: at > answer,
  }))
}

function placesOf({ venueId, personId, organisationPath }: CoverageFacts) {
  const [own, ...parents] = organisationPath
  return [
    ...(venueId === null ? [] : [{ place: 'venue' as const, id: venueId }]),
    ...(personId === null ? [] : [{ place: 'person' as const, id: personId }]),
    ...(own === undefined ? [] : [{ place: 'organisation' as const, id: own }]),
    ...parents.map((id) => ({ place: 'parent_organisation' as const, id })),
    { place: 'default_agreement' as const, id: null },
  ]
}

function isNamed(contract: CoverageContract, { place, id }: { place: CoverageReason; id: number | null }): boolean {
  if (place === 'default_agreement') return contract.isDefault
  return contract.customers.some((customer) => {
    if ('venueId' in customer) return place === 'venue' && customer.venueId === id
    if ('personId' in customer) return place === 'person' && customer.personId === id
    return (place === 'organisation' || place === 'parent_organisation') && customer.organisationId === id
  })
}

function whyOf(id: number, { contractId, passedOver }: Coverage): 'chosen' | PassedOverReason {
  if (id === contractId) return 'chosen'
  return passedOver.find((one) => one.contractId === id)?.why ?? 'less_specific'
}
