import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import type { SearchResult } from '../../../src/contract/people/people.ts'
import { get } from '../../api.ts'

export function searchFor(words: string) {
  return queryOptions({
    queryKey: ['search', words],
    queryFn: ({ signal }) => get<SearchResult>(`/api/search?q=${encodeURIComponent(words)}`, signal),
    staleTime: 5_000,
  })
}

/** Requests, people and venues that fit what is being typed. */
export function useSearch(words: string) {
  return useQuery({ ...searchFor(words), enabled: words !== '', placeholderData: keepPreviousData })
}
