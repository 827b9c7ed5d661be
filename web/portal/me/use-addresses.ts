import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MyAddress, MyAddresses, WaitingAddress } from '../../../src/contract/people/address.ts'
import { get, post, put, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

const KEY = ['addresses']
const LOOK_AGAIN = 10_000

/** What is confirmed in another window or on another device is seen here soon. */
export function useAddresses() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<MyAddresses>('/api/me/addresses', signal),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.waiting.length ? LOOK_AGAIN : false),
  })
}

/** Sends the letter that confirms an address, for the first time or again. */
export function useConfirming() {
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (address: string) => post('/api/me/addresses', { address }),
    onSuccess: (_, address) => showToast({ text: say('portal.addresses.sent', { address }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

/** What is done with an address that is on the list; what the server refuses is said. */
export function useAddressChanges() {
  const say = useSay()
  const queries = useQueryClient()
  const settled = {
    onError: (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  }
  const removed = (address: string) => showToast({ text: say('portal.addresses.removed', { address }) })
  return {
    makeMain: useMutation({
      mutationFn: ({ id }: MyAddress) => put('/api/me/main-address', { id }),
      onSuccess: (_, { address }) => showToast({ text: say('portal.addresses.main-now', { address }) }),
      ...settled,
    }),
    remove: useMutation({
      mutationFn: ({ id }: MyAddress) => remove(`/api/me/addresses/${id}`),
      onSuccess: (_, { address }) => removed(address),
      ...settled,
    }),
    withdraw: useMutation({
      mutationFn: ({ id }: WaitingAddress) => remove(`/api/me/address-claims/${id}`),
      onSuccess: (_, { address }) => removed(address),
      ...settled,
    }),
  }
}
