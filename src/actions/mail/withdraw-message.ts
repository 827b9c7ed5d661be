import type { Desk } from '../../db/desk.ts'
import { forgetThread } from '../../db/mail/letter-threads.ts'
import { keepFactsAnew } from '../../db/request/facts.ts'
import { hasSpoken, hideMessage, lastPublicMessage } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { storyOf } from '../../db/request/story.ts'
import { deleteWatcher } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { RequestEvent } from '../../domain/request/events.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { inTurn } from '../../domain/request/request-composition.ts'
import { effectOf, letInWith, takenBack } from '../../domain/request/taken-back.ts'

/**
 * Takes a letter out of a conversation it did not belong to: from now on only the support reads its message there, and
 * answers to it lead there no more. A request that it had moved goes back, unless something else has happened since
 * (docs/decisions/0011), and whoever was let in with it and said nothing else reads no more there.
 */
export async function withdrawMessage(desk: Desk, number: number, messageId: number): Promise<void> {
  const request = await lockRequest(desk.tx, desk.actor, number)
  if (!may(desk.actor, 'work', request)) throw new Refusal('permission.missing')
  const story = await storyOf(desk.tx, number)
  const effect = effectOf(story, messageId, request.ledger.earlierReactions.length)
  await hideMessage(desk.tx, number, messageId)
  await forgetThread(desk.tx, messageId)
  const lastMessage = (await lastPublicMessage(desk.tx, number)) ?? request.lastMessage
  const leaving = await letOut(desk, request, letInWith(story, messageId))
  const change = inTurn(
    { ...request, lastMessage },
    (current) => ({ request: current, events: [{ type: 'letter.moved', data: { messageId } }, ...leaving] }),
    (current) => (effect ? takenBack(current, effect, desk.now) : { request: current, events: [] }),
  )
  const terms = await loadTerms(desk.tx, request)
  await keepFactsAnew(desk.tx, await save(desk, change, terms), terms)
}

async function letOut(desk: Desk, { number, watcherIds }: ServiceRequest, who: number | null): Promise<RequestEvent[]> {
  if (who === null || !watcherIds.includes(who) || (await hasSpoken(desk.tx, number, who))) return []
  await deleteWatcher(desk, number, who)
  return [{ type: 'request.watcher-removed', data: { personId: who } }]
}
