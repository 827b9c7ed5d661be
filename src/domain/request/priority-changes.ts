import type { Criticality, Urgency } from '../ground/words.ts'
import { policyAt } from '../terms/policy.ts'
import { type PriorityOverride, priorityOf } from '../terms/priority-matrix.ts'
import type { Ruling } from '../terms/terms.ts'
import type { Change } from './change.ts'
import { deadlinesOf } from './deadlines.ts'
import type { EventData, RequestEvent } from './events.ts'
import { onTerms } from './on-terms.ts'
import type { ServiceRequest } from './request.ts'

export function withCriticality(request: ServiceRequest, to: Criticality, ruling: Ruling): Change {
  const from = request.criticality
  const change = withPriority({ ...request, criticality: to, criticalityIsSet: true }, request, ruling)
  return { ...change, events: [{ type: 'request.criticality-changed', data: { from, to } }, ...change.events] }
}

export interface Urging {
  readonly urgency: Urgency
  readonly reason: string
  /** The restaurant cannot trade: then the urgency is high, whatever is said beside it. False says nothing new. */
  readonly stopOfTrade: boolean
}

/** What is urged and not said yet: a stop of trade lasts until the urgency is lowered. */
export function urges({ urgency, stopOfTrade }: ServiceRequest, urging: Urging): boolean {
  return (urging.stopOfTrade && !stopOfTrade) || (!urging.stopOfTrade && urging.urgency !== urgency)
}

/** The customer's half. A stop of trade is as critical as when it is filed (docs/product.md#priority-matrix), unless a specialist has judged. */
export function withUrgency(request: ServiceRequest, { reason, ...urging }: Urging, ruling: Ruling): Change {
  const { stopOfTrade } = urging
  const urgency = stopOfTrade ? 'high' : urging.urgency
  const { firstCriticality } = policyAt(ruling.terms.policies, ruling.at)
  const criticality = stopOfTrade && !request.criticalityIsSet ? firstCriticality.stopOfTrade : request.criticality
  const change = withPriority({ ...request, urgency, stopOfTrade, criticality }, request, ruling)
  const urged: EventData['request.urgency-changed'] = { from: request.urgency, to: urgency, reason }
  if (stopOfTrade) urged.stopOfTrade = true
  const events: RequestEvent[] = [{ type: 'request.urgency-changed', data: urged }]
  if (criticality !== request.criticality) {
    events.push({ type: 'request.criticality-changed', data: { from: request.criticality, to: criticality } })
  }
  return { ...change, events: [...events, ...change.events] }
}

export function withOverride(request: ServiceRequest, override: PriorityOverride | null, ruling: Ruling): Change {
  const change = withPriority({ ...request, priorityOverride: override }, request, {
    ...ruling,
    reason: override?.reason,
  })
  const data: EventData['request.priority-overridden'] = {
    from: request.priorityOverride?.priority ?? null,
    to: override?.priority ?? null,
  }
  if (override) Object.assign(data, { reason: override.reason, until: new Date(override.until).toISOString() })
  return { ...change, events: [{ type: 'request.priority-overridden', data }, ...change.events] }
}

function withPriority(
  after: ServiceRequest,
  before: ServiceRequest,
  { terms, at, reason }: Ruling & { readonly reason?: string | undefined },
): Change {
  const { matrix } = policyAt(terms.policies, at)
  const { priority } = priorityOf({ ...after, override: after.priorityOverride }, matrix, at)
  if (priority === before.priority) return { request: after, events: [] }
  const was = deadlinesOf(before, terms.hoursById)
  const request = onTerms({ ...after, priority }, { terms, at })
  const deadlines = { from: was, to: deadlinesOf(request, terms.hoursById) }
  const data: EventData['request.priority-changed'] = { from: before.priority, to: priority, deadlines }
  if (reason) data.reason = reason
  return { request, events: [{ type: 'request.priority-changed', data }] }
}
