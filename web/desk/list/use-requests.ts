import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { draft } from '../../../src/contract/people/people.ts'
import type { RequestPage, RequestRow } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

const FIRST: string | null = null

/** A list page by page; kept true by live news. */
export function useRequests(question: string) {
  return useInfiniteQuery({
    queryKey: [...keys.requests, question],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `&cursor=${pageParam}`
      return get<RequestPage>(`/api/requests?${question}${cursor}`, signal)
    },
    initialPageParam: FIRST,
    getNextPageParam: ({ next }) => next,
  })
}

export type KeptDraft = z.infer<typeof draft>
export const draftsKey = ['drafts'] as const

/** Everything one has begun to write, on any device. */
export function useKeptDrafts() {
  return useQuery({
    queryKey: draftsKey,
    queryFn: ({ signal }) => get<{ readonly drafts: readonly KeptDraft[] }>('/api/drafts', signal),
  })
}

/** The beginning of the unsent words for a request, if there are any. */
export function draftFor({ number }: Pick<RequestRow, 'number'>, drafts: readonly KeptDraft[]): string | null {
  const kept = drafts.find(({ key, body }) => /^(reply|note)-/.test(key) && key.endsWith(`-${number}`) && textOf(body))
  return kept ? textOf(kept.body) : null
}

function textOf(body: KeptDraft['body']): string {
  return typeof body.text === 'string' ? body.text.trim() : ''
}
