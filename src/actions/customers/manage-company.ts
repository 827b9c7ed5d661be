import type { Desk } from '../../db/desk.ts'
import { managesPlace, takeRolesInCompany } from '../../db/people/company.ts'
import { insertCustomer, insertGivenAddress } from '../../db/people/customers.ts'
import { lockOwner } from '../../db/people/identities.ts'
import { speechOf } from '../../db/people/people.ts'
import { endWaysIn, setArchived } from '../../db/people/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { recordChange } from '../audit/record-change.ts'
import { issueLink, PRINTED_LINK_LIFETIME } from '../sessions/order-sign-in-code.ts'
import { sendInvitation, type WriteInvitation } from '../sessions/send-invitation.ts'
import { heldCustomer } from './keep-customer.ts'

const subject = 'person'

export interface Colleague {
  readonly name: string
  readonly email: string
  readonly role: 'customer_user' | 'customer_manager'
  readonly organisationId: number | null
  readonly venueId: number | null
}

export interface ColleaguePost {
  readonly url: string
  /** Null: no letter can leave. */
  readonly write: WriteInvitation | null
}

/**
 * A manager lets somebody new into his company. The link goes to the address and to nobody else: nobody has proven yet whose it is, and
 * whoever opened it in his stead would read what its owner writes later. Whoever is known already is let in by the support.
 */
export async function inviteColleague(
  desk: Desk,
  { url, write }: ColleaguePost,
  { name, email, role, ...place }: Colleague,
) {
  const { tx, actor, now } = desk
  if ((place.organisationId === null) === (place.venueId === null)) throw new Refusal('person.role-wrong')
  if (!(await managesPlace(tx, actor.personId, place))) throw new Refusal('permission.missing')
  const address = normalisedAddress(email)
  if (await lockOwner(tx, address)) throw new Refusal('person.address-taken')
  if (!write) throw new Refusal('person.invited-by-letter')
  const places = [{ role, ...place, withSubDealers: false }]
  const { locale, zone } = await speechOf(tx, actor.personId)
  const id = await insertCustomer(tx, { name, position: null, locale, zone, externalCode: null, places })
  await insertGivenAddress(tx, id, address)
  await recordChange(desk, { subject, id, name, before: null, after: { name, places, addresses: [address.value] } })
  const link = await issueLink(tx, id, { now, url, lifetime: PRINTED_LINK_LIFETIME })
  await sendInvitation(desk, write, { personId: id, address: address.value, link, to: 'portal' })
  return { id, letterTo: address.value }
}

/** A manager lets somebody go from his company: whoever is nowhere else is archived. Nobody lets himself go. */
export async function letColleagueGo(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (id === actor.personId) throw new Refusal('company.not-yourself')
  const kept = await heldCustomer(tx, id)
  const { taken, left } = await takeRolesInCompany(tx, actor.personId, id)
  if (taken === 0) throw new Refusal('person.not-found')
  if (left === 0) {
    await setArchived(tx, id, now)
    await endWaysIn(tx, id, now)
  }
  const before = { places: kept.places.length, archived: false }
  const after = { places: kept.places.length - taken, archived: left === 0 }
  await recordChange(desk, { subject, id, name: kept.name, before, after })
}
