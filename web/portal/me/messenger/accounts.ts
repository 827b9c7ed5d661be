import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Accounts, Invitation } from '../../../../src/contract/messenger/bots.ts'
import { get, post, remove } from '../../../api.ts'
import { useSay } from '../../../language.ts'
import { textOfProblem } from '../../../problem.ts'
import { showToast } from '../../../ui/toasts.ts'

const ACCOUNTS = ['accounts'] as const

/** One's accounts; as long as a code waits for another one than those there were, the page looks by itself. */
export function useAccounts(before: number | null = null) {
  return useQuery({
    queryKey: ACCOUNTS,
    queryFn: ({ signal }) => get<Accounts>('/api/me/accounts', signal),
    refetchInterval: ({ state }) => (before !== null && state.data?.accounts.length === before ? 1_500 : false),
  })
}

export function useInvitation(bot: number) {
  return useMutation({ mutationFn: () => post<Invitation>('/api/me/account-invitations', { bot }) })
}

export function useAccountChanges(id: number) {
  const say = useSay()
  const queries = useQueryClient()
  const onError = (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true })
  const onSettled = () => queries.invalidateQueries({ queryKey: ACCOUNTS })
  return {
    test: useMutation({
      mutationFn: () => post(`/api/me/accounts/${id}/test`),
      onSuccess: () => showToast({ text: say('portal.chat.tried') }),
      onError,
    }),
    unlink: useMutation({
      mutationFn: () => remove(`/api/me/accounts/${id}`),
      onSuccess: () => showToast({ text: say('portal.chat.unlinked') }),
      onError,
      onSettled,
    }),
  }
}
