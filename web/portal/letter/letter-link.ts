import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { LetterLinkPage } from '../../../src/contract/mail/letter-link.ts'
import { get, post } from '../../api.ts'
import type { Problem } from '../../problem.ts'

/** What a person came to do: one thing at a time. */
export const WAYS = ['rate', 'close', 'resume', 'reply'] as const
export type Way = (typeof WAYS)[number]

/** What the pressed link of the letter asks for: `?do=close`, `?score=4`. */
export function askedFor(search: string): { readonly way: Way; readonly score: number | null } {
  const asked = new URLSearchParams(search)
  const score = Number(asked.get('score'))
  const way = WAYS.find((one) => one === asked.get('do')) ?? 'rate'
  return { way, score: Number.isInteger(score) && score >= 1 && score <= 5 ? score : null }
}

const nameOf = (key: string) => ['letter-link', key]

/** The page as it stands; opening it changes nothing. */
export function useLetterLink(key: string) {
  return useQuery({
    queryKey: nameOf(key),
    queryFn: ({ signal }) => get<LetterLinkPage>(`/api/letter-links/${key}`, signal),
  })
}

/** What a form of the page sends, and how the page is shown anew when somebody was faster. */
export function useLetterDoing<Order, Answer>(key: string, name: 'rating' | 'moves' | 'messages') {
  const queries = useQueryClient()
  return {
    send: (order: Order, intention: string) => post<Answer>(`/api/letter-links/${key}/${name}`, order, intention),
    onRefused: ({ status }: Problem) => {
      if (status === 409 || status === 410) void queries.invalidateQueries({ queryKey: nameOf(key) })
    },
  }
}

/** Asks anew, after something was done that leaves the page open. */
export function useRefreshedLink(key: string) {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: nameOf(key) })
}
