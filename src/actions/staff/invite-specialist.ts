import type { Desk } from '../../db/desk.ts'
import { iso } from '../../db/engine/moments.ts'
import { insertNewcomer, lockOwner } from '../../db/people/identities.ts'
import { endPrintedLinks } from '../../db/people/sign-in-codes.ts'
import { lockStaff, setStaffRoles, setTeams } from '../../db/people/staff.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import type { StaffRole } from '../../domain/access/staff.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { normalisedAddress } from '../../domain/people/address.ts'
import { recordChange } from '../audit/record-change.ts'
import { issueLink, PRINTED_LINK_LIFETIME } from '../sessions/order-sign-in-code.ts'
import { sendInvitation, type WriteInvitation } from '../sessions/send-invitation.ts'
import { demandTeams } from './demand-teams.ts'
import { stateOfStaff } from './state-of-staff.ts'

export interface InvitationOrder {
  readonly name: string
  readonly email: string
  readonly roles: readonly StaffRole[]
  readonly teamIds: readonly number[]
  readonly locale: 'ru' | 'en'
}

export interface InvitationPost {
  readonly url: string
  /** Null: no letter, since none is wanted or none can leave. */
  readonly write: WriteInvitation | null
}

/**
 * A new specialist, with his roles and teams. He comes in by the link, which opens once, or by a code to his mail. An address that
 * is known is somebody's already: nobody becomes of the support by a slip of the pen.
 */
export async function inviteSpecialist(desk: Desk, post: InvitationPost, order: InvitationOrder) {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const place = normalisedAddress(order.email)
  if (place.kind !== 'email') throw new Refusal('input.invalid', { field: 'email' })
  await demandTeams(tx, order.teamIds)
  const owner = await lockOwner(tx, place)
  if (owner) throw new Refusal('person.address-taken')
  const id = await insertNewcomer(tx, { ...place, name: order.name, locale: order.locale })
  await setStaffRoles(tx, id, order.roles)
  await setTeams(tx, id, order.teamIds)
  const made = await linkFor(desk, post, { id, email: place.value })
  const { member } = await lockStaff(tx, id)
  const after = member && { ...stateOfStaff(member), invitedUntil: made.expiresAt, letterTo: made.letterTo }
  await recordChange(desk, { subject: 'specialist', id, name: order.name, before: null, after })
  return made
}

/** Another link, instead of the one before, for somebody who has been invited and has not come yet; who has come, comes in by himself. */
export async function inviteAgain(desk: Desk, post: InvitationPost, personId: number) {
  if (!mayOnDesk(desk.actor, 'administer')) throw new Refusal('permission.missing')
  const { member } = await lockStaff(desk.tx, personId)
  if (!member) throw new Refusal('person.not-found')
  if (member.hasEntered || member.archivedAt !== null) throw new Refusal('staff.has-entered')
  await endPrintedLinks(desk.tx, [personId], desk.now)
  const made = await linkFor(desk, post, member)
  const after = { invitedUntil: made.expiresAt, letterTo: made.letterTo }
  await recordChange(desk, { subject: 'specialist', id: personId, name: member.name, before: {}, after })
  return made
}

interface Invited {
  readonly id: number
  readonly email: string | null
}

async function linkFor(desk: Desk, { url, write }: InvitationPost, { id, email }: Invited) {
  const { tx, now } = desk
  const printed = await issueLink(tx, id, { now, url, lifetime: PRINTED_LINK_LIFETIME })
  const link = `${printed}?return=/desk`
  if (write && email) await sendInvitation(desk, write, { personId: id, address: email, link, to: 'desk' })
  return { id, link, expiresAt: iso(now + PRINTED_LINK_LIFETIME), letterTo: write && email }
}
