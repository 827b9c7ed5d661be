import type { Desk } from '../../db/desk.ts'
import type { Tx } from '../../db/engine/database.ts'
import { insertLoose } from '../../db/notices/outbox.ts'
import { localeOf, nameOf } from '../../db/people/people.ts'
import { HOUR } from '../../domain/ground/instant.ts'
import { PRINTED_LINK_LIFETIME } from './order-sign-in-code.ts'

/** Where somebody is invited to: he works on the desk, or files on the portal. */
export type InvitedTo = 'desk' | 'portal'

/** The letter with the link by which somebody comes in for the first time (texts). */
export type WriteInvitation = (
  tx: Tx,
  locale: 'ru' | 'en',
  facts: { readonly link: string; readonly hours: number; readonly by: string; readonly to: InvitedTo },
) => Promise<{ readonly subject: string; readonly text: string; readonly html: string }>

export interface Invited {
  readonly personId: number
  /** A mail address of his, proven or not: whoever reads what comes there comes in. */
  readonly address: string
  /** Opens a session once. */
  readonly link: string
  readonly to: InvitedTo
}

/** The link goes to the address alone, in the person's language and in the name of who invites. */
export async function sendInvitation(
  { tx, actor, now }: Desk,
  write: WriteInvitation,
  { personId, address, link, to }: Invited,
): Promise<void> {
  const facts = { link, to, hours: PRINTED_LINK_LIFETIME / HOUR, by: await nameOf(tx, actor.personId) }
  const payload = await write(tx, await localeOf(tx, personId), facts)
  await insertLoose(tx, { kind: 'invitation', personId, way: 'email', address, payload, now })
}
