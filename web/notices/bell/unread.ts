import { useQuery } from '@tanstack/react-query'
import type { BellCount } from '../../../src/contract/screen/bell.ts'
import { get } from '../../api.ts'
import { keys } from '../../queries.ts'

const NOTHING: BellCount = { unread: 0, requests: [] }

/** How many notices are unread, and of which requests; asked anew whenever one is shown. */
export function useUnread(): BellCount {
  const { data = NOTHING } = useQuery({
    queryKey: [...keys.notices, 'count'],
    queryFn: ({ signal }) => get<BellCount>('/api/notices/count', signal),
  })
  return data
}
