import { useInfiniteQuery } from '@tanstack/react-query'
import type { Bell } from '../../../src/contract/screen/bell.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

export type Only = 'new' | 'all' | 'mentions'

/** Notices by request, the newest first; older ones when asked for. */
export function useNotices(only: Only) {
  return useInfiniteQuery({
    queryKey: [...keys.notices, only],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const question = new URLSearchParams({
        ...(only !== 'all' && { only }),
        ...(pageParam !== null && { before: pageParam }),
      })
      return get<Bell>(`/api/notices?${question}`, signal)
    },
    getNextPageParam: ({ more, groups }) => (more ? (groups.at(-1)?.at ?? null) : null),
  })
}
