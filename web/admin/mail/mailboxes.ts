import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  DkimRecord,
  MailboxCard,
  MailboxDraftInput,
  Mailboxes,
  MailboxTrial,
  MailGuessCard,
} from '../../../src/contract/mail/mailbox.ts'
import { get, post, put, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

const ALL = ['mailboxes'] as const

export function useMailboxes() {
  return useQuery({
    queryKey: ALL,
    queryFn: ({ signal }) => get<Mailboxes>('/api/mailboxes', signal),
    refetchInterval: 5_000,
  })
}

/** Keeps a mailbox, or begins a new one, and says so. */
export function useKeeping(id: number | null) {
  const say = useSay()
  const queries = useQueryClient()
  return async (draft: MailboxDraftInput, key: string): Promise<void> => {
    await (id === null ? post('/api/mailboxes', draft, key) : put(`/api/mailboxes/${id}`, draft))
    await queries.invalidateQueries({ queryKey: ALL })
    showToast({ text: say('admin.mail.kept') })
  }
}

export function useGuess() {
  return useMutation({
    mutationFn: (address: string) => get<MailGuessCard>(`/api/mail-guess?address=${encodeURIComponent(address)}`),
  })
}

export function useTrial(id: number | null) {
  return useMutation({
    mutationFn: (draft: MailboxDraftInput) =>
      post<MailboxTrial>('/api/mailbox-trials', { ...draft, ...(id !== null && { id }) }),
  })
}

export function useDkim({ id, dkim }: MailboxCard) {
  const say = useSay()
  const queries = useQueryClient()
  const path = `/api/mailboxes/${id}/dkim`
  const settled = {
    onSettled: () => queries.invalidateQueries({ queryKey: ALL }),
    onError: (error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  }
  return {
    record: useQuery({
      queryKey: [...ALL, id, 'dkim', dkim?.selector],
      queryFn: ({ signal }) => get<DkimRecord>(path, signal),
      enabled: dkim !== null,
    }),
    make: useMutation({ mutationFn: () => post(path), ...settled }),
    drop: useMutation({ mutationFn: () => remove(path), ...settled }),
  }
}

export const STANDINGS = ['broken', 'waiting', 'reading', 'passive', 'off'] as const
export type Standing = (typeof STANDINGS)[number]

/** How a mailbox fares, in one word. */
export function standingOf({ enabled, imap, state }: MailboxCard): Standing {
  if (!enabled) return 'off'
  if (imap === null) return 'passive'
  if (state.error !== null) return 'broken'
  return state.connectedAt === null ? 'waiting' : 'reading'
}
