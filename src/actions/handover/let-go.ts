import type { Desk } from '../../db/desk.ts'
import { lockNextOver, takeLetIn } from '../../db/handover/handovers.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { storyOf } from '../../db/request/story.ts'
import { deleteWatcher } from '../../db/request/watchers.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { cameByOffer } from '../../domain/request/duplicates.ts'

/** Whoever came to read a request by an offer alone reads it no more once that is over; somebody who was let in since then stays. */
export async function letGo(desk: Desk, number: number): Promise<void> {
  const { tx } = desk
  const request = await lockRequest(tx, THE_DESK, number)
  const came = await takeLetIn(tx, number)
  if (came.length === 0) return
  const story = await storyOf(tx, number)
  const leaving = came.filter((personId) => cameByOffer(story, personId))
  if (leaving.length === 0) return
  for (const personId of leaving) await deleteWatcher(desk, number, personId)
  const events = leaving.map((personId) => ({ type: 'request.watcher-removed', data: { personId } }) as const)
  await save(desk, { request, events }, await loadTerms(tx, request))
}

/** One request whose offer is over, by whatever hand. Resolves with its number; null: there is none. */
export async function letNextGo(desk: Desk): Promise<number | null> {
  const number = await lockNextOver(desk.tx)
  if (number !== null) await letGo(desk, number)
  return number
}
