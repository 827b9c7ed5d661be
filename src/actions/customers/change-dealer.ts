import type { Desk } from '../../db/desk.ts'
import type { Db, Tx } from '../../db/engine/database.ts'
import {
  deletePlannedDealer,
  insertDealerChange,
  lockDueDealers,
  markDealerTurned,
  setDealer,
  standingOfDealers,
} from '../../db/people/dealer-changes.ts'
import { findOrganisation } from '../../db/people/organisations.ts'
import { findVenueRecord, lockVenue } from '../../db/people/venue-records.ts'
import { mayOnDesk, THE_DESK } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { servesVenues } from '../../domain/people/organisation.ts'
import { recordChange } from '../audit/record-change.ts'

export interface DealerOrder {
  readonly dealerId: number | null
  /** A day of the venue's own calendar. */
  readonly startsOn: string
  readonly ground: string
  readonly seenDealerId: number | null
}

/** Another dealer from a day on, at once or when it comes; requests keep the dealer they have. */
export async function changeDealer(desk: Desk, venueId: number, order: DealerOrder): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockVenue(tx, venueId)
  const known = await findVenueRecord(tx, venueId)
  if (!kept || !known) throw new Refusal('venue.not-found')
  if (kept.dealerId !== order.seenDealerId) throw new Refusal('venue.changed', { now: { dealer: known.dealer } })
  if (kept.dealerId === order.dealerId) throw new Refusal('venue.dealer-same')
  await demandDealer(tx, order.dealerId)
  const { last, ahead } = await standingOfDealers(tx, venueId)
  if (ahead) throw new Refusal('venue.dealer-change-ahead')
  if (last !== null && order.startsOn < last) throw new Refusal('venue.dealer-change-too-early', { last })
  const isDue = order.startsOn <= known.today
  if (isDue) await setDealer(tx, venueId, order.dealerId)
  const change = { dealerId: order.dealerId, startsOn: order.startsOn, ground: order.ground }
  await recordChange(desk, {
    subject: 'venue',
    id: venueId,
    name: kept.name,
    before: { dealerId: kept.dealerId },
    after: isDue ? change : { dealerId: kept.dealerId, planned: change },
  })
  return insertDealerChange(tx, {
    ...change,
    venueId,
    previousDealerId: kept.dealerId,
    madeBy: actor.personId,
    at: now,
    tookEffectAt: isDue ? now : null,
  })
}

/** A plan is taken back before its day; what has taken effect is changed by another change. */
export async function withdrawDealerChange(desk: Desk, venueId: number, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await lockVenue(tx, venueId)
  const planned = kept && (await deletePlannedDealer(tx, venueId, id))
  if (!planned) throw new Refusal('venue.dealer-change-not-found')
  await recordChange(desk, { subject: 'venue', id: venueId, name: kept.name, before: { planned }, after: {} })
}

/** Plans whose day has come take effect, each once, whoever does it. */
export async function turnDealers(db: Db, now: Instant): Promise<number> {
  const turned = await db.transaction().execute(async (tx) => {
    const due = await lockDueDealers(tx, now)
    for (const { id, venueId, venue, dealerId, previousDealerId } of due) {
      await setDealer(tx, venueId, dealerId)
      await markDealerTurned(tx, id, now)
      await recordChange(
        { tx, actor: THE_DESK, now },
        { subject: 'venue', id: venueId, name: venue, before: { dealerId: previousDealerId }, after: { dealerId } },
      )
    }
    return due.length
  })
  return turned
}

export async function demandDealer(tx: Tx, dealerId: number | null): Promise<void> {
  if (dealerId === null) return
  const dealer = await findOrganisation(tx, dealerId)
  if (!dealer || dealer.archivedAt !== null || !servesVenues(dealer.kind)) throw new Refusal('venue.dealer-wrong')
}
