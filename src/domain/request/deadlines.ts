import { type Instant, MINUTE } from '../ground/instant.ts'
import { dueAt, type HoursById } from '../sla/sla-clock.ts'
import type { SlaRule } from '../sla/sla-rules.ts'
import type { ServiceRequest } from './request.ts'

/** Both deadlines as ISO 8601 in UTC, as the history tells them. */
export function deadlinesOf(request: Pick<ServiceRequest, 'ledger'>, hoursById: HoursById) {
  const { reaction, resolution } = request.ledger
  return { reactionDueAt: iso(dueAt(reaction, hoursById)), resolutionDueAt: iso(dueAt(resolution, hoursById)) }
}

/** Times of the most specific rule in milliseconds; null where no rule fits. */
export function targetsOf(rule: SlaRule | null) {
  return { reactionMs: inMs(rule?.reactionMinutes), resolutionMs: inMs(rule?.resolutionMinutes) }
}

function inMs(minutes: number | null | undefined): number | null {
  return minutes == null ? null : minutes * MINUTE
}

function iso(at: Instant | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}
