import { queryOptions, useQuery } from '@tanstack/react-query'
import type { ClockPage } from '../../../src/contract/request/clock.ts'
import type { RequestOpened } from '../../../src/contract/request/request.ts'
import { get } from '../../api.ts'
import { useWaitingAt } from '../../outbox/use-outbox.ts'
import { keys } from '../../queries.ts'
import { withWaiting } from '../../request/outbox/with-waiting.ts'
import { useMe } from '../../session.ts'

/** With what stands around it. */
export const requestAddress = (number: number) => `/api/requests/${number}?with=surroundings`

export function requestQuery(number: number) {
  return queryOptions({
    queryKey: keys.request(number),
    queryFn: ({ signal }) => get<RequestOpened>(requestAddress(number), signal),
  })
}

/** One request with its conversation and history; news of it ask for it anew. */
export function useRequest(number: number) {
  const query = useQuery(requestQuery(number))
  const waiting = useWaitingAt(number)
  const me = useMe()
  return { ...query, data: query.data && withWaiting(query.data, waiting, me) }
}

/** Who and what stands around it: the side panel. It comes with the request. */
export function useSurroundings(number: number) {
  return useQuery({ ...requestQuery(number), select: ({ surroundings }) => surroundings })
}

/** Why such a time and such a priority, line by line. */
export function useClockPage(number: number) {
  return useQuery({
    queryKey: [...keys.request(number), 'clock'],
    queryFn: ({ signal }) => get<ClockPage>(`/api/requests/${number}/clock`, signal),
    staleTime: 0,
  })
}
