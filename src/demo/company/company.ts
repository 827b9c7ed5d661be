import type { StaffKey, TeamKey } from './teams.ts'

/** The demo company as it stands in the database: what the stories need to know of it. */
export interface Company {
  readonly teams: ReadonlyMap<string, number>
  readonly staff: ReadonlyMap<string, number>
  readonly services: ReadonlyMap<string, number>
  readonly venues: readonly Venue[]
  /** A person who is a customer himself, without any organisation. */
  readonly naturalPerson: number
  /** Somebody who writes what nobody asked for. */
  readonly stranger: number
}

export interface Venue {
  readonly id: number
  readonly code: string
  readonly zone: string
  readonly english: boolean
  /** Its contract opens the phone. */
  readonly phones: boolean
  /** Who files there, the likeliest first: its own people, the chain's, the dealer's. */
  readonly people: readonly number[]
  readonly tills: readonly Till[]
  readonly version: string
}

export interface Till {
  readonly id: number
  readonly name: string
}

export function staffId({ staff }: Pick<Company, 'staff'>, key: StaffKey): number {
  return known(staff, key)
}

export function teamId({ teams }: Pick<Company, 'teams'>, key: TeamKey): number {
  return known(teams, key)
}

export function serviceId({ services }: Pick<Company, 'services'>, key: string): number {
  return known(services, key)
}

export function known(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key)
  if (id === undefined) throw new Error(`the demo knows no "${key}"`)
  return id
}
