import { Refusal } from '../ground/refusal.ts'
import type { LocalDate } from '../hours/service-hours.ts'

export type CoveredCustomer = { venueId: number } | { organisationId: number } | { personId: number }

/** What is known of a contract or agreement to decide whom and what it covers. */
export interface CoverageContract {
  id: number
  number: string
  kind: 'contract' | 'agreement'
  /** The agreement for whoever has no contract. */
  isDefault: boolean
  state: 'draft' | 'active' | 'suspended' | 'expired'
  startsOn: LocalDate
  /** The last day it holds; null = no end. */
  endsOn: LocalDate | null
  coversAllServices: boolean
  serviceIds: readonly number[]
  /** An organisation covers its venues, its people and its children. */
  customers: readonly CoveredCustomer[]
  contractServiceType: boolean
}

export interface CoverageFacts {
  venueId: number | null
  personId: number | null
  /** The venue's corporation or the person's organisation, then its parents, nearest first. */
  organisationPath: readonly number[]
  /** Null while no service is chosen: every service counts as covered. */
  serviceId: number | null
  today: LocalDate
}

export const COVERAGE_REASONS = ['venue', 'person', 'organisation', 'parent_organisation', 'default_agreement'] as const
export type CoverageReason = (typeof COVERAGE_REASONS)[number]
export type PassedOverReason = 'not_active' | 'not_in_term' | 'service_not_covered' | 'less_specific'

export interface Coverage {
  contractId: number
  because: CoverageReason
  /** Contracts that also name this customer, and why each is not the one. */
  passedOver: readonly { contractId: number; why: PassedOverReason }[]
}

interface Candidate {
  contract: CoverageContract
  because: CoverageReason
  /** How far from the customer the contract names it; nearer wins. */
  distance: number
}

/**
 * Which contract a request falls under: the most specific active one of venue → person → organisation → its parents →
 * default agreement. Equals: the latest start, then a contract before an agreement, then the lowest id. Refused with
 * contract.not-found when not even a default agreement holds: the desk is set up wrongly then.
 */
export function coverageOf(facts: CoverageFacts, contracts: readonly CoverageContract[]): Coverage {
  const candidates = contracts.flatMap((contract) => candidateOf(contract, facts)).sort(byNearness)
  const chosen = candidates.find(({ contract }) => whyNot(contract, facts) === null)
  const passedOver = candidates
    .filter((candidate) => candidate !== chosen)
    .map(({ contract }) => ({ contractId: contract.id, why: whyNot(contract, facts) ?? 'less_specific' }) as const)
  if (!chosen) throw new Refusal('contract.not-found')
  return { contractId: chosen.contract.id, because: chosen.because, passedOver }
}

function candidateOf(contract: CoverageContract, facts: CoverageFacts): readonly Candidate[] {
  const own = contract.customers
    .map((customer) => closenessOf(customer, facts))
    .filter((closeness) => closeness !== null)
    .sort((one, other) => one.distance - other.distance)[0]
  if (own) return [{ contract, ...own }]
  return contract.isDefault ? [{ contract, because: 'default_agreement', distance: Number.POSITIVE_INFINITY }] : []
}

function closenessOf(customer: CoveredCustomer, facts: CoverageFacts): Pick<Candidate, 'because' | 'distance'> | null {
  if ('venueId' in customer) return customer.venueId === facts.venueId ? { because: 'venue', distance: 0 } : null
  if ('personId' in customer) return customer.personId === facts.personId ? { because: 'person', distance: 1 } : null
  const step = facts.organisationPath.indexOf(customer.organisationId)
  if (step < 0) return null
  return { because: step === 0 ? 'organisation' : 'parent_organisation', distance: 2 + step }
}

function byNearness(one: Candidate, other: Candidate): number {
  if (one.distance !== other.distance) return one.distance < other.distance ? -1 : 1
  const [a, b] = [one.contract, other.contract]
  if (a.startsOn !== b.startsOn) return a.startsOn > b.startsOn ? -1 : 1
  if (a.kind !== b.kind) return a.kind === 'contract' ? -1 : 1
  return a.id - b.id
}

function whyNot(contract: CoverageContract, { serviceId, today }: CoverageFacts): PassedOverReason | null {
  if (contract.state !== 'active') return 'not_active'
  if (today < contract.startsOn || (contract.endsOn !== null && today > contract.endsOn)) return 'not_in_term'
  const covers = contract.coversAllServices || serviceId === null || contract.serviceIds.includes(serviceId)
  return covers ? null : 'service_not_covered'
}
