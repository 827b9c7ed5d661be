import { useQuery } from '@tanstack/react-query'
import type { Announcement } from '../../src/contract/catalogue/catalogue.ts'
import { get } from '../api.ts'

interface Told {
  readonly announcements: readonly Announcement[]
}

/** What there is to tell just now. */
export function useNews() {
  return useQuery({
    queryKey: ['announcements'],
    queryFn: ({ signal }) => get<Told>('/api/announcements', signal),
    refetchInterval: 60_000,
  })
}
