import type { Instant } from '../ground/instant.ts'
import type { Change } from '../request/change.ts'
import type { ServiceRequest } from '../request/request.ts'
import { dueAt, reopened, stopped } from '../sla/sla-clock.ts'
import type { Terms } from '../terms/terms.ts'

/** What we sent and did not arrive, and what it had told. */
export interface LostDelivery {
  readonly to: string
  readonly reason: string
  /** The message that it brought; null when it brought none. */
  readonly messageId: number | null
  /** When that was said by the support to the contact, aloud; null for whatever else it told. */
  readonly answeredAt: Instant | null
}

/** What would have met the reaction time had the answer never been: a later answer that arrived, or that it was taken. */
export interface OtherReaction {
  readonly at: Instant
  readonly by: 'reply' | 'taken'
}

/** It is told on the request; an answer that nobody got met no reaction time (docs/product.md#clocks). */
export function withLostDelivery(
  request: ServiceRequest,
  { to, reason, messageId, answeredAt }: LostDelivery,
  other: OtherReaction | null,
  terms: Terms,
): Change {
  const { reaction } = request.ledger
  const isWithdrawn = answeredAt !== null && reaction.stoppedBy === 'reply' && reaction.stoppedAt === answeredAt
  const told = { type: 'letter.bounced', data: { messageId, to, reason, reactionWithdrawn: isWithdrawn } } as const
  if (!isWithdrawn) return { request, events: [told] }

  const again = reopened(reaction, answeredAt, 'reply_bounced')
  const clock = other ? stopped(again, other.at, other.by) : again
  const due = dueAt(again, terms.hoursById)
  const late = other !== null && due !== null && other.at > due
  return {
    request: { ...request, reactedAt: other?.at ?? null, ledger: { ...request.ledger, reaction: clock } },
    events: other ? [told, { type: 'clock.reacted', data: { by: other.by, late } }] : [told],
  }
}
