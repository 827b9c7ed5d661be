import type { Desk } from '../../db/desk.ts'
import { markLost, otherReaction, toldIn } from '../../db/notices/lost.ts'
import { markFailing } from '../../db/people/identities.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { withLostDelivery } from '../../domain/notices/lost-delivery.ts'

export interface LostOrder {
  readonly delivery: number
  readonly reason: string
  /** Nobody is there: nothing automatic goes to this place any more. */
  readonly placeIsGone: boolean
}

/** What we sent did not arrive: seen on its request, and an answer that nobody got is none; of a summary all that it told. Resolves with the request. */
export async function loseDelivery(
  { tx, now }: Omit<Desk, 'actor'>,
  { delivery, reason, placeIsGone }: LostOrder,
): Promise<number | null> {
  const lost = await markLost(tx, delivery, { reason, now })
  if (!lost) return null
  if (placeIsGone) await markFailing(tx, { kind: lost.way, value: lost.to }, reason, now)
  if (lost.request === null) {
    for (const id of await toldIn(tx, delivery))
      await loseDelivery({ tx, now }, { delivery: id, reason, placeIsGone: false })
    return null
  }

  const desk = { tx, now, actor: THE_DESK }
  const request = await lockRequest(tx, THE_DESK, lost.request)
  const terms = await loadTerms(tx, request)
  const { messageId, answeredAt } = lost
  const other = messageId === null || answeredAt === null ? null : await otherReaction(tx, lost.request, messageId)
  await save(desk, withLostDelivery(request, { ...lost, reason }, other, terms), terms)
  return lost.request
}
