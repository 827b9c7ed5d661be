import { useQuery } from '@tanstack/react-query'
import type { TeamCard } from '../../src/contract/people/people.ts'
import { get } from '../api.ts'

/** The teams that something can be given to. */
export function useTeams(): readonly TeamCard[] {
  const { data } = useQuery({
    queryKey: ['teams'],
    queryFn: ({ signal }) => get<{ teams: readonly TeamCard[] }>('/api/teams', signal),
  })
  return data?.teams ?? []
}
