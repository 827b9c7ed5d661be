import { markAddressBounced, markLost, otherReaction } from '../../db/bounces.ts'
import type { Desk } from '../../db/desk.ts'
import { lockRequest } from '../../db/requests.ts'
import { save } from '../../db/save.ts'
import { loadTerms } from '../../db/terms.ts'
import { THE_DESK } from '../../domain/permissions.ts'
import { withReturnedLetter } from '../../domain/returned-letter.ts'

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
  const other = lost.answeredAt === null ? null : await otherReaction(tx, lost.request, lost.answeredAt)
  await save(desk, withReturnedLetter(request, { ...lost, reason }, other, terms), terms)
  return lost.request
}
