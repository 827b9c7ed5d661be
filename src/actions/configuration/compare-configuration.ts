import { customersByName } from '../../db/configuration/customer-names.ts'
import type { Db } from '../../db/engine/database.ts'
import type { Actor } from '../../domain/access/permissions.ts'
import { type Configuration, itemsOf } from '../../domain/configuration/configuration.ts'
import { type Item, idOf, type Plan, planOf, type Section, twiceIn } from '../../domain/configuration/plan.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { CoveredCustomer } from '../../domain/terms/coverage.ts'
import { markOf } from '../ground/mark.ts'
import { type Read, readConfiguration } from './read-configuration.ts'

/** A step by its section and key. */
export interface StepName {
  readonly section: Section
  readonly key: string
}

export interface Comparison extends Plan {
  /** Two comparisons with one mark would do the same. */
  readonly mark: string
  readonly read: Read
  /** Whom the names of customers mean. */
  readonly customers: ReadonlyMap<string, CoveredCustomer>
}

/** What a file would add to the desk and change of it; `left` are steps that are not to be taken. Nothing is changed. */
export async function compareConfiguration(
  db: Db,
  actor: Actor,
  wanted: Configuration,
  left: readonly StepName[] = [],
): Promise<Comparison> {
  const read = await readConfiguration(db, actor)
  const items = itemsOf(wanted)
  const twice = twiceIn(items)
  if (twice) throw new Refusal('configuration.named-twice', { name: twice.name })
  const customers = await customersByName(
    db,
    wanted.contracts.flatMap((one) => one.customers),
  )
  const plan = planOf(itemsOf(read.configuration), without(items, left), new Set(customers.keys()))
  return { ...plan, mark: markOf(plan), read, customers }
}

function without(items: readonly Item[], left: readonly StepName[]): readonly Item[] {
  const names = new Set(left.map(idOf))
  return items.filter((item) => !names.has(idOf(item)))
}
