import { DAY, type Instant } from '../ground/instant.ts'
import { type Candidate, type Choice, chosen } from './choice.ts'
import type { RoutedAgain, RoutingExplanation } from './explanation.ts'
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

type PassedOver = NonNullable<RoutingExplanation['passedOver']>[number]

/** Where a request goes that no rule takes. */
export interface Otherwise {
  readonly serviceTeamId: number
  /** Nobody chose a service: it has the one for all that has none, which does not say whose matter it is. */
  readonly isUnsorted: boolean
  /** The personal specialist of the customer's organisation, or of the nearest above it that has one, and his team; null: there is none in a team. */
  readonly personal: { readonly specialistId: number; readonly teamId: number } | null
}

/**
 * Which team a new request goes to, and why (docs/product.md#routing): the first rule that fits, else the team of its service, where somebody
 * chose one; else the personal specialist of the customer's organisation in his team; else the team of the service for all that has none.
 */
export function directed(rules: readonly RoutingRule[], facts: RoutingFacts, otherwise: Otherwise): Direction {
  const passedOver: PassedOver[] = []
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
  return { ...withoutRule(otherwise, said(passedOver)), strategy: 'by_hand' }
}

function withoutRule(
  { serviceTeamId, isUnsorted, personal }: Otherwise,
  passed: Pick<RoutingExplanation, 'passedOver'>,
): Omit<Direction, 'strategy'> {
  if (!isUnsorted) return { teamId: serviceTeamId, specialistId: null, why: { because: 'service_team', ...passed } }
  if (personal) return { ...personal, why: { because: 'organisation', ...passed } }
  return { teamId: serviceTeamId, specialistId: null, why: { because: 'default_team', ...passed } }
}

/** Nothing was asked where there are no rules, and nothing is kept of it. */
function said(passedOver: readonly PassedOver[]): Pick<RoutingExplanation, 'passedOver'> {
  return passedOver.length > 0 ? { passedOver } : {}
}

export interface Routed {
  readonly teamId: number
  readonly specialistId: number | null
  readonly routing: RoutingExplanation
}

/**
 * Where a request goes and to whom: `candidates` are those of the team as they stand, with whoever is named and who stands in for him.
 * Somebody named who cannot take it does not get it: his substitute does while he is away, else whom the strategy finds, else the team
 * decides, and the explanation says why.
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
  const team = candidates.filter(({ isOfTeam }) => isOfTeam)
  if (specialistId === null) return chosen(strategy, team)
  const named = byName(specialistId, candidates)
  if (named.personId !== null || strategy === 'by_hand') return named
  const isNew = ({ personId }: Candidate) => !named.considered.some((one) => one.personId === personId)
  const others = chosen(strategy, team.filter(isNew))
  return { personId: others.personId, considered: [...named.considered, ...others.considered] }
}

/** Whoever is named, or who stands in for him. */
function byName(specialistId: number, candidates: readonly Candidate[]): Choice {
  const named = candidates.find(({ personId }) => personId === specialistId)
  if (!named) return { personId: null, considered: [{ personId: specialistId, open: 0, openLimit: null, why: 'gone' }] }
  const own = chosen('least_loaded', [named])
  const substitute = candidates.filter(({ personId }) => personId === named.substituteId)
  if (own.personId !== null || substitute.length === 0) return own
  const standIn = chosen('least_loaded', substitute)
  return { personId: standIn.personId, considered: [...own.considered, ...standIn.considered] }
}

export interface Routable {
  readonly teamId: number
  readonly specialistId: number | null
  readonly routing: RoutingExplanation
}

/**
 * Where a request goes on to that is not worked where it is: to whoever stands in for its specialist while he is away, else to the next whom the
 * strategy of its rule finds, else to its team. What brought it to the team stays the reason why it is there.
 */
export function onwards(
  { teamId, specialistId, routing }: Routable,
  { because: again, at }: { readonly because: RoutedAgain; readonly at: Instant },
): Direction {
  const { because, rule, passedOver, strategy = 'by_hand', passed = [] } = routing
  const nowPassed = specialistId === null ? passed : [...passed, { personId: specialistId, at }]
  return {
    teamId,
    specialistId: again === 'away' ? specialistId : null,
    strategy,
    why: {
      because,
      ...(rule && { rule }),
      ...(passedOver && { passedOver }),
      ...(nowPassed.length > 0 && { passed: nowPassed }),
      again,
    },
  }
}

/** Whose the request was within a day. */
export function hadItOf({ passed = [] }: RoutingExplanation, now: Instant): readonly number[] {
  return passed.filter(({ at }) => at > now - DAY).map(({ personId }) => personId)
}

/** The same, with the moment until which whoever was chosen has to take it; null: he may take his time. */
export function takenBy(found: Routed, takeBy: Instant | null): Routed {
  return takeBy === null ? found : { ...found, routing: { ...found.routing, takeBy } }
}

/** Somebody has done something with it: nobody has to take it any more, now or when it is resumed. */
export function begun({ takeBy: _, isAnew: __, ...routing }: RoutingExplanation): RoutingExplanation {
  return routing
}

/** As a person gives it to somebody: what he says is not overtaken by the rules. */
export function byHand({ teamId, specialistId }: Omit<Routable, 'routing'>, from: Routable): Routed {
  if (teamId !== from.teamId) return { teamId, specialistId, routing: { because: 'by_hand' } }
  const { again: _, strategy, ...routing } = begun(from.routing)
  const keepsStrategy = specialistId !== null && strategy !== undefined
  return { teamId, specialistId, routing: { ...routing, ...(keepsStrategy && { strategy }) } }
}

/** Where a request goes of which no rule was asked: to the team of its service. */
export function toTeamOf({ teamId }: { readonly teamId: number }): Routed {
  return { teamId, specialistId: null, routing: { because: 'service_team' } }
}

/** Whether anybody has to be looked at before it is known who gets it. */
export function asksForPeople({ specialistId, strategy }: Direction): boolean {
  return specialistId !== null || strategy !== 'by_hand'
}
