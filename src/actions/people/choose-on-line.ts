import type { Desk } from '../../db/desk.ts'
import { keepOnLine } from '../../db/people/absences.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** Somebody of the desk takes new requests now, or no longer: the rules of routing pass him over then (docs/product.md#routing). */
export async function chooseOnLine({ tx, actor }: Desk, onLine: boolean): Promise<void> {
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  await keepOnLine(tx, actor.personId, onLine)
}
