import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { AddressQuestionPage, AnsweredAddress } from '../../../src/contract/people/address.ts'
import { get, post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

const nameOf = (key: string) => ['address-question', key]

/** The question as it stands; opening the page changes nothing. */
export function useQuestion(key: string) {
  return useQuery({
    queryKey: nameOf(key),
    queryFn: ({ signal }) => get<AddressQuestionPage>(`/api/address-questions/${key}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Answers it. What the server refuses is said; a question that is over meanwhile is shown as such. */
export function useAnswering(key: string) {
  const say = useSay()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (answer: 'yes' | 'no') => post<AnsweredAddress>(`/api/address-questions/${key}/answers`, { answer }),
    onError: (error) => {
      showToast({ text: say(textOfProblem(error)), urgent: true })
      const isOver = error instanceof Problem && error.status === 410
      if (isOver) void queries.invalidateQueries({ queryKey: nameOf(key) })
    },
  })
}
