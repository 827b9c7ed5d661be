import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MyPhone, MyPhones } from '../../../src/contract/people/phone.ts'
import { get, post, remove } from '../../api.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'
import { CHOICES } from './notices/choices.ts'

const KEY = ['phones']

export function usePhones() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => get<MyPhones>('/api/me/phones', signal),
    staleTime: 0,
  })
}

/** Sends a code to a telephone, for the first time or again. */
export function useOrderingCode() {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ phone, key }: { readonly phone: string; readonly key?: string }) =>
      post('/api/me/phones', { phone }, key),
    onSuccess: (_, { phone }) => showToast({ text: say('portal.phones.sent', { phone: formats.phone(phone) }) }),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

/** What a proven telephone opens is offered at once: SMS among the ways to hear. After a code that was refused the page stays as it is, with the reason. */
export function useProving() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (proof: { readonly phone: string; readonly code: string }) => post('/api/me/phone-proofs', proof),
    onSuccess: () => Promise.all([KEY, CHOICES].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}

export function useRemovingPhone() {
  const say = useSay()
  const formats = useFormats()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: MyPhone) => remove(`/api/me/phones/${id}`),
    onSuccess: (_, { phone }) => showToast({ text: say('portal.phones.removed', { phone: formats.phone(phone) }) }),
    onError: (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => Promise.all([KEY, CHOICES].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
