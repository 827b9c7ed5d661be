import type { Instant } from '../ground/instant.ts'
import type { RequestType } from '../ground/words.ts'
import { reopened, withNewReaction, withTerms } from '../sla/sla-clock.ts'
import { slaRuleFor } from '../sla/sla-rules.ts'
import type { Ruling, Terms } from '../terms/terms.ts'
import type { Change } from './change.ts'
import { deadlinesOf, targetsOf } from './deadlines.ts'
import type { ServiceRequest } from './request.ts'

/** Another contract or another service: both deadlines anew, what was consumed stays consumed. */
export function withOtherTerms(
  request: ServiceRequest,
  to: { serviceId: number; serviceVersionId: number; type: RequestType },
  { terms, at }: Ruling,
): Change {
  const before = deadlinesOf(request, terms.hoursById)
  const chosen =
    terms.contractId === request.contractId
      ? request.coverage
      : ({ because: 'chosen_by_specialist', passedOver: [] } as const)
  const after = onTerms({ ...request, ...to, contractId: terms.contractId, coverage: chosen }, { terms, at })
  return {
    request: after,
    events: [
      {
        type: 'request.terms-changed',
        data: {
          contract: { from: request.contractId, to: terms.contractId },
          service: { from: request.serviceId, to: to.serviceId },
          deadlines: { from: before, to: deadlinesOf(after, terms.hoursById) },
        },
      },
    ],
  }
}

/** The request under the most specific rule of these terms; what its clocks consumed stays consumed. */
export function onTerms(request: ServiceRequest, { terms, at }: Ruling): ServiceRequest {
  const facts = { serviceId: request.serviceId, requestType: request.type, priority: request.priority }
  const rule = slaRuleFor(terms.rules, facts, at)
  return {
    ...request,
    slaRuleId: rule?.id ?? null,
    ledger: withTerms(request.ledger, at, targetsOf(rule), terms.hoursId),
  }
}

/** A new reaction time runs, the resolution goes on with what was left, both on today's terms. */
export function resumedClocks(request: ServiceRequest, terms: Terms, at: Instant): ServiceRequest {
  const facts = { serviceId: request.serviceId, requestType: request.type, priority: request.priority }
  const rule = slaRuleFor(terms.rules, facts, at)
  const fresh = withNewReaction(request.ledger, at, targetsOf(rule).reactionMs, terms.hoursId)
  const reopenedToo = { ...fresh, resolution: reopened(fresh.resolution, at, 'resumed') }
  const ledger = withTerms(reopenedToo, at, targetsOf(rule), terms.hoursId)
  return { ...request, reactedAt: null, slaRuleId: rule?.id ?? null, ledger }
}
