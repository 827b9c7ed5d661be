import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { get, put } from '../../api.ts'
import { useWaitingAt } from '../../outbox/use-outbox.ts'
import { keys } from '../../queries.ts'
import { withWaiting } from '../../request/outbox/with-waiting.ts'
import { useMe } from '../../session.ts'
import { settled, useSettling } from './settling.ts'

export const requestAddress = (number: number) => `/api/requests/${number}`

/** One request with everything on its page; what the person just ended shows as ended. */
export function useRequest(number: number) {
  const query = useQuery({
    queryKey: keys.request(number),
    queryFn: ({ signal }) => get<RequestDetails>(requestAddress(number), signal),
    enabled: Number.isSafeInteger(number),
  })
  const isSettling = useSettling(number)
  const waiting = useWaitingAt(number)
  const me = useMe()
  const data = query.data && withWaiting(query.data, waiting, me)
  return { ...query, data: data && isSettling ? settled(data) : data }
}

/** Whatever was done to it, the page and the lists ask anew. */
export function useRefresh(number: number): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await queries.invalidateQueries({ queryKey: keys.request(number) })
    void queries.invalidateQueries({ queryKey: keys.requests })
    void queries.invalidateQueries({ queryKey: keys.views })
  }
}

/** What stands before one's eyes is read; the lists learn it. */
export function useMarkRead({ number, unread, messages }: RequestDetails) {
  const queries = useQueryClient()
  const { viewer } = useMe()
  const { mutate } = useMutation({
    mutationFn: () => put(`/api/requests/${number}/read`, {}),
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.requests }),
    throwOnError: false,
  })
  const last = messages.at(-1)?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every new message
  useEffect(() => {
    // Whoever looks with the eyes of somebody else reads nothing for him.
    if (unread && viewer === null && document.visibilityState === 'visible') mutate()
  }, [unread, last, viewer])
}
