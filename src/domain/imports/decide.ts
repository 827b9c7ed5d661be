import { type Address, isCallable, isPlainAddress, normalisedAddress } from '../people/address.ts'
import type { CustomerPlace } from '../people/customer.ts'
import { fits } from '../people/customer.ts'
import type { Equipment } from '../people/equipment.ts'
import { flawOf, normalisedDomain, type Organisation, ownsVenues } from '../people/organisation.ts'
import { flawOfVenue, type Venue } from '../people/venue.ts'
import type { ContractState } from '../terms/contract-state.ts'
import type { Knowledge, KnownOrganisation } from './knowledge.ts'
import {
  type Cells,
  dayIn,
  equipmentKindIn,
  organisationKey,
  organisationKindIn,
  RowFlaw,
  roleIn,
  yesOrNo,
  zoneIn,
} from './read-cells.ts'

export type OrganisationState = Organisation
export type VenueState = Venue & { readonly dealerId: number | null }
export interface PersonState {
  readonly name: string
  readonly position: string | null
  readonly locale: 'ru' | 'en'
  readonly zone: string
  readonly externalCode: string | null
  readonly places: readonly CustomerPlace[]
  readonly addresses: readonly Address[]
}
export type EquipmentState = Equipment & { readonly venueId: number }
export type EntityState = OrganisationState | VenueState | PersonState | EquipmentState | ContractState

export interface Known<State> {
  readonly id: number
  readonly state: State
}

/** Nothing is known under a name that a file gives. */
function needed<One>(
  found: One | null,
  problem: 'owner-unknown' | 'dealer-unknown' | 'parent-unknown' | 'organisation-unknown' | 'venue-unknown',
  value: string,
): One {
  if (found === null) throw new RowFlaw(problem, value)
  return found
}

export function organisationOf(cells: Cells, was: OrganisationState | null, known: Knowledge): OrganisationState {
  const parent =
    cells.parent === undefined
      ? undefined
      : needed(known.organisation(organisationKey(cells.parent)), 'parent-unknown', cells.parent)
  const state: OrganisationState = {
    kind: cells.kind === undefined ? (was?.kind ?? 'corporation') : organisationKindIn(cells.kind),
    code: cells.code ?? was?.code ?? null,
    name: cells.name ?? was?.name ?? '',
    parentId: parent?.id ?? was?.parentId ?? null,
    inn: cells.inn?.replace(/\s/g, '') ?? was?.inn ?? null,
    kpp: cells.kpp?.replace(/\s/g, '') ?? was?.kpp ?? null,
    vip: cells.vip === undefined ? (was?.vip ?? false) : yesOrNo(cells.vip),
    domains:
      cells.domains === undefined
        ? (was?.domains ?? [])
        : cells.domains
            .split(/[\s,;]+/)
            .map(normalisedDomain)
            .toSorted(),
    personalSpecialistId: was?.personalSpecialistId ?? null,
    externalCode: cells.externalCode ?? was?.externalCode ?? null,
  }
  if (state.name === '') throw new RowFlaw('name-missing')
  if (parent && (parent.kind === 'dealer') !== (state.kind === 'dealer'))
    throw new RowFlaw('parent-unknown', cells.parent)
  const flaw = flawOf(state)
  if (flaw === 'code-wrong') throw new RowFlaw('code-wrong', state.code ?? '')
  if (flaw === 'inn-wrong') throw new RowFlaw('inn-wrong', state.inn ?? '')
  if (flaw === 'kpp-wrong') throw new RowFlaw('kpp-wrong', state.kpp ?? '')
  if (flaw !== null) throw new RowFlaw('domain-wrong', cells.domains)
  return state
}

export function venueOf(cells: Cells, was: VenueState | null, known: Knowledge): VenueState {
  const code = cells.code ?? ''
  if (!/^\d{9}$/.test(code)) throw new RowFlaw('code-wrong', code)
  const owner = ownerOf(cells, code, known)
  const dealer = cells.dealer === undefined ? undefined : known.organisation(organisationKey(cells.dealer))
  if (dealer === null || (dealer && dealer.kind !== 'dealer')) throw new RowFlaw('dealer-unknown', cells.dealer)
  const state: VenueState = {
    code,
    name: cells.name ?? was?.name ?? '',
    address: cells.address ?? was?.address ?? '',
    zone: cells.zone === undefined ? (was?.zone ?? known.zone) : zoneIn(cells.zone),
    openingHours: cells.openingHours ?? was?.openingHours ?? null,
    corporationId: owner.id,
    dealerId: dealer?.id ?? was?.dealerId ?? null,
    works: cells.works === undefined ? (was?.works ?? true) : yesOrNo(cells.works),
  }
  if (state.name === '') throw new RowFlaw('name-missing')
  if (state.address === '') throw new RowFlaw('address-missing')
  return state
}

/** The corporation whose code the venue's begins with; what else a row says of it has to agree. */
function ownerOf(cells: Cells, code: string, known: Knowledge): KnownOrganisation {
  const named = cells.owner ?? cells.ownerInn
  const byCode = known.organisation(code.slice(0, 5))
  const byName = named === undefined ? null : known.organisation(organisationKey(named))
  const owner = needed(byName ?? byCode, 'owner-unknown', named ?? code.slice(0, 5))
  if (!ownsVenues(owner.kind)) throw new RowFlaw('owner-unknown', named)
  if (flawOfVenue({ code }, owner.code) !== null) throw new RowFlaw('code-of-another', code)
  return owner
}

export function personOf(cells: Cells, was: PersonState | null, known: Knowledge): PersonState {
  const addresses = addressesIn(cells)
  const place = placeIn(cells, known)
  const state: PersonState = {
    name: cells.name ?? was?.name ?? '',
    position: cells.position ?? was?.position ?? null,
    locale: localeIn(cells.locale) ?? was?.locale ?? 'ru',
    zone: cells.zone === undefined ? (was?.zone ?? known.zone) : zoneIn(cells.zone),
    externalCode: cells.externalCode ?? was?.externalCode ?? null,
    places: withPlace(was?.places ?? [], place),
    addresses: withAddresses(was?.addresses ?? [], addresses),
  }
  if (state.name === '') throw new RowFlaw('name-missing')
  return state
}

/** Several may stand in one cell. */
export function addressesIn(cells: Cells): Address[] {
  const mails = (cells.email ?? '')
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map(normalisedAddress)
  const phones = (cells.phone ?? '')
    .split(/[,;]+/)
    .filter((text) => text.trim() !== '')
    .map(normalisedAddress)
  for (const { kind, value } of mails) {
    if (kind !== 'email' || !isPlainAddress(value) || !/\.[^.]+$/.test(value))
      throw new RowFlaw('email-wrong', cells.email)
  }
  for (const phone of phones) if (!isCallable(phone)) throw new RowFlaw('phone-wrong', cells.phone)
  return [...mails, ...phones]
}

function localeIn(text: string | undefined): 'ru' | 'en' | undefined {
  if (text === undefined) return undefined
  return /^(en|англ)/i.test(text) ? 'en' : 'ru'
}

function placeIn(cells: Cells, known: Knowledge): CustomerPlace | null {
  const venue = cells.venue === undefined ? null : needed(known.venue(cells.venue), 'venue-unknown', cells.venue)
  const organisation =
    venue !== null || cells.organisation === undefined
      ? null
      : needed(known.organisation(organisationKey(cells.organisation)), 'organisation-unknown', cells.organisation)
  if (!venue && !organisation) return null
  const byKind = organisation?.kind === 'dealer' ? 'dealer_user' : 'customer_user'
  const place = {
    role: cells.role === undefined ? byKind : roleIn(cells.role),
    organisationId: organisation?.id ?? null,
    venueId: venue?.id ?? null,
    withSubDealers: cells.withSubDealers !== undefined && yesOrNo(cells.withSubDealers),
  } as const
  if (!fits(place, organisation?.kind ?? null)) throw new RowFlaw('role-wrong', cells.role)
  return place
}

function withPlace(places: readonly CustomerPlace[], place: CustomerPlace | null): readonly CustomerPlace[] {
  const isThere = places.some(
    (one) => one.role === place?.role && one.organisationId === place.organisationId && one.venueId === place.venueId,
  )
  return place === null || isThere ? places : [...places, place]
}

function withAddresses(kept: readonly Address[], given: readonly Address[]): readonly Address[] {
  const isNew = (one: Address) => !kept.some(({ kind, value }) => kind === one.kind && value === one.value)
  return [...kept, ...given.filter(isNew)]
}

export function equipmentOf(cells: Cells, was: EquipmentState | null, known: Knowledge): EquipmentState {
  const venue = cells.venue === undefined ? null : needed(known.venue(cells.venue), 'venue-unknown', cells.venue)
  const venueId = venue?.id ?? was?.venueId
  if (venueId === undefined) throw new RowFlaw('venue-unknown')
  const state: EquipmentState = {
    venueId,
    kind: cells.kind === undefined ? (was?.kind ?? 'other') : equipmentKindIn(cells.kind),
    name: cells.name ?? was?.name ?? '',
    serialNumber: cells.serialNumber ?? was?.serialNumber ?? null,
    softwareVersion: cells.softwareVersion ?? was?.softwareVersion ?? null,
    fiscalDriveExpiresOn:
      cells.fiscalDriveExpiresOn === undefined
        ? (was?.fiscalDriveExpiresOn ?? null)
        : dayIn(cells.fiscalDriveExpiresOn),
    externalCode: cells.externalCode ?? was?.externalCode ?? null,
  }
  if (state.name === '') throw new RowFlaw('name-missing')
  return state
}
