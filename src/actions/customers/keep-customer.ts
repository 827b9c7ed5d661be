import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import {
  insertCustomer,
  insertGivenAddress,
  isPersonCodeTaken,
  type KeptCustomer,
  lockCustomer,
  updateCustomer,
} from '../../db/people/customers.ts'
import { lockOwner } from '../../db/people/identities.ts'
import { findOrganisation } from '../../db/people/organisations.ts'
import { deleteAddress } from '../../db/people/own-addresses.ts'
import { findVenueRecord } from '../../db/people/venue-records.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { type Address, isCallable, isPlainAddress, normalisedAddress } from '../../domain/people/address.ts'
import { type Customer, type CustomerPlace, fits } from '../../domain/people/customer.ts'
import { recordChange } from '../audit/record-change.ts'
import { demandUnchanged } from './demand-unchanged.ts'

const subject = 'person'

export interface NewCustomer {
  readonly customer: Customer
  readonly email: string | null
  readonly phone: string | null
}

/** A person of a customer, with the addresses that he is said to have: not proven until he shows that they are his. */
export async function addCustomer(desk: Desk, { customer, email, phone }: NewCustomer): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await demandFitting(tx, null, customer)
  const places = [email, phone].flatMap((text) => (text === null ? [] : [addressIn(text)]))
  for (const place of places) await demandFree(tx, place)
  const id = await insertCustomer(tx, customer)
  for (const place of places) await insertGivenAddress(tx, id, place)
  const after = { ...stateOf(customer), addresses: places.map(({ value }) => value) }
  await recordChange(desk, { subject, id, name: customer.name, before: null, after })
  return id
}

/** Everything of a person but his addresses; refused with what it is by now when somebody changed it meanwhile. */
export async function changeCustomer(
  desk: Desk,
  id: number,
  { customer, seen }: { readonly customer: Customer; readonly seen: Customer },
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  demandUnchanged('person.changed', stateOf(kept), stateOf(seen))
  await demandFitting(tx, id, customer)
  await updateCustomer(tx, id, customer)
  await recordChange(desk, { subject, id, name: customer.name, before: stateOf(kept), after: stateOf(customer) })
}

/** Another address or number of his, not proven. */
export async function giveAddress(desk: Desk, id: number, text: string): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  const place = addressIn(text)
  await demandFree(tx, place)
  await insertGivenAddress(tx, id, place)
  await recordAddresses(desk, kept)
}

/** It is his no more: what comes from there is a stranger's. */
export async function takeAddress(desk: Desk, id: number, address: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  await deleteAddress(tx, id, address)
  await recordAddresses(desk, kept)
}

async function recordAddresses(desk: Desk, { id, name, ...kept }: KeptCustomer): Promise<void> {
  const now = await lockCustomer(desk.tx, id)
  const valuesOf = (addresses: KeptCustomer['addresses'] = []) => ({ addresses: addresses.map(({ value }) => value) })
  const [before, after] = [valuesOf(kept.addresses), valuesOf(now?.addresses)]
  await recordChange(desk, { subject, id, name, before, after })
}

/** A person of a customer; whoever is of the support is kept there, and who was merged with somebody is changed no more. */
export async function heldCustomer(tx: Tx, id: number): Promise<KeptCustomer> {
  const kept = await lockCustomer(tx, id)
  if (!kept) throw new Refusal('person.not-found')
  if (kept.isStaff) throw new Refusal('person.is-of-support')
  if (kept.isMerged) throw new Refusal('person.is-merged')
  return kept
}

async function demandFitting(tx: Tx, id: number | null, { externalCode, places }: Customer): Promise<void> {
  if (await isPersonCodeTaken(tx, id, externalCode)) throw new Refusal('person.external-code-taken')
  for (const place of places) await demandPlace(tx, place)
}

async function demandPlace(tx: Tx, place: CustomerPlace): Promise<void> {
  const { organisationId, venueId } = place
  const organisation = organisationId === null ? null : await findOrganisation(tx, organisationId)
  if (organisationId !== null && !organisation) throw new Refusal('organisation.not-found')
  if (venueId !== null && !(await findVenueRecord(tx, venueId))) throw new Refusal('venue.not-found')
  if (!fits(place, organisation?.kind ?? null)) throw new Refusal('person.role-wrong')
}

function addressIn(text: string): Address {
  const place = normalisedAddress(text)
  const isRight = place.kind === 'email' ? isPlainAddress(place.value) : isCallable(place)
  if (!isRight) throw new Refusal('input.invalid', { field: place.kind })
  return place
}

async function demandFree(tx: Tx, place: Address): Promise<void> {
  if (await lockOwner(tx, place)) throw new Refusal('person.address-taken', { field: place.kind })
}

function stateOf({ name, position, locale, zone, externalCode, places }: Customer) {
  const known = places.map(({ role, organisationId, venueId, withSubDealers }) => ({
    role,
    organisationId,
    venueId,
    withSubDealers,
  }))
  return { name, position, locale, zone, externalCode, places: known }
}
