import type { Desk } from '../../db/desk.ts'
import { dutyOfTeam } from '../../db/duty/on-duty.ts'
import { type Handover, lockHandover, lockUnanswered, noteRaised } from '../../db/handover/handovers.ts'
import { findByPerson } from '../../db/people/actors.ts'
import { lockInOrder, lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { mayAccept } from '../../domain/access/permissions.ts'
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
  const called = await calledFor(desk, handover, waiting)
  await noteRaised(desk, handover.id, called)
  if (called === null) return handover.id
  for (const number of waiting) {
    const request = await lockRequest(tx, desk.actor, number)
    await save(desk, await tellHandedOver(desk, request, called), await loadTerms(tx, request))
  }
  return handover.id
}

/** The first of those who are on duty for its team who is neither of the two and could take it over; null: nobody. */
async function calledFor({ tx, actor, now }: Desk, { fromId, toId }: Handover, waiting: readonly number[]) {
  const [first] = waiting
  if (first === undefined) return null
  const request = await lockRequest(tx, actor, first)
  const { answering } = await dutyOfTeam(tx, request.teamId, now)
  for (const { personId } of answering) {
    const person = personId === fromId || personId === toId ? null : await findByPerson(tx, personId, 'desk')
    if (person && mayAccept(person.actor, request)) return personId
  }
  return null
}
