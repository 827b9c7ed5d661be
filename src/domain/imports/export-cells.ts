import type { CustomerRole } from '../people/customer.ts'
import type { EquipmentKind } from '../people/equipment.ts'
import type { OrganisationKind } from '../people/organisation.ts'
import type { EntityState } from './decide.ts'
import type { Cells } from './read-cells.ts'

export interface Names {
  /** How an import finds an organisation again: by its code, or by its name. */
  readonly organisations: ReadonlyMap<number, { readonly words: string }>
  readonly venues: ReadonlyMap<number, string>
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
  const { venueId, kind, ...words } = state
  return [{ ...filled(words), kind: DEVICES[kind], venue: names.venues.get(venueId) ?? '' }]
}

function yes(is: boolean): string {
  return is ? 'да' : 'нет'
}

function filled(words: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([name, value]) => [name, value ?? '']))
}
