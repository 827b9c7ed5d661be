import type { Desk } from '../../db/desk.ts'
import { deleteFeed, keepFeed } from '../../db/duty/calendar-feeds.ts'
import { mayOnDesk } from '../../domain/access/permissions.ts'
import { Refusal } from '../../domain/ground/refusal.ts'
import { hashOf, newToken } from '../ground/secrets.ts'

/** A secret address of one's own duties, shown once and kept as its hash; the one before opens nothing from now on. */
export async function renewOwnCalendar({ tx, actor, now }: Desk): Promise<string> {
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  const token = newToken()
  await keepFeed(tx, actor.personId, hashOf(token), now)
  return token
}

/** No address opens one's calendar any more. */
export async function closeOwnCalendar({ tx, actor }: Desk): Promise<void> {
  if (!mayOnDesk(actor, 'work_on_desk')) throw new Refusal('permission.missing')
  await deleteFeed(tx, actor.personId)
}
