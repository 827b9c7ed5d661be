import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { InnerCounts } from '../../../../src/contract/request/views.ts'
import { get } from '../../../api.ts'
import { keys } from '../../../queries.ts'

/** How many requests of a list each of the quick chips would leave; kept true by live news. */
export function useInnerCounts(question: string, isWanted: boolean) {
  const asked = new URLSearchParams(question)
  asked.delete('also')
  asked.delete('sort')
  const wanted = asked.toString()
  return useQuery({
    queryKey: [...keys.requests, 'inner-counts', wanted],
    queryFn: ({ signal }) => get<InnerCounts>(`/api/requests/inner-counts?${wanted}`, signal),
    enabled: isWanted,
    placeholderData: keepPreviousData,
  })
}
