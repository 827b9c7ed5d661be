import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/engine/moments.ts'
import { endPrintedLinks } from '../../db/people/sign-in-codes.ts'
import { endWaysIn, setArchived } from '../../db/people/staff.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'
import { issueLink, PRINTED_LINK_LIFETIME } from '../sessions/order-sign-in-code.ts'
import { heldCustomer } from './keep-customer.ts'

const subject = 'person'

/** A link that opens the portal once, as this person, to be handed over; the one before ends. */
export async function inviteCustomer(desk: Desk, url: string, id: number) {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  if (kept.archivedAt !== null) throw new Refusal('person.not-found')
  await endPrintedLinks(tx, [id], now)
  const link = await issueLink(tx, id, { now, url, lifetime: PRINTED_LINK_LIFETIME })
  const expiresAt = iso(now + PRINTED_LINK_LIFETIME)
  await recordChange(desk, { subject, id, name: kept.name, before: {}, after: { invitedUntil: expiresAt } })
  return { id, link, expiresAt }
}

/** He comes in nowhere any more, and his addresses match nobody; what he wrote stays. */
export async function archiveCustomer(desk: Desk, id: number): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  if (kept.archivedAt !== null) return
  await setArchived(tx, id, now)
  await endWaysIn(tx, id, now)
  await recordChange(desk, { subject, id, name: kept.name, before: { archived: false }, after: { archived: true } })
}

export async function returnCustomer(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const kept = await heldCustomer(tx, id)
  if (kept.archivedAt === null) return
  await setArchived(tx, id, null)
  await recordChange(desk, { subject, id, name: kept.name, before: { archived: true }, after: { archived: false } })
}
