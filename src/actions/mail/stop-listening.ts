import type { Desk } from '../../db/desk.ts'
import { deleteStop, findStop, insertStop } from '../../db/mail/mail-stop-list.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { recordChange } from '../audit/record-change.ts'

export interface StopOrder {
  /** An address, or a domain with its @; in lower case. */
  readonly pattern: string
  readonly reason: string
}

/** Letters from this address or domain are refused from now on; they are kept and can be seen. */
export async function stopListening(desk: Desk, { pattern, reason }: StopOrder): Promise<number> {
  const { tx, actor, now } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await findStop(tx, { pattern })
  const id = await insertStop(tx, { pattern, reason, by: actor.personId, now })
  const before = known && { pattern, reason: known.reason }
  await recordChange(desk, { subject: 'stop_list', id, name: pattern, before, after: { pattern, reason } })
  return id
}

/** What it sent meanwhile stays refused until somebody reads it again. */
export async function listenAgain(desk: Desk, id: number): Promise<void> {
  const { tx, actor } = desk
  if (!mayOnDesk(actor, 'administer')) throw new Refusal('permission.missing')
  const known = await findStop(tx, { id })
  if (!known || !(await deleteStop(tx, id))) throw new Refusal('stop-list.not-found')
  const { pattern, reason } = known
  await recordChange(desk, { subject: 'stop_list', id, name: pattern, before: { pattern, reason }, after: null })
}
