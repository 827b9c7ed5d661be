import type { Desk } from '../../db/desk.ts'
import { dropMutes, keepMute } from '../../db/notices/mutes.ts'
import { speechOf } from '../../db/people/people.ts'
import { readRequest } from '../../db/request/requests.ts'
import { type MuteUntil, nextMorning } from '../../domain/notices/mute.ts'

/** Whoever reads a request may want to hear nothing of it for a while; what others hear stays as it is. */
export async function muteRequest({ tx, actor, now }: Desk, number: number, until: MuteUntil): Promise<void> {
  await readRequest(tx, actor, number)
  const { zone } = await speechOf(tx, actor.personId)
  const untilAt = until === 'moment' ? nextMorning(now, zone) : null
  await keepMute(tx, actor.personId, number, { until, untilAt, mutedAt: now })
}

/** From now on he hears of it again, also when he may read it no longer. */
export async function unmuteRequest({ tx, actor }: Desk, number: number): Promise<void> {
  if ((await dropMutes(tx, number, [actor.personId])) === 0) await readRequest(tx, actor, number)
}
