import { useQuery } from '@tanstack/react-query'
import type { RequestPage } from '../../src/contract/request.ts'
import { get } from '../api.ts'
import { keys } from '../queries.ts'

const WAITING = '/api/requests?view=my_requests&status=waiting_customer,resolved&limit=100'

/** How many requests wait for this person: an answer, or a look at what is done. */
export function useWaitingForMe(): number {
  const { data } = useQuery({
    queryKey: [...keys.requests, 'waiting-for-me'],
    queryFn: ({ signal }) => get<RequestPage>(WAITING, signal),
  })
  return data?.items.length ?? 0
}
