import { useQuery } from '@tanstack/react-query'
import type { MyVenues } from '../../src/contract/people/people.ts'
import { get } from '../api.ts'

/** Venues the person may file for, and the one he used last. */
export function useMyVenues() {
  return useQuery({
    queryKey: ['my-venues'],
    queryFn: ({ signal }) => get<MyVenues>('/api/my-venues', signal),
    staleTime: 5 * 60_000,
  })
}

/** The one to begin with: the last used, or the only one. */
export function usualVenue({ venues, lastUsedId }: MyVenues): number | null {
  return lastUsedId ?? (venues.length === 1 ? (venues[0]?.id ?? null) : null)
}
