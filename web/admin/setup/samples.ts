import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'

/** Requests of the sample data, as long as there is any. */
export function useSamples() {
  return useQuery({
    queryKey: ['sample-data'],
    queryFn: ({ signal }) => get<{ readonly numbers: readonly number[] | null }>('/api/sample-data', signal),
  })
}
