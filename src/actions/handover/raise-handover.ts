import type { Desk } from '../../db/desk.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { lockHandover, lockUnanswered, noteRaised } from '../../db/handover/handovers.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { ANSWERED_WITHIN } from '../../domain/handover/handover.ts'
import { tellHandedOver } from './tell-handed-over.ts'

/**
 * One hand-over that nobody has answered in time: whoever is on duty for the team is called, and may accept it too. Once each, whatever
 * dies in between. Resolves with its number; null when all are answered.
 */
export async function raiseHandover(desk: Desk): Promise<number | null> {
  const { tx, now } = desk
  const id = await lockUnanswered(tx, now - ANSWERED_WITHIN)
  const handover = id === null ? null : await lockHandover(tx, id)
  if (!handover) return null
  const waiting = handover.items.filter(({ state }) => state === 'offered').map(({ number }) => number)
  await lockInOrder(tx, waiting)
  const [first] = waiting
  const { teamId } = first === undefined ? { teamId: 0 } : await lockRequest(tx, desk.actor, first)
  const { answering } = await dutyOfTeam(tx, teamId, now)
  const called = answering.find(({ personId }) => personId !== handover.fromId && personId !== handover.toId)
  await noteRaised(desk, handover.id, called?.personId ?? null)
  for (const number of called ? waiting : []) {
    const request = await lockRequest(tx, desk.actor, number)
    if (called) await save(desk, await tellHandedOver(desk, request, called.personId), await loadTerms(tx, request))
  }
  return handover.id
}
