import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  EscalationExample,
  EscalationPage,
  EscalationPlanShape,
  EscalationSchemeShape,
  EscalationStepShape,
  EscalationTrial,
} from '../../../src/contract/terms/escalation.ts'
import type { Priority } from '../../../src/domain/ground/words.ts'
import { schemeFor } from '../../../src/domain/terms/escalation.ts'
import { get, newKey, post, put } from '../../api.ts'

export type Plan = EscalationPlanShape
export type Scheme = EscalationSchemeShape
export type Step = EscalationStepShape
export type Metric = 'reaction' | 'resolution'
export interface Chosen {
  readonly levelId: number
  readonly priority: Priority
}

const KEY = ['escalation'] as const

export function useEscalation() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<EscalationPage>('/api/escalation', signal),
    refetchOnWindowFocus: false,
  })
}

export function useSaveEscalation() {
  const queries = useQueryClient()
  return {
    save: (order: { readonly seen: number; readonly plan: Plan }) => put<{ version: number }>('/api/escalation', order),
    again: () => queries.invalidateQueries({ queryKey: KEY }),
  }
}

/** How often these steps would have called somebody in the last week; the last answer stays until the next one has come. */
export function useTrial(plan: Plan) {
  return useQuery({
    queryKey: ['escalation-trial', plan],
    queryFn: () => post<EscalationTrial>('/api/escalation/trials', { plan }, newKey()),
    placeholderData: (before) => before,
    staleTime: 60_000,
    retry: false,
  })
}

export function useExample({ levelId, priority }: Chosen, percents: readonly number[]) {
  const list = [...new Set([...percents, 100])].sort((a, b) => a - b).join(',')
  return useQuery({
    queryKey: ['escalation-example', levelId, priority, list],
    queryFn: ({ signal }) =>
      get<EscalationExample>(`/api/escalation/example?level=${levelId}&priority=${priority}&percents=${list}`, signal),
    placeholderData: (before) => before,
  })
}

/** The scheme that holds for a level and a priority; `isOwn`: it is theirs alone. */
export function schemeOf(plan: Plan, chosen: Chosen): { readonly scheme: Scheme; readonly isOwn: boolean } {
  const scheme = schemeFor(plan, chosen)
  if (!scheme) return { scheme: { ...chosen, reaction: [], resolution: [] }, isOwn: false }
  const isOwn = scheme.levelId === chosen.levelId && scheme.priority === chosen.priority
  return { scheme: scheme as Scheme, isOwn }
}

/** The plan with other steps for a level and a priority: a scheme of their own, if they had none. */
export function withSteps(plan: Plan, chosen: Chosen, metric: Metric, steps: readonly Step[]): Plan {
  const { scheme, isOwn } = schemeOf(plan, chosen)
  const next = { ...scheme, ...chosen, [metric]: [...steps].sort((a, b) => a.percent - b.percent) }
  const schemes = isOwn ? plan.schemes.map((one) => (one === scheme ? next : one)) : [...plan.schemes, next]
  return { ...plan, schemes }
}

/** The plan without a scheme of their own: the general one holds for them again. */
export function withoutOwn(plan: Plan, chosen: Chosen): Plan {
  const { scheme, isOwn } = schemeOf(plan, chosen)
  return isOwn ? { ...plan, schemes: plan.schemes.filter((one) => one !== scheme) } : plan
}

export const NEW_STEP: Step = { percent: 90, to: 'lead', does: 'notify', teamId: null, words: '', asks: false }
