import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AdminChangeCard, AdminChangePage } from '../../../src/contract/audit/admin-change.ts'
import type { Named } from '../../../src/contract/common.ts'
import { stateOf } from '../../../src/domain/audit/difference.ts'
import type { Subject } from '../../../src/domain/audit/subjects.ts'
import { get } from '../../api.ts'
import { type AuditAddress, apiQuestion } from './use-audit-address.ts'

const JOURNAL = ['admin-changes'] as const

export function useJournal(address: AuditAddress) {
  const question = apiQuestion(address).toString()
  return useInfiniteQuery({
    queryKey: [...JOURNAL, 'list', question],
    queryFn: ({ pageParam, signal }) => get<AdminChangePage>(`/api/admin-changes?${question}${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : `&cursor=${next}`),
    placeholderData: keepPreviousData,
  })
}

/** Null: nothing is asked. */
export function useChange(id: number | null) {
  return useQuery({
    queryKey: [...JOURNAL, 'one', id],
    queryFn: ({ signal }) => get<AdminChangeCard>(`/api/admin-changes/${id}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: id !== null,
  })
}

export function useActors() {
  return useQuery({
    queryKey: [...JOURNAL, 'actors'],
    queryFn: ({ signal }) => get<{ actors: readonly Named[] }>('/api/admin-actors', signal),
    select: ({ actors }) => actors,
  })
}

/** The last changes of one thing, or of everything. */
export function useLastChanges(limit: number, of?: { readonly subject: Subject; readonly subjectId: string }) {
  const question = new URLSearchParams({ ...of, limit: String(limit) })
  return useQuery({
    queryKey: [...JOURNAL, 'last', question.toString()],
    queryFn: ({ signal }) => get<AdminChangePage>(`/api/admin-changes?${question}`, signal),
    select: ({ items }) => items,
  })
}

/** What a thing was before a change, as far as the change touched it. */
export function formerState({ before }: AdminChangeCard): Readonly<Record<string, unknown>> {
  return stateOf(before ?? {})
}
