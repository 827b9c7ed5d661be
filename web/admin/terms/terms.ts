import { useQuery } from '@tanstack/react-query'
import type {
  CheckAnswer,
  HoursPage,
  HoursRow,
  LevelPage,
  LevelRow,
  PolicyPage,
} from '../../../src/contract/terms/terms.ts'
import { get } from '../../api.ts'

/** Everything that an edit of terms may have changed. */
export const TERMS = ['terms'] as const

export function useHoursList() {
  return useQuery({
    queryKey: [...TERMS, 'hours'],
    queryFn: ({ signal }) => get<{ hours: HoursRow[] }>('/api/service-hours', signal),
    select: ({ hours }) => hours,
  })
}

export function useHours(id: number) {
  return useQuery({
    queryKey: [...TERMS, 'hours', id],
    queryFn: ({ signal }) => get<HoursPage>(`/api/service-hours/${id}`, signal),
    refetchOnWindowFocus: false,
  })
}

export function useLevelList() {
  return useQuery({
    queryKey: [...TERMS, 'levels'],
    queryFn: ({ signal }) => get<{ levels: LevelRow[] }>('/api/sla-levels', signal),
    select: ({ levels }) => levels,
  })
}

export function useLevel(id: number) {
  return useQuery({
    queryKey: [...TERMS, 'levels', id],
    queryFn: ({ signal }) => get<LevelPage>(`/api/sla-levels/${id}`, signal),
    refetchOnWindowFocus: false,
  })
}

export function usePolicy() {
  return useQuery({
    queryKey: [...TERMS, 'policy'],
    queryFn: ({ signal }) => get<PolicyPage>('/api/policy', signal),
    refetchOnWindowFocus: false,
  })
}

/** Asks what a draft would do: the first page of the list, or one that goes on. */
export type Ask = (from: { readonly at: string | null; readonly offset: number }) => Promise<CheckAnswer>
