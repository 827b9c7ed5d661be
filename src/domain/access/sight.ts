import type { Role } from '../ground/words.ts'
import type { Actor } from './permissions.ts'

/** What is no request and yet tells of somebody: who he is, how he is reached, where he works, on what and on which terms. */
export const THINGS = [
  'person',
  'address',
  'person_note',
  'venue',
  'equipment',
  'venue_note',
  'contract',
  'promise',
] as const
export type Thing = (typeof THINGS)[number]

/**
 * How far somebody sees a kind of thing: all of them, because his work begins with finding one; those of the requests that he
 * reads as the support does; those of the places that he has as a customer; none.
 */
export type Way = 'all' | 'requests' | 'places' | 'none'

type Row = Readonly<Record<Thing, Way>>

/** Their own places, and what is promised there. */
const CUSTOMER: Row = {
  person: 'none',
  address: 'none',
  person_note: 'none',
  venue: 'places',
  equipment: 'places',
  venue_note: 'none',
  contract: 'none',
  promise: 'places',
}
/** Who takes calls has to find any caller, his restaurant and his terms. */
const FINDS_ALL: Row = {
  person: 'all',
  address: 'all',
  person_note: 'all',
  venue: 'all',
  equipment: 'all',
  venue_note: 'all',
  contract: 'all',
  promise: 'all',
}
/** Who files for others finds people and restaurants by name; phones and tills are told where he works. */
const FILES_FOR_OTHERS: Row = { ...FINDS_ALL, address: 'requests', equipment: 'requests' }
const BY_REQUESTS: Row = {
  person: 'requests',
  address: 'requests',
  person_note: 'requests',
  venue: 'requests',
  equipment: 'requests',
  venue_note: 'requests',
  contract: 'requests',
  promise: 'requests',
}
/** Terms are what they write or count. */
const KNOWS_TERMS: Row = { ...BY_REQUESTS, contract: 'all' }

/** Which role sees what beside the requests (docs/product.md#rights). How a till is reached from afar is not here: `may` decides that. */
export const SIGHT = {
  customer_user: CUSTOMER,
  customer_manager: CUSTOMER,
  dealer_user: CUSTOMER,
  dealer_manager: CUSTOMER,
  operator: FINDS_ALL,
  specialist: FILES_FOR_OTHERS,
  team_lead: FILES_FOR_OTHERS,
  catalogue_manager: KNOWS_TERMS,
  analyst: KNOWS_TERMS,
  administrator: FINDS_ALL,
  contractor: BY_REQUESTS,
} as const satisfies Record<Role, Row>

/** Several roles see what any of them sees. */
export function sees(actor: Pick<Actor, 'roles'>, thing: Thing, way: Exclude<Way, 'none'>): boolean {
  return actor.roles.some((role) => SIGHT[role][thing] === way)
}
