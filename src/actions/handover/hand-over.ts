import type { Desk } from '../../db/desk.ts'
import { insertHandover, waitingAmong } from '../../db/handover/handovers.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { may, mayAccept, mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { isOpen } from '../../domain/ground/status.ts'
import { postMessage } from '../requests/post-message.ts'
import { letGo } from './let-go.ts'
import { tellHandedOver } from './tell-handed-over.ts'

export interface HandoverOrder {
  readonly toId: number
  /** For everybody who follows; may be empty. */
  readonly note: string
  readonly items: readonly { readonly number: number; readonly todo: string }[]
}

/**
 * Offers one's own open requests to a colleague at the end of a shift. Until he accepts, they stay with whoever had them, and both hear of
 * them; what is to be done stands as a note at the request. Resolves with the number of the hand-over.
 */
export async function handOver(desk: Desk, order: HandoverOrder): Promise<number> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  if (order.items.length === 0) throw new Refusal('handover.empty')
  if (order.toId === actor.personId) throw new Refusal('handover.to-oneself')
  const numbers = order.items.map(({ number }) => number)
  await lockInOrder(tx, numbers)
  const receiver = await findByPerson(tx, order.toId, 'desk')
  if (!receiver) throw new Refusal('person.not-found', { personId: order.toId })
  const waiting = await waitingAmong(tx, numbers)
  for (const number of numbers) {
    const request = await lockRequest(tx, actor, number)
    if (!may(actor, 'assign', request)) throw new Refusal('permission.missing')
    if (!mayAccept(receiver.actor, request)) throw new Refusal('handover.cannot-accept')
    if (request.specialistId !== actor.personId || !isOpen(request.status) || waiting.has(number)) {
      throw new Refusal('handover.not-yours', { number })
    }
  }
  const id = await insertHandover(desk, order)
  for (const { number, todo } of order.items) {
    if (todo !== '')
      await postMessage(desk, number, { text: todo, visibility: 'internal', fileIds: [], mentions: [], anyway: false })
    // What an offer before this one has left is over before he comes by the new one.
    await letGo(desk, number)
    const request = await lockRequest(tx, actor, number)
    await save(desk, await tellHandedOver(desk, request, order.toId), await loadTerms(tx, request))
  }
  return id
}
