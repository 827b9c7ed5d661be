import type { Desk } from '../../db/desk.ts'
import { markAddressBounced, markLost, otherReaction } from '../../db/mail/bounces.ts'
import { lockRequest } from '../../db/request/requests.ts'
import { save } from '../../db/request/save.ts'
import { loadTerms } from '../../db/terms/terms.ts'
import { THE_DESK } from '../../domain/access/permissions.ts'
import { withReturnedLetter } from '../../domain/mail/returned-letter.ts'

export interface CameBack {
  /** Of the outbox. */
  readonly letterId: number
  readonly reason: string
  /** Nobody is there: no automatic letter goes to this address any more. */
  readonly addressIsGone: boolean
}

/** A letter of ours did not arrive: seen on its request, and an answer that nobody got is none. Resolves with the request. */
export async function letterCameBack(
  { tx, now }: Omit<Desk, 'actor'>,
  { letterId, reason, addressIsGone }: CameBack,
): Promise<number | null> {
  const lost = await markLost(tx, letterId, { reason, now })
  if (!lost) return null
  if (addressIsGone) await markAddressBounced(tx, lost.to, reason, now)
  if (lost.request === null) return null

  const desk = { tx, now, actor: THE_DESK }
  const request = await lockRequest(tx, THE_DESK, lost.request)
  const terms = await loadTerms(tx, request)
  const { messageId, answeredAt } = lost
  const other = messageId === null || answeredAt === null ? null : await otherReaction(tx, lost.request, messageId)
  await save(desk, withReturnedLetter(request, { ...lost, reason }, other, terms), terms)
  return lost.request
}
