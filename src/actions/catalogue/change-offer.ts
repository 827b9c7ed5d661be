import { type Customers, seesAllNamed } from '../../db/catalogue/audience.ts'
import { lockOffer, type OfferState, updateOffer } from '../../db/catalogue/offers.ts'
import type { Desk } from '../../db/desk.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { labelOf } from './state-of-service.ts'

/** How well a service works, until when, for whom and by which ways; `revision` is the state that it was changed from. */
export async function changeOffer(desk: Desk, id: number, revision: number, offer: OfferState): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'manage_catalogue')) throw new Refusal('permission.missing')
  const kept = await lockOffer(desk, id)
  if (!kept) throw new Refusal('service.not-found')
  if (kept.revision !== revision) throw new Refusal('terms.changed')
  const { from, until, customers } = offer
  if (from !== null && until !== null && until <= from) throw new Refusal('input.invalid', { field: 'until' })
  if (!(await seesAllNamed(tx, actor, { named: customers, before: kept.customers })))
    throw new Refusal('venue.not-found')
  await updateOffer(tx, id, offer)
  const { revision: _, name, ...was } = kept
  await recordChange(desk, {
    subject: 'service',
    id,
    name: labelOf(name),
    before: recorded(was),
    after: recorded(offer),
  })
}

interface Recorded extends Omit<OfferState, 'from' | 'until'> {
  readonly from: string | Instant | null
  readonly until: string | Instant | null
}

function recorded({ availability, note, from, until, ways, customers }: Recorded) {
  const named = customers.map(({ organisationId, venueId }: Customers) =>
    venueId === null ? `organisation ${organisationId}` : `venue ${venueId}`,
  )
  const moment = (at: string | Instant | null) => (at === null ? null : new Date(at).toISOString())
  return { availability, note, from: moment(from), until: moment(until), ways: ways ?? [], customers: named }
}
