import type { Instant } from '../ground/instant.ts'
import { type Clock, type Metric, reachesAt } from '../sla/sla-clock.ts'
import { type EscalationPlan, schemeFor } from '../terms/escalation.ts'
import type { Terms } from '../terms/terms.ts'
import type { ServiceRequest } from './request.ts'

/**
 * The steps that a plan would have told of a request between two moments, as `metric:percent:to`: by the same ledger and the same hours
 * that tell them, as long as the clock had not been stopped or paused before.
 */
export function stepsWithin(
  plan: EscalationPlan,
  { ledger, priority }: Pick<ServiceRequest, 'ledger' | 'priority'>,
  { levelId, hoursById }: Pick<Terms, 'levelId' | 'hoursById'>,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): readonly string[] {
  const scheme = schemeFor(plan, { levelId, priority })
  if (!scheme) return []
  const clocks: readonly (readonly [Metric, Clock])[] = [
    ...[...ledger.earlierReactions, ledger.reaction].map((clock) => ['reaction', clock] as const),
    ['resolution', ledger.resolution],
  ]
  return clocks.flatMap(([metric, clock]) =>
    scheme[metric].flatMap(({ percent, to: whom }) => {
      const { targetMs, stoppedAt } = clock
      const at = targetMs === null ? null : reachesAt(clock, hoursById, Math.floor((targetMs * percent) / 100))
      const isTold = at !== null && at >= from && at <= to && (stoppedAt === null || at < stoppedAt)
      return isTold ? [`${metric}:${percent}:${whom}`] : []
    }),
  )
}
