import type { Desk } from '../../db/desk.ts'
import { grantRole } from '../../db/foundation/foundation.ts'
import { insertNewcomer, lockOwner } from '../../db/people/identities.ts'
import { nameOf } from '../../db/people/people.ts'
import { loadVenue } from '../../db/request/request-surroundings-view.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isCallable, normalisedAddress } from '../../domain/people/address.ts'

export interface CallerCard {
  readonly name: string
  readonly phone: string
  readonly venueId?: number | undefined
  readonly locale: 'ru' | 'en'
}

/**
 * A caller whom nobody knows becomes a person with his number, not proven, and a user of the venue he names. A number that is
 * known gives its person: one number is never two people.
 */
export async function makeCard(desk: Desk, { name, phone, venueId, locale }: CallerCard) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const place = normalisedAddress(phone)
  if (!isCallable(place)) throw new Refusal('input.invalid', { field: 'phone' })
  if (venueId !== undefined && !(await loadVenue(tx, actor, venueId))) throw new Refusal('venue.not-found')
  const owner = await lockOwner(tx, place)
  if (owner?.archived) throw new Refusal('input.invalid', { field: 'phone', because: 'archived' })
  if (owner) return { id: owner.personId, name: await nameOf(tx, owner.personId), isNew: false }
  const id = await insertNewcomer(tx, { ...place, name, locale })
  if (venueId !== undefined) await grantRole(tx, id, { role: 'customer_user', venueId })
  return { id, name, isNew: true }
}
