import { type KeptTemplate, listTemplateBook } from '../../db/catalogue/texts-book.ts'
import { keyOf, nameOfCustomers } from '../../db/configuration/customer-names.ts'
import { listShownServices, type ShownService } from '../../db/configuration/shown-services.ts'
import type { Db } from '../../db/engine/database.ts'
import { listTeams } from '../../db/people/teams.ts'
import { type KeptContract, listContracts } from '../../db/terms/contract-book.ts'
import { type KeptHours, listHours } from '../../db/terms/hours-book.ts'
import { type KeptLevel, listLevels } from '../../db/terms/level-book.ts'
import { listPolicies } from '../../db/terms/policies.ts'
import { type Actor, mayOnDesk } from '../../domain/access/permissions.ts'
import type { Configuration, ConfiguredContract, Path } from '../../domain/configuration/configuration.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A configuration, and by which rows of this desk it is kept. */
export interface Read {
  readonly configuration: Configuration
  readonly services: readonly ShownService[]
  readonly hours: readonly KeptHours[]
  readonly levels: readonly KeptLevel[]
  readonly contracts: readonly KeptContract[]
  readonly teams: readonly { readonly id: number; readonly name: string }[]
  readonly templates: readonly KeptTemplate[]
}

/** How the desk is set up now, by names. What waits for its day is not in it, nor what is not published. */
export async function readConfiguration(db: Db, actor: Actor): Promise<Read> {
  for (const verb of ['administer', 'manage_terms', 'manage_catalogue'] as const) {
    if (!mayOnDesk(actor, verb)) throw new Refusal('permission.missing')
  }
  const [teams, hours, services, levels] = await Promise.all([
    listTeams(db),
    listHours(db),
    listShownServices(db),
    listLevels(db),
  ])
  const [contracts, templates, policies] = await Promise.all([
    listContracts(db),
    listTemplateBook(db),
    listPolicies(db),
  ])
  const customers = await nameOfCustomers(
    db,
    contracts.flatMap((one) => one.customers),
  )
  const paths = new Map(services.map(({ id, path }) => [id, path]))
  const hourNames = new Map(hours.map(({ hours: { id, name } }) => [id, name]))
  const levelNames = new Map(levels.map(({ id, name }) => [id, name]))
  const configuration: Configuration = {
    teams: teams.map(({ name, line, zone, need, hours: its }) => ({
      name,
      line,
      zone,
      need,
      hours: its?.name ?? null,
    })),
    hours: hours.map(({ hours: { name, zone, versions } }) => {
      const { effectiveFrom: _, ...week } = demanded(versions.at(-1))
      return { name, zone, week }
    }),
    services: services
      .filter(({ group, shown }) => group || shown)
      .map(({ path, icon, group, shown }) => ({ path, icon, group, shown })),
    levels: levels.map(({ name, rules }) => ({
      name,
      rules: rules.map(({ serviceId, requestType, priority, reactionMinutes, resolutionMinutes }) => {
        const service = serviceId === null ? null : demanded(paths.get(serviceId))
        return { service, requestType, priority, reactionMinutes, resolutionMinutes }
      }),
    })),
    policy: policies[0]?.policy,
    contracts: contracts.map((one): ConfiguredContract => {
      const { id: _, revision: _r, demonstrationValues: _d, hoursId, levelId, serviceIds, ...rest } = one
      return {
        ...rest,
        hours: demanded(hourNames.get(hoursId)),
        level: demanded(levelNames.get(levelId)),
        services: serviceIds.map((id): Path => demanded(paths.get(id))),
        customers: one.customers.map((customer) => demanded(customers.get(keyOf(customer)))),
      }
    }),
    templates: templates.map(({ name, text, team }) => ({ name, text, team })),
  }
  return { configuration, services, hours, levels, contracts, teams, templates }
}

/** What foreign keys and the first set-up promise. */
function demanded<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a row of the configuration names nothing that is kept')
  return value
}
