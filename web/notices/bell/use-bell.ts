import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Bell, BellCount } from '../../../src/contract/screen/bell.ts'
import { get, post } from '../../api.ts'
import { keys } from '../../queries.ts'

export type Only = 'new' | 'all' | 'mentions'

const NOTHING: BellCount = { unread: 0, requests: [] }

/** How many notices are unread, and of which requests; asked anew whenever one is shown. */
export function useUnread(): BellCount {
  const { data = NOTHING } = useQuery({
    queryKey: [...keys.notices, 'count'],
    queryFn: ({ signal }) => get<BellCount>('/api/notices/count', signal),
  })
  return data
}

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

/** Marks the notices of a request, or all of them, as read. */
export function useMarkRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: number | null) => post<BellCount>('/api/notices/read', request === null ? {} : { request }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }),
  })
}
