import type { Desk } from '../../db/desk.ts'
import { keepFactsAnew } from '../../db/request/facts.ts'
import { hideMessage } from '../../db/request/messages.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { storyOf } from '../../db/request/story.ts'
import { takeHeld } from '../../db/request/untold.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import type { ServiceRequest } from '../../domain/request/request.ts'
import { undoingOf, undone } from '../../domain/request/undo.ts'
import { demandSeen } from './demand-seen.ts'

/**
 * Takes back what the actor has just done, as long as nobody was told of it and nobody did anything since: the request stands as it
 * stood, and what was said with the move stays as a note for the support (docs/decisions/0023).
 */
export async function undoMove(desk: Desk, number: number, { version }: { version: number }): Promise<ServiceRequest> {
  const { tx, actor } = desk
  const request = await lockRequest(tx, actor, number)
  if (!may(actor, 'work', request)) throw new Refusal('permission.missing')
  demandSeen(request, version)
  const held = await takeHeld(tx, number, actor.personId)
  if (!held) throw new Refusal('request.told-already')
  const undoing = undoingOf(await storyOf(tx, number), held.change)
  if (!undoing) throw new Refusal('request.changed', { number })

  if (undoing.messageId !== null) await hideMessage(tx, number, undoing.messageId)
  const terms = await loadTerms(tx, request)
  const { move } = undoing
  const after = await save(desk, undone(request, held.stood, { move, change: held.change }), terms)
  await keepFactsAnew(tx, after, terms)
  return after
}
