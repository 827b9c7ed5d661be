import type { Desk } from '../../db/desk.ts'
import { heldFor, retime } from '../../db/notices/held.ts'
import { nextSummaryOf, ownSummariesOf } from '../../db/notices/summary-choices.ts'
import { summaryDefaults } from '../../db/notices/summary-defaults.ts'
import { quietHoursOf, speechOf } from '../../db/people/people.ts'
import { tellLive } from '../../db/request/save.ts'
import { sideOfRoles } from '../../domain/notices/defaults.ts'
import { summaryFor } from '../../domain/notices/rhythm.ts'
import { endOfQuiet } from '../../domain/people/quiet-hours.ts'

/** What waits for a person leaves by what holds for him now: in his next summary, at the end of his quiet hours, or at once. */
export async function retimeHeld({ tx, actor, now }: Desk): Promise<void> {
  const { personId, roles } = actor
  const held = await heldFor(tx, personId, now)
  if (held.length === 0) return
  const quiet = await quietHoursOf(tx, personId)
  const { zone } = await speechOf(tx, personId)
  const own = await ownSummariesOf(tx, personId)
  const defaults = await summaryDefaults(tx)
  const side = sideOfRoles(roles)
  const asSoonAsItMay = (quiet && endOfQuiet(quiet, now)) ?? now
  for (const { id, way, gathers, request } of held) {
    const choice = gathers ? summaryFor(own, defaults, { side, roles, way }) : null
    await retime(tx, id, choice ? await nextSummaryOf(tx, { personId, zone, quiet }, choice, now) : asSoonAsItMay)
    if (request !== null) await tellLive(tx, request, 'delivery.changed')
  }
}
