import { useQuery } from '@tanstack/react-query'
import type { LetterCareCard } from '../../../src/contract/mail/letter.ts'
import { get } from '../../api.ts'
import { useMe } from '../../session.ts'

export const CARE = ['letters', 'care'] as const

/** What of the letters wants somebody's care: how many wait for a decision, and whether something is wrong. */
export function useLetterCare() {
  const { data } = useQuery({
    queryKey: CARE,
    queryFn: ({ signal }) => get<LetterCareCard>('/api/letter-care', signal),
    refetchInterval: 30_000,
    enabled: useMe().abilities.sortLetters,
  })
  return { waiting: data?.parked ?? 0, isWrong: data !== undefined && (data.stuck || data.broken > 0) }
}
