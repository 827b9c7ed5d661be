import type { Candidate } from './choice.ts'
import { type RoutingFacts, words } from './matching.ts'
import type { Otherwise } from './routed.ts'
import type { RoutingRule } from './rule.ts'

/** A request of the portal, for tests that say what else it is. */
export function facts(besides: Partial<RoutingFacts> = {}): RoutingFacts {
  return {
    channel: 'portal',
    organisationPath: [20, 21],
    dealerId: null,
    venueId: 100,
    isVip: false,
    contractId: 1,
    servicePath: [7, 70],
    type: 'incident',
    priority: 3,
    language: 'ru',
    isInHours: true,
    stopOfTrade: false,
    words: words('Касса: не печатает чек', 'Ещё вчера всё было хорошо'),
    ...besides,
  }
}

/** A service that somebody chose, of team 4. */
export function otherwise(besides: Partial<Otherwise> = {}): Otherwise {
  return { serviceTeamId: 4, isUnsorted: false, personal: null, ...besides }
}

/** A rule that takes everything, for tests that say what it asks for. */
export function rule(besides: Partial<RoutingRule> = {}): RoutingRule {
  const name = besides.name ?? 'rule'
  return {
    id: `id of ${name}`,
    name,
    enabled: true,
    when: [],
    teamId: 1,
    specialistId: null,
    strategy: 'by_hand',
    ...besides,
  }
}

/** Somebody who is there, on line and without a request. */
export function candidate(besides: Partial<Candidate> & Pick<Candidate, 'personId'>): Candidate {
  return {
    open: 0,
    openLimit: null,
    isAway: false,
    isContact: false,
    isOnLine: true,
    lastTurn: null,
    atVenue: 0,
    isOfTeam: true,
    hadIt: false,
    substituteId: null,
    ...besides,
  }
}
