import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { findOrganisation } from '../../db/people/organisations.ts'
import { insertVenue, isVenueCodeTaken, lockVenue, updateVenue } from '../../db/people/venue-records.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { ownsVenues } from '../../domain/people/organisation.ts'
import { flawOfVenue, type Venue } from '../../domain/people/venue.ts'
import { recordChange } from '../audit/record-change.ts'
import { demandDealer } from './change-dealer.ts'
import { demandUnchanged } from './demand-unchanged.ts'

const subject = 'venue'

/** A venue of a corporation, served by a dealer from its first day on, or by nobody. */
export async function addVenue(desk: Desk, order: Venue & { readonly dealerId: number | null }): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  await demandFitting(tx, null, order)
  await demandDealer(tx, order.dealerId)
  const id = await insertVenue(tx, order)
  await recordChange(desk, { subject, id, name: order.name, before: null, after: order })
  return id
}

/** Everything of a venue but its dealer; refused with what it is by now when somebody changed it meanwhile. */
export async function changeVenue(
  desk: Desk,
  id: number,
  { venue, seen }: { readonly venue: Venue; readonly seen: Venue },
): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockVenue(tx, id)
  if (!kept) throw new Refusal('venue.not-found')
  demandUnchanged('venue.changed', stateOf(kept), stateOf(seen))
  await demandFitting(tx, id, venue)
  await updateVenue(tx, id, venue)
  await recordChange(desk, { subject, id, name: venue.name, before: stateOf(kept), after: stateOf(venue) })
}

async function demandFitting(tx: Tx, id: number | null, venue: Venue): Promise<void> {
  const owner = await findOrganisation(tx, venue.corporationId)
  if (!owner || owner.archivedAt !== null || !ownsVenues(owner.kind)) {
    throw new Refusal('organisation.not-found', { field: 'corporationId' })
  }
  const flaw = flawOfVenue(venue, owner.code)
  if (flaw) throw new Refusal(`venue.${flaw}`)
  if (await isVenueCodeTaken(tx, id, venue.code)) throw new Refusal('venue.code-taken')
}

function stateOf({ code, name, address, zone, openingHours, corporationId, works }: Venue) {
  return { code, name, address, zone, openingHours, corporationId, works }
}
