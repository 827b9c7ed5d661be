import { useQuery } from '@tanstack/react-query'
import type { KeptOffer } from '../../../../src/contract/catalogue/offer.ts'
import { CHAT_CHANNELS } from '../../../../src/domain/ground/words.ts'
import { get } from '../../../api.ts'
import { SERVICES } from '../services.ts'

export function offerKey(serviceId: number) {
  return [...SERVICES, serviceId, 'offer'] as const
}

export function useOffer(serviceId: number) {
  return useQuery({
    queryKey: offerKey(serviceId),
    queryFn: ({ signal }) => get<KeptOffer>(`/api/services/${serviceId}/offer`, signal),
    refetchOnWindowFocus: false,
  })
}

/** The ways by which customers come; the desk and the program itself are none of them. */
export const CUSTOMER_WAYS = ['portal', 'app', 'phone', ...CHAT_CHANNELS, 'api'] as const
