import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Bell, BellGroup } from '../../../src/contract/screen/bell.ts'
import type { NoticeTopic } from '../../../src/domain/notices/topics.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

/** Which notices are listed: unread ones alone, or what they are about. */
export interface Asked {
  readonly isNew: boolean
  readonly about: NoticeTopic | null
}

/** Notices by request, the newest first; older ones when asked for. */
export function useNotices(asked: Asked) {
  return useInfiniteQuery({
    queryKey: [...keys.notices, asked],
    initialPageParam: null as BellGroup | null,
    queryFn: ({ pageParam: last, signal }) =>
      get<Bell>(addressOf(asked, last && { before: last.at, beforeRequest: String(last.request) }), signal),
    getNextPageParam: ({ more, groups }) => (more ? (groups.at(-1) ?? null) : null),
  })
}

/** The same of one request, all of them; asked for when somebody opens it. */
export function useWholeGroup(asked: Asked, request: number, isWanted: boolean): BellGroup | null {
  const { data } = useQuery({
    queryKey: [...keys.notices, asked, request],
    queryFn: ({ signal }) => get<Bell>(addressOf(asked, { request: String(request) }), signal),
    enabled: isWanted,
  })
  return data?.groups[0] ?? null
}

function addressOf({ isNew, about }: Asked, more: Readonly<Record<string, string>> | null): string {
  return `/api/notices?${new URLSearchParams({ ...(isNew && { only: 'new' }), ...(about && { about }), ...more })}`
}
