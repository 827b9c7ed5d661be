import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { BellCount } from '../../../src/contract/screen/bell.ts'
import { post } from '../../api.ts'
import { keys } from '../../queries.ts'

/** Marks the notices of a request, or all of them, as read. */
export function useMarkRead() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (request: number | null) => post<BellCount>('/api/notices/read', request === null ? {} : { request }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.notices }),
  })
}
