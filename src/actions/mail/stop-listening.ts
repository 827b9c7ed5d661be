import type { Desk } from '../../db/desk.ts'
import { deleteStop, insertStop } from '../../db/mail/mail-stop-list.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

export interface StopOrder {
  /** An address, or a domain with its @; in lower case. */
  readonly pattern: string
  readonly reason: string
}

/** Letters from this address or domain are refused from now on; they are kept and can be seen. */
export async function stopListening({ tx, actor, now }: Desk, order: StopOrder): Promise<number> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  return insertStop(tx, { ...order, by: actor.personId, now })
}

/** What it sent meanwhile stays refused until somebody reads it again. */
export async function listenAgain({ tx, actor }: Desk, id: number): Promise<void> {
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  if (!(await deleteStop(tx, id))) throw new Refusal('stop-list.not-found')
}
