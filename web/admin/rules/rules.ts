import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RoutingPage, RoutingRuleShape, RoutingTrial } from '../../../src/contract/routing/routing.ts'
import { MOST_UNTAKEN_MINUTES } from '../../../src/domain/routing/rule.ts'
import { get, newKey, post, put } from '../../api.ts'
import type { TypedSentences } from './use-sentences.ts'

export type Rule = RoutingRuleShape
export type Clause = Rule['when'][number][number]
export type ClauseKind = Clause['kind']

export const ROUTING = ['routing'] as const

export function useRouting() {
  return useQuery({
    queryKey: ROUTING,
    queryFn: ({ signal }) => get<RoutingPage>('/api/routing', signal),
    refetchOnWindowFocus: false,
  })
}

export function useSaveRouting() {
  const queries = useQueryClient()
  return {
    save: (order: Pick<RoutingPage, 'rules' | 'untakenMinutes'> & { readonly seen: number }) =>
      put<{ version: number }>('/api/routing', order),
    again: () => queries.invalidateQueries({ queryKey: ROUTING }),
  }
}

export type TrialOf = { readonly days: 7 | 30 } | { readonly number: number }

/** Asked anew for other rules; the last answer stays until the next one has come. */
export function useTrial(rules: readonly Rule[], of: TrialOf | null) {
  return useQuery({
    queryKey: ['routing-trial', of, rules],
    queryFn: () => post<RoutingTrial>('/api/routing/trials', { rules: rules.filter(isWhole), of }, newKey()),
    enabled: of !== null,
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
}

/** What is still being written is no rule to try: it has a team, and something in each condition. */
export function isWhole({ teamId, when, name }: Rule): boolean {
  return teamId > 0 && name.trim() !== '' && when.flat().every(({ values }) => values.length > 0)
}

/** What the page edits. */
export interface TypedRouting extends TypedSentences<Rule> {
  /** As typed; empty: requests stay with whoever got them. */
  readonly untaken: string
}

export function typedOf({ rules, untakenMinutes, version }: RoutingPage): TypedRouting {
  return { rules, seen: version, untaken: untakenMinutes === null ? '' : String(untakenMinutes) }
}

/** Minutes, null for none; undefined when it is neither. */
export function minutesOf({ untaken }: TypedRouting): number | null | undefined {
  if (untaken.trim() === '') return null
  const minutes = Number(untaken)
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_UNTAKEN_MINUTES ? minutes : undefined
}

/** A rule that takes every request, switched on, to no team as yet. */
export function newRule(name: string): Rule {
  return { id: newKey(), name, enabled: true, when: [], teamId: 0, specialistId: null, strategy: 'by_hand' }
}

export function newClause(kind: ClauseKind): Clause {
  const isYes = kind === 'vip' || kind === 'stop_of_trade'
  return { kind, isNot: false, values: isYes ? ['yes'] : [] } as unknown as Clause
}
