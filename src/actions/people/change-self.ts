import type { Desk } from '../../db/desk.ts'
import { heldFor, retime } from '../../db/notices/held.ts'
import { type PersonChange, quietHoursOf, updatePerson } from '../../db/people/people.ts'
import { tellLive } from '../../db/request/save.ts'
import { endOfQuiet } from '../../domain/people/quiet-hours.ts'

/** A person changes what he is called and when he is written to. What waits for the end of his quiet hours goes by the new ones. */
export async function changeSelf({ tx, actor, now }: Desk, change: PersonChange): Promise<void> {
  await updatePerson(tx, actor.personId, change)
  if (change.quiet === undefined && change.zone === undefined) return
  const quiet = await quietHoursOf(tx, actor.personId)
  const at = (quiet && endOfQuiet(quiet, now)) ?? now
  for (const { id, request } of await heldFor(tx, actor.personId, now)) {
    await retime(tx, id, at)
    if (request !== null) await tellLive(tx, request, 'delivery.changed')
  }
}
