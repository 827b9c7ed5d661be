import type { Desk } from '../../db/desk.ts'
import { type KeptCall, lockCall } from '../../db/phone/calls.ts'
import { isShownTo } from '../../db/phone/cards.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** A call that somebody works with: it is shown to him, or he spoke; nobody learns of another's. The row is held. */
export async function holdOwnCall({ tx, actor }: Desk, id: number): Promise<KeptCall> {
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  const call = await lockCall(tx, id)
  if (!call || !(call.specialistId === actor.personId || (await isShownTo(tx, id, actor.personId))))
    throw new Refusal('call.not-found')
  return call
}
