import { useQuery } from '@tanstack/react-query'
import type { MergeCounts, MergePlan, MergesOfPerson, PartingPlan } from '../../../../src/contract/customers/merges.ts'
import { get } from '../../../api.ts'
import { useSay } from '../../../language.ts'

/** As they are told, the weightiest first; addresses are told by name. */
const KINDS = ['contact', 'author', 'watches', 'places', 'contracts', 'notes', 'calls', 'questions', 'links'] as const

export function useMerges(person: number) {
  return useQuery({
    queryKey: ['customers', 'merges', person],
    queryFn: ({ signal }) => get<MergesOfPerson>(`/api/customers/${person}/merges`, signal),
  })
}

export function useMergePlan(kept: number, gone: number | null) {
  return useQuery({
    queryKey: ['customers', 'merge-plan', kept, gone],
    queryFn: ({ signal }) => get<MergePlan>(`/api/customers/${kept}/merge-plan?gone=${gone}`, signal),
    enabled: gone !== null,
    gcTime: 0,
  })
}

export function usePartingPlan(merge: number) {
  return useQuery({
    queryKey: ['customers', 'parting-plan', merge],
    queryFn: ({ signal }) => get<PartingPlan>(`/api/person-merges/${merge}/undo-plan`, signal),
    gcTime: 0,
  })
}

/** Counts as lines; `addresses` says them by name where they are known. */
export function useCountLines() {
  const say = useSay()
  return (counts: MergeCounts, addresses: readonly string[] = []): string[] => {
    const { addresses: reached = 0 } = counts
    const lines = KINDS.map((kind) => (counts[kind] ? say(`admin.merge.${kind}`, { count: counts[kind] }) : null))
    const first = reached > 0 && say('admin.merge.addresses', { count: reached, values: addresses.join(', ') || '—' })
    return [first, ...lines].filter((line): line is string => typeof line === 'string')
  }
}
