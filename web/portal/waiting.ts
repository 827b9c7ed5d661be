import { useQuery } from '@tanstack/react-query'
import type { Views } from '../../src/contract/request/views.ts'
import { get } from '../api.ts'
import { keys } from '../queries.ts'

/** How many requests wait for this person: an answer, or a look at what is done. */
export function useWaitingForMe(): number {
  const { data } = useQuery({ queryKey: keys.views, queryFn: ({ signal }) => get<Views>('/api/views', signal) })
  return data?.views.find(({ name }) => name === 'my_requests')?.count ?? 0
}
