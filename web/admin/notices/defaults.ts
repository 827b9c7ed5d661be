import { useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  NoticeDefaults,
  NoticeDefaultsOrder,
  NoticeSample,
  RoleMatrix,
} from '../../../src/contract/notices/defaults.ts'
import { get, put } from '../../api.ts'

export type Kind = RoleMatrix['rows'][number]['kind']
export type Way = NoticeDefaults['ways'][number]['way']

const DEFAULTS = ['notice-defaults'] as const

export function useNoticeDefaults() {
  return useQuery({
    queryKey: DEFAULTS,
    queryFn: ({ signal }) => get<NoticeDefaults>('/api/notice-defaults', signal),
    refetchOnWindowFocus: false,
  })
}

export type DefaultsOrder = NoticeDefaultsOrder & Pick<RoleMatrix, 'role'>

export function useSaveDefaults() {
  const queries = useQueryClient()
  return {
    save: ({ role, ...order }: DefaultsOrder) => put<{ version: number }>(`/api/notice-defaults/${role}`, order),
    again: () => queries.invalidateQueries({ queryKey: DEFAULTS }),
  }
}

export function useSample(asked: { readonly side: RoleMatrix['side']; readonly kind: Kind; readonly way: Way }) {
  return useQuery({
    queryKey: [...DEFAULTS, 'sample', asked],
    queryFn: ({ signal }) =>
      get<NoticeSample>(`/api/notice-defaults/sample?${new URLSearchParams({ ...asked })}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: (before) => before,
  })
}
