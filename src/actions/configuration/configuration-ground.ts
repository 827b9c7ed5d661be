import type { KeptContract } from '../../db/terms/contract-book.ts'
import type { KeptLevel } from '../../db/terms/level-book.ts'
import { type CustomerName, customerKey, folded, type Path, pathKey } from '../../domain/configuration/configuration.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { CoveredCustomer } from '../../domain/terms/coverage.ts'
import type { Read } from './read-configuration.ts'

/** Ids by the names of a file; what a step makes is put among them. */
export interface Ground {
  readonly teams: Map<string, number>
  readonly hours: Map<string, number>
  readonly services: Map<string, number>
  readonly groups: ReadonlySet<string>
  readonly levels: Map<string, KeptLevel | { readonly id: number }>
  readonly contracts: ReadonlyMap<string, KeptContract>
  readonly templates: ReadonlyMap<string, { readonly id: number; readonly revision: number }>
  readonly customers: ReadonlyMap<string, CoveredCustomer>
  /** Services whose new version waits for approval. */
  readonly drafts: number[]
  /** Why, for the history: the name of the file. */
  readonly reason: string
}

export function openGround(read: Read, customers: Ground['customers'], reason: string): Ground {
  return {
    teams: byName(read.teams),
    hours: byName(read.hours.map(({ hours }) => hours)),
    services: new Map(read.services.map(({ id, path }) => [pathKey(path), id])),
    groups: new Set(read.services.flatMap(({ group, path }) => (group ? [pathKey(path)] : []))),
    levels: new Map(read.levels.map((level) => [folded(level.name), level])),
    contracts: new Map(
      read.contracts.map((one) => [one.isDefault ? 'default' : `number ${folded(one.number)}`, one] as const),
    ),
    templates: new Map(read.templates.map((one) => [folded(`${one.name} ${one.team ?? ''}`), one])),
    customers,
    drafts: [],
    reason,
  }
}

function byName(rows: readonly { readonly id: number; readonly name: string }[]): Map<string, number> {
  return new Map(rows.map(({ id, name }) => [folded(name), id]))
}

/** A name that the comparison found and that is gone by now. */
function found<T>(one: T | undefined): T {
  if (one === undefined) throw new Refusal('configuration.changed')
  return one
}

export const teamId = ({ teams }: Ground, name: string): number => found(teams.get(folded(name)))
export const hoursId = ({ hours }: Ground, name: string): number => found(hours.get(folded(name)))
export const levelId = ({ levels }: Ground, name: string): number => found(levels.get(folded(name))).id
export const serviceId = ({ services }: Ground, path: Path): number => found(services.get(pathKey(path)))
export const customerId = ({ customers }: Ground, name: CustomerName): CoveredCustomer =>
  found(customers.get(customerKey(name)))
