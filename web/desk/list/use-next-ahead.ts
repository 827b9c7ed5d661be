import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RequestRow } from '../../../src/contract/request/request.ts'
import { useIsWide } from '../../ui/use-wide.ts'
import { requestQuery } from '../request/use-request.ts'

/** Once the opened request is there, the one after it is fetched: whoever goes on to it does not wait. On a phone nobody goes on without the list. */
export function useNextAhead(rows: readonly RequestRow[], opened: number | null): void {
  const queries = useQueryClient()
  const isWide = useIsWide()
  // Whoever shows the request asks for it; here it is only waited for.
  const { isSuccess } = useQuery({ ...requestQuery(opened ?? 0), enabled: false })
  const here = rows.findIndex(({ number }) => number === opened)
  const next = here === -1 ? undefined : rows[here + 1]?.number
  useEffect(() => {
    if (isWide && isSuccess && next !== undefined) void queries.prefetchQuery(requestQuery(next))
  }, [queries, isWide, isSuccess, next])
}
