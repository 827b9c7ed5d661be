import type { Form } from '../catalogue/form.ts'
import type { DutyNeed } from '../duty/need.ts'
import type { Bilingual, Priority, RequestType } from '../ground/words.ts'
import type { HoursVersion } from '../hours/service-hours.ts'
import type { Policy } from '../terms/policy.ts'
import type { Item, Need, Section } from './plan.ts'

/** A service by the Russian names that lead to it, groups first. */
export type Path = readonly string[]

/** A customer as people name him: an organisation by code or name, a venue by code, a person by address or external code. */
export type CustomerName = { readonly organisation: string } | { readonly venue: string } | { readonly person: string }

export interface ConfiguredService {
  readonly path: Path
  readonly icon: string | null
  /** How a group is called; null: a service. */
  readonly group: Bilingual | null
  /** What customers see of a service; null: a group. */
  readonly shown: {
    readonly name: Bilingual
    readonly situation: Bilingual
    readonly description: Bilingual
    readonly synonyms: readonly string[]
    readonly requestType: RequestType
    readonly form: Form
    readonly team: string
  } | null
}

export interface ConfiguredRule {
  readonly service: Path | null
  readonly requestType: RequestType | null
  readonly priority: Priority | null
  readonly reactionMinutes: number | null
  readonly resolutionMinutes: number | null
}

export interface ConfiguredContract {
  readonly number: string
  readonly name: string
  readonly kind: 'contract' | 'agreement'
  readonly state: 'draft' | 'active' | 'suspended' | 'expired'
  readonly startsOn: string
  readonly endsOn: string | null
  /** The agreement for whoever has no contract: each desk has one, whatever its number. */
  readonly isDefault: boolean
  readonly hours: string
  readonly level: string
  readonly contractServiceType: boolean
  readonly waitingExternalPauses: boolean
  readonly hourPackage: number | null
  readonly coversAllServices: boolean
  readonly services: readonly Path[]
  readonly customers: readonly CustomerName[]
}

/** What is kept of each section, thing by thing. */
export interface States {
  readonly teams: {
    readonly name: string
    readonly line: number | null
    readonly zone: string
    readonly need: DutyNeed
    /** In which hours it works; null: none are known. */
    readonly hours: string | null
  }
  readonly hours: { readonly name: string; readonly zone: string; readonly week: Omit<HoursVersion, 'effectiveFrom'> }
  readonly services: ConfiguredService
  readonly levels: { readonly name: string; readonly rules: readonly ConfiguredRule[] }
  readonly policy: Policy
  readonly contracts: ConfiguredContract
  readonly templates: { readonly name: string; readonly text: Bilingual; readonly team: string | null }
}

/** How a desk is set up, by names alone. */
export type Configuration = { readonly [S in Exclude<Section, 'policy'>]: readonly States[S][] } & {
  readonly policy?: Policy | undefined
}

type Of<S extends Section> = Item & { readonly section: S; readonly state: States[S] }
export type ConfiguredItem = { [S in Section]: Of<S> }[Section]

/** Things of a configuration under the names by which both desks find them: case and the order of lists without one say nothing. */
export function itemsOf(configuration: Configuration): ConfiguredItem[] {
  const { teams, hours, services, levels, policy, contracts, templates } = configuration
  return [
    ...hours.map((one) => itemOf('hours', one.name, one)),
    ...teams.map((one) => itemOf('teams', one.name, one, one.hours === null ? [] : [needOf('hours', one.hours)])),
    ...services.map(serviceItem),
    ...levels.map((one) => {
      const rules = one.rules.toSorted((rule, other) => compare(ruleKey(rule), ruleKey(other)))
      const needs = one.rules.flatMap(({ service }) => (service ? [serviceNeed(service)] : []))
      return itemOf('levels', one.name, { ...one, rules }, needs)
    }),
    ...(policy ? [itemOf('policy', 'policy', policy)] : []),
    ...contracts.map(contractItem),
    ...templates.map((one) =>
      itemOf('templates', `${one.name} ${one.team ?? ''}`.trim(), one, one.team ? [needOf('teams', one.team)] : []),
    ),
  ]
}

/** How a service is found by its names. */
export function pathKey(path: Path): string {
  return path.map(folded).join('\u001F')
}

export function customerKey(customer: CustomerName): string {
  return Object.entries(customer)
    .map(([kind, words]) => `${kind} ${folded(String(words))}`)
    .join('')
}

/** Names are one when they differ by case and blanks alone. */
export function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

function serviceItem(one: ConfiguredService): Of<'services'> {
  const { path, shown } = one
  const parents = path.length > 1 ? [serviceNeed(path.slice(0, -1))] : []
  const needs = [...parents, ...(shown ? [needOf('teams', shown.team)] : [])]
  return { section: 'services', key: pathKey(path), name: path.join(' · '), state: one, needs }
}

function contractItem(one: ConfiguredContract): Of<'contracts'> {
  const { isDefault, number, name, hours, level, services, customers } = one
  const needs = [
    needOf('hours', hours),
    needOf('levels', level),
    ...services.map(serviceNeed),
    ...customers.map((customer) => ({
      section: 'customers' as const,
      key: customerKey(customer),
      name: Object.values(customer).join(''),
    })),
  ]
  const state = {
    ...one,
    services: services.toSorted((first, second) => compare(pathKey(first), pathKey(second))),
    customers: customers.toSorted((first, second) => compare(customerKey(first), customerKey(second))),
  }
  const key = isDefault ? 'default' : `number ${folded(number)}`
  return { section: 'contracts', key, name: `№${number} ${name}`, state, needs }
}

function itemOf<S extends Section>(section: S, name: string, state: States[S], needs: readonly Need[] = []): Of<S> {
  return { section, key: folded(name), name, state, needs }
}

function needOf(section: Section, name: string): Need {
  return { section, key: folded(name), name }
}

function serviceNeed(path: Path): Need {
  return { section: 'services', key: pathKey(path), name: path.join(' · ') }
}

function ruleKey({ service, requestType, priority }: ConfiguredRule): string {
  return `${service ? pathKey(service) : ''} ${requestType ?? ''} ${priority ?? ''}`
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
