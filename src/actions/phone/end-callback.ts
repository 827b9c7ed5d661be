import type { Desk } from '../../db/desk.ts'
import { nudge } from '../../db/engine/live.ts'
import { endByHand, lockCallback } from '../../db/phone/callbacks.ts'
import { takersOf } from '../../db/phone/cards.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** Somebody was reached otherwise than by a call that the exchange told of. Once; who comes second changes nothing. */
export async function endCallback(desk: Desk, id: number, note: string | undefined): Promise<void> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const callback = await lockCallback(tx, actor, id)
  if (!callback) throw new Refusal('callback.not-found')
  if (callback.doneAt !== null) return
  await endByHand(tx, id, { by: actor.personId, note: note ?? null, now })
  await nudge(tx, await takersOf(tx, callback.teamId), 'call.changed')
}
