import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Equipment } from '../../request/form/answer-field.ts'

const NONE: readonly Equipment[] = []

/** What stands in a restaurant; nothing while none is asked about. */
export function useEquipment(venueId: number | null): {
  readonly isThere: boolean
  readonly equipment: readonly Equipment[]
} {
  const { data } = useQuery({
    queryKey: ['equipment', venueId],
    queryFn: ({ signal }) => get<{ equipment: readonly Equipment[] }>(`/api/my-venues/${venueId}/equipment`, signal),
    enabled: venueId !== null,
    staleTime: 10 * 60_000,
  })
  return { isThere: data !== undefined, equipment: data?.equipment ?? NONE }
}
