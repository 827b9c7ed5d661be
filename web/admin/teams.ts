import { useQuery } from '@tanstack/react-query'
import type { TeamCard } from '../../src/contract/people/people.ts'
import { get } from '../api.ts'

export const TEAMS = ['teams'] as const

/** The teams that something can be given to. */
export function useTeams() {
  return useQuery({
    queryKey: TEAMS,
    queryFn: ({ signal }) => get<{ teams: readonly TeamCard[] }>('/api/teams', signal),
    select: ({ teams }) => teams,
  })
}
