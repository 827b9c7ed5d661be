import { type Candidate, type Choice, chosen } from './choice.ts'
import type { RoutingExplanation } from './explanation.ts'
import { lackedBy, type RoutingFacts } from './matching.ts'
import type { RoutingRule, Strategy } from './rule.ts'

/** The team, and how its specialist is found. */
export interface Direction {
  readonly teamId: number
  /** By name; whoever is named has not been asked yet whether he takes it. */
  readonly specialistId: number | null
  readonly strategy: Strategy
  readonly why: RoutingExplanation
}

/** Which team a new request goes to, and why: the first rule that fits, else the team of its service (docs/product.md#routing). */
export function directed(rules: readonly RoutingRule[], facts: RoutingFacts, serviceTeamId: number): Direction {
  const passedOver: { name: string; lacked: NonNullable<ReturnType<typeof lackedBy>> }[] = []
  for (const rule of rules) {
    if (!rule.enabled) continue
    const lacked = lackedBy(rule, facts)
    if (lacked === null) {
      const { id, name, teamId, specialistId } = rule
      const strategy = specialistId === null ? rule.strategy : 'by_hand'
      return { teamId, specialistId, strategy, why: { because: 'rule', rule: { id, name }, ...said(passedOver) } }
    }
    passedOver.push({ name: rule.name, lacked })
  }
  const why: RoutingExplanation = { because: 'service_team', ...said(passedOver) }
  return { teamId: serviceTeamId, specialistId: null, strategy: 'by_hand', why }
}

/** Nothing was asked where there are no rules, and nothing is kept of it. */
function said<Passed>(passedOver: readonly Passed[]) {
  return passedOver.length > 0 ? { passedOver } : {}
}

export interface Routed {
  readonly teamId: number
  readonly specialistId: number | null
  readonly routing: RoutingExplanation
}

/**
 * Where a new request goes and to whom: `candidates` are those of the team as they stand, with whoever is named by the rule among
 * them. Somebody named who cannot take it does not get it; the team decides, and the explanation says why.
 */
export function routed(direction: Direction, candidates: readonly Candidate[]): Routed {
  const { teamId, why } = direction
  const { personId, considered } = choiceOf(direction, candidates)
  const asked = direction.strategy === 'by_hand' ? {} : { strategy: direction.strategy }
  return {
    teamId,
    specialistId: personId,
    routing: {
      ...why,
      ...asked,
      ...(considered.length > 0 && { considered }),
      ...(personId !== null && { chosenId: personId }),
    },
  }
}

function choiceOf({ specialistId, strategy }: Direction, candidates: readonly Candidate[]): Choice {
  if (specialistId === null) return chosen(strategy, candidates)
  const named = candidates.filter(({ personId }) => personId === specialistId)
  if (named.length > 0) return chosen('least_loaded', named)
  return { personId: null, considered: [{ personId: specialistId, open: 0, openLimit: null, why: 'gone' }] }
}

/** Where a request goes of which no rule was asked: to the team of its service. */
export function toTeamOf({ teamId }: { readonly teamId: number }): Routed {
  return { teamId, specialistId: null, routing: { because: 'service_team' } }
}

/** Whether anybody has to be looked at before it is known who gets it. */
export function asksForPeople({ specialistId, strategy }: Direction): boolean {
  return specialistId !== null || strategy !== 'by_hand'
}
