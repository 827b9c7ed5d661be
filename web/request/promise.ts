import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Promised } from '../../src/contract/request/request.ts'
import type { Urgency } from '../../src/domain/ground/words.ts'
import { get } from '../api.ts'

export interface PromiseQuestion {
  /** Whom it would be filed for; left out: oneself. */
  readonly person?: number
  readonly service: number | null
  readonly venue: number | null
  readonly urgency: Urgency
  readonly stopOfTrade: boolean
}

/** What would be promised if it were filed now; asked anew every minute, since the answer moves with the clock. */
export function usePromise({ person, service, venue, urgency, stopOfTrade }: PromiseQuestion) {
  const query = new URLSearchParams({ urgency, stopOfTrade: String(stopOfTrade) })
  if (person !== undefined) query.set('person', String(person))
  if (service !== null) query.set('service', String(service))
  if (venue !== null) query.set('venue', String(venue))
  return useQuery({
    queryKey: ['promise', query.toString()],
    queryFn: ({ signal }) => get<Promised>(`/api/promise?${query}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    staleTime: 20_000,
  })
}
