import { useQuery } from '@tanstack/react-query'
import type { Views } from '../../../src/contract/request/views.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

/** How many wait in each view and each of one's teams; kept true by live news. */
export function useViews() {
  return useQuery({ queryKey: keys.views, queryFn: ({ signal }) => get<Views>('/api/views', signal) })
}
