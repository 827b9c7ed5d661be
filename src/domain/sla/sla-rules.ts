import type { Instant } from '../ground/instant.ts'
import type { Priority, RequestType } from '../ground/words.ts'

/** A line of a level: what it is about (null = any) and the times it promises (null = none). */
export interface SlaRule {
  id: number
  serviceId: number | null
  requestType: RequestType | null
  priority: Priority | null
  reactionMinutes: number | null
  resolutionMinutes: number | null
  effectiveFrom: Instant
  /** Another one stands in for it from then on; null: it holds on. */
  effectiveUntil: Instant | null
}

export interface SlaFacts {
  serviceId: number | null
  requestType: RequestType | null
  priority: Priority
}

/**
 * The rule of a level that holds for a request at an instant. A rule that names the service beats one that does not,
 * then the type, then the priority; equals: the one that took effect last, then the one made last. No rule → null.
 */
export function slaRuleFor(rules: readonly SlaRule[], facts: SlaFacts, at: Instant): SlaRule | null {
  const fitting = rules.filter((rule) => holds(rule, at) && fits(rule, facts))
  return fitting.reduce<SlaRule | null>((best, rule) => (best && !beats(rule, best) ? best : rule), null)
}

/** From its very instant until the one that stands in for it, or for nothing, begins. */
export function holds({ effectiveFrom, effectiveUntil }: SlaRule, at: Instant): boolean {
  return effectiveFrom <= at && (effectiveUntil === null || at < effectiveUntil)
}

function fits(rule: SlaRule, facts: SlaFacts): boolean {
  return (
    (rule.serviceId === null || rule.serviceId === facts.serviceId) &&
    (rule.requestType === null || rule.requestType === facts.requestType) &&
    (rule.priority === null || rule.priority === facts.priority)
  )
}

function beats(one: SlaRule, other: SlaRule): boolean {
  const difference =
    specificity(one) - specificity(other) || one.effectiveFrom - other.effectiveFrom || one.id - other.id
  return difference > 0
}

function specificity({ serviceId, requestType, priority }: SlaRule): number {
  return (serviceId === null ? 0 : 4) + (requestType === null ? 0 : 2) + (priority === null ? 0 : 1)
}
