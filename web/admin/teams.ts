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

/** How the line of a team is called. */
export function lineText(line: number | null) {
  return line === 1 || line === 2 || line === 3 ? (`admin.teams.line.${line}` as const) : 'admin.teams.line.none'
}
