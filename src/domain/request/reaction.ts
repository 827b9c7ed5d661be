import type { Instant } from '../ground/instant.ts'
import { dueAt, stopped } from '../sla/sla-clock.ts'
import type { Terms } from '../terms/terms.ts'
import type { Change } from './change.ts'
import type { RequestEvent } from './events.ts'
import type { ServiceRequest } from './request.ts'

/** The first human reply that the customer can see meets the reaction time, whatever the status. */
export function answered(request: ServiceRequest, terms: Terms, at: Instant): Change {
  const { reaction } = request.ledger
  if (reaction.stoppedAt !== null) return { request, events: [] }
  const after = { ...request, reactedAt: at, ledger: { ...request.ledger, reaction: stopped(reaction, at, 'reply') } }
  return { request: after, events: reactionEvents(request, after, 'reply', terms) }
}

/** Whether the reaction was in time, told once, when it comes. */
export function reactionEvents(
  before: ServiceRequest,
  after: ServiceRequest,
  by: 'reply' | 'taken',
  { hoursById }: Terms,
): readonly RequestEvent[] {
  if (after.reactedAt === null || after.reactedAt === before.reactedAt) return []
  const due = dueAt(before.ledger.reaction, hoursById)
  return [{ type: 'clock.reacted', data: { by, late: due !== null && after.reactedAt > due } }]
}
