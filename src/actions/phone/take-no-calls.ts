import type { Desk } from '../../db/desk.ts'
import { nudge } from '../../db/engine/live.ts'
import { keepQuiet } from '../../db/phone/cards.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { DAY, type Instant } from '../../domain/ground/instant.ts'
import { Refusal } from '../../domain/ground/refusal.ts'

/** No cards until then, or at once again; a day off is an absence. */
export async function takeNoCalls({ tx, actor, now }: Desk, until: Instant | null): Promise<void> {
  if (!mayOnDesk(actor, 'file_for_others')) throw new Refusal('permission.missing')
  if (until !== null && (until <= now || until > now + DAY)) throw new Refusal('input.invalid', { field: 'until' })
  await keepQuiet(tx, actor.personId, until)
  await nudge(tx, [actor.personId], 'call.changed')
}
