import type { Desk } from '../../db/desk.ts'
import { type PersonChange, updatePerson } from '../../db/people/people.ts'
import { retimeHeld } from './retime-held.ts'

/** A person changes what he is called and when he is written to. What waits for its moment goes by the new one. */
export async function changeSelf(desk: Desk, change: PersonChange): Promise<void> {
  await updatePerson(desk.tx, desk.actor.personId, change)
  if (change.quiet !== undefined || change.zone !== undefined) await retimeHeld(desk)
}
