import type { CoveredCustomer } from './coverage.ts'

/** A contract or an agreement with all its terms, as it is written down. */
export interface ContractState {
  readonly number: string
  readonly name: string
  readonly kind: 'contract' | 'agreement'
  readonly state: 'draft' | 'active' | 'suspended' | 'expired'
  /** The first and the last day; no last one: it has no end. */
  readonly startsOn: string
  readonly endsOn: string | null
  readonly hoursId: number
  readonly levelId: number
  /** Calls of its customers become requests. */
  readonly contractServiceType: boolean
  readonly waitingExternalPauses: boolean
  /** Hours. */
  readonly hourPackage: number | null
  readonly coversAllServices: boolean
  readonly serviceIds: readonly number[]
  readonly customers: readonly CoveredCustomer[]
}
