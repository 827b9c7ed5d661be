import type { OrganisationKind } from './organisation.ts'

export const CUSTOMER_ROLES = ['customer_user', 'customer_manager', 'dealer_user', 'dealer_manager'] as const
export type CustomerRole = (typeof CUSTOMER_ROLES)[number]

/** What somebody is as a customer, and where: in an organisation or at one venue. */
export interface CustomerPlace {
  readonly role: CustomerRole
  readonly organisationId: number | null
  readonly venueId: number | null
  /** A dealer's right that reaches over his sub-dealers. */
  readonly withSubDealers: boolean
}

/** What an administrator keeps of a person of a customer; how he is reached is beside it. */
export interface Customer {
  readonly name: string
  readonly position: string | null
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly externalCode: string | null
  readonly places: readonly CustomerPlace[]
}

/** Whether a role fits where it is given; `kind` is the organisation's, null for a venue. */
export function fits(
  { role, organisationId, venueId, withSubDealers }: CustomerPlace,
  kind: OrganisationKind | null,
): boolean {
  if ((organisationId === null) === (venueId === null)) return false
  if (!isOfDealer(role)) return !withSubDealers && kind !== 'dealer' && kind !== 'support_service'
  return kind === 'dealer'
}

export function isOfDealer(role: CustomerRole): boolean {
  return role === 'dealer_user' || role === 'dealer_manager'
}
