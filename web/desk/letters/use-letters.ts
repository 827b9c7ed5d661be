import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import type { LetterFiling, LetterOutcomeCard, LetterPage, OpenedLetter } from '../../../src/contract/mail/letter.ts'
import type { LetterMove } from '../../../src/contract/mail/letter-move.ts'
import type { LetterState } from '../../../src/domain/mail/letter.ts'
import { get, post } from '../../api.ts'
import { keys } from '../../queries.ts'

export const TABS = ['waiting', 'unread', 'machines', 'all'] as const
export type Tab = (typeof TABS)[number]

export const STATES: Readonly<Record<Tab, readonly LetterState[]>> = {
  waiting: ['parked'],
  unread: ['unreadable', 'refused', 'received'],
  machines: ['auto_reply', 'bounce', 'duplicate'],
  all: [],
}

const LETTERS = ['letters'] as const

export function useLetterPages(tab: Tab, words: string) {
  const state = STATES[tab].join(',')
  const question = new URLSearchParams({ ...(state && { state }), ...(words && { q: words }) })
  return useInfiniteQuery({
    queryKey: [...LETTERS, 'list', tab, words],
    queryFn: ({ pageParam, signal }) => get<LetterPage>(`/api/letters?${question}${pageParam}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => (next === null ? undefined : `&cursor=${next}`),
    refetchInterval: 15_000,
  })
}

export function useLetter(id: number) {
  return useQuery({
    queryKey: [...LETTERS, 'one', id],
    queryFn: ({ signal }) => get<OpenedLetter>(`/api/letters/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.author?.asked?.isOpen ? 15_000 : false),
  })
}

/** Ways to decide about a letter; whatever was decided, every list of letters is asked for anew. */
export function useDecisions(id: number) {
  const queries = useQueryClient()
  const settled = async (outcome: LetterOutcomeCard) => {
    await queries.invalidateQueries({ queryKey: LETTERS })
    if (outcome.request !== null) await queries.invalidateQueries({ queryKey: keys.request(outcome.request) })
    return outcome
  }
  return {
    file: (filing: LetterFiling) => post<LetterOutcomeCard>(`/api/letters/${id}/filing`, filing).then(settled),
    rehearseMove: (number: number) => get<LetterMove>(`/api/letters/${id}/filing?number=${number}`),
    rehearse: () => get<LetterOutcomeCard>(`/api/letters/${id}/rehearsal`),
    replay: () => post<LetterOutcomeCard>(`/api/letters/${id}/replay`).then(settled),
  }
}
