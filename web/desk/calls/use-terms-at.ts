import { useQuery } from '@tanstack/react-query'
import type { CallCandidate } from '../../../src/contract/phone/calls.ts'
import type { Promised } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import type { Who } from './who-calls.ts'

/** The contract that would rule: as the card tells it, else asked for; null while nobody knows. */
export function useTermsAt({ person, candidate }: Who, venue: number | null): CallCandidate['contract'] | null {
  const question = new URLSearchParams({ urgency: 'medium', stopOfTrade: 'false', person: String(person?.id) })
  if (venue !== null) question.set('venue', String(venue))
  const { data } = useQuery({
    queryKey: ['promise', question.toString()],
    queryFn: ({ signal }) => get<Promised>(`/api/promise?${question}`, signal),
    enabled: person !== null && candidate === null,
  })
  if (candidate) return candidate.contract
  if (person === null || !data) return null
  const { contract, closedWays, reactionDueAt, resolutionDueAt } = data
  return { name: contract.name, isPhoneOpen: !closedWays.includes('phone'), reactionDueAt, resolutionDueAt }
}
