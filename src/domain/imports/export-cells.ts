import type { CustomerRole } from '../people/customer.ts'
import type { EquipmentKind } from '../people/equipment.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import type { ContractState } from '../terms/contract-state.ts'
import { EVERY_SERVICE, KIND_NAMES, STATE_NAMES } from './contract-row.ts'
import type { EntityState } from './decide.ts'
import type { Cells } from './read-cells.ts'

export interface Names {
  /** How an import finds an organisation again: by its code, or by its name. */
  readonly organisations: ReadonlyMap<number, { readonly words: string }>
  readonly venues: ReadonlyMap<number, string>
  /** Addresses or external codes of people whom contracts cover. */
  readonly people: ReadonlyMap<number, string>
  readonly hours: ReadonlyMap<number, string>
  readonly levels: ReadonlyMap<number, string>
  readonly services: ReadonlyMap<number, string>
}

const KINDS: Readonly<Record<OrganisationKind, string>> = {
  dealer: 'дилер',
  corporation: 'корпорация',
  support_service: 'служба поддержки',
}
const DEVICES: Readonly<Record<EquipmentKind, string>> = {
  server: 'сервер',
  workstation: 'рабочая станция',
  fiscal_registrar: 'фискальный регистратор',
  payment_terminal: 'платёжный терминал',
  printer: 'принтер',
  scanner: 'сканер',
  other: 'другое',
}
const ROLES: Readonly<Record<CustomerRole, string>> = {
  customer_user: 'пользователь',
  customer_manager: 'управляющий',
  dealer_user: 'сотрудник дилера',
  dealer_manager: 'управляющий дилера',
}

/** A record as rows of a file; a person has one for each of his places. */
export function exportedCells(state: EntityState, names: Names): Cells[] {
  const organisation = (id: number | null) => (id === null ? '' : (names.organisations.get(id)?.words ?? ''))
  if ('inn' in state) {
    const { kind, parentId, vip, domains, personalSpecialistId: _, ...words } = state
    return [
      {
        ...filled(words),
        kind: KINDS[kind],
        parent: organisation(parentId),
        vip: yes(vip),
        domains: domains.join(', '),
      },
    ]
  }
  if ('corporationId' in state) {
    const { corporationId, dealerId, works, ...words } = state
    return [{ ...filled(words), owner: organisation(corporationId), dealer: organisation(dealerId), works: yes(works) }]
  }
  if ('addresses' in state) {
    const { places, addresses, ...words } = state
    const of = (kind: string) =>
      addresses
        .filter((one) => one.kind === kind)
        .map(({ value }) => value)
        .join(', ')
    const own = { ...filled(words), email: of('email'), phone: of('phone') }
    if (places.length === 0) return [own]
    return places.map(({ role, organisationId, venueId, withSubDealers }) => ({
      ...own,
      role: ROLES[role],
      organisation: organisation(organisationId),
      venue: venueId === null ? '' : (names.venues.get(venueId) ?? ''),
      withSubDealers: withSubDealers ? yes(true) : '',
    }))
  }
  if ('hoursId' in state) return contractCells(state, names)
  const { venueId, kind, ...words } = state
  return [{ ...filled(words), kind: DEVICES[kind], venue: names.venues.get(venueId) ?? '' }]
}

/** A row for each customer; of a contract without any, one. */
function contractCells(
  state: ContractState,
  { organisations, venues, people, hours, levels, services }: Names,
): Cells[] {
  const own = {
    number: state.number,
    name: state.name,
    kind: KIND_NAMES[state.kind],
    state: STATE_NAMES[state.state],
    startsOn: state.startsOn,
    endsOn: state.endsOn ?? '—',
    hours: hours.get(state.hoursId) ?? '',
    level: levels.get(state.levelId) ?? '',
    phone: yes(state.contractServiceType),
    externalPauses: yes(state.waitingExternalPauses),
    hourPackage: String(state.hourPackage ?? 0),
    services: state.coversAllServices ? EVERY_SERVICE : state.serviceIds.map((id) => services.get(id) ?? '').join('; '),
  }
  if (state.customers.length === 0) return [own]
  return state.customers.map((customer) => {
    if ('venueId' in customer) return { ...own, venue: venues.get(customer.venueId) ?? '' }
    if ('personId' in customer) return { ...own, person: people.get(customer.personId) ?? '' }
    return { ...own, organisation: organisations.get(customer.organisationId)?.words ?? '' }
  })
}

function yes(is: boolean): string {
  return is ? 'да' : 'нет'
}

function filled(words: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, value ?? '']))
}
