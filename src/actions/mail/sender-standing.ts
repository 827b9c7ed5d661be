import { findByPerson } from '../../db/people/actors.ts'
import type { Owner } from '../../db/people/identities.ts'
import { belongingsOf } from '../../db/request/requests.ts'
import { isCopied } from '../../db/request/watchers.ts'
import { isStaff, may } from '../../domain/access/permissions.ts'
import type { Standing } from '../../domain/mail/threading.ts'
import type { MailDesk } from './mail-desk.ts'

/**
 * What the sender is to the request that a clue points to: a member of the support whose own request it is takes part as its
 * customer. Without a clue, only whether he is of the support.
 */
export async function standingOf({ tx }: MailDesk, sender: Owner | null, number: number | null): Promise<Standing> {
  const actor = sender && (await findByPerson(tx, sender.personId, 'email'))?.actor
  if (!actor) return 'stranger'
  if (number === null) return isStaff(actor) ? 'staff' : 'stranger'
  const request = (await belongingsOf(tx, [number])).get(number)
  if (!request) return 'stranger'
  if (may(actor, 'work', request)) return 'staff'
  const { contactId, authorId, watcherIds } = request
  if (may(actor, 'reply', { ...request, copiedIds: [] }))
    return [contactId, authorId, ...watcherIds].includes(actor.personId) ? 'participant' : 'colleague'
  return (await isCopied(tx, number, actor.personId)) ? 'copied' : 'stranger'
}
