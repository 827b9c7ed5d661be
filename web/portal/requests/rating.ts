import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import type { Standing } from '../../../src/contract/request/request-changes.ts'
import { put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'

export interface Rating {
  readonly score: number
  readonly comment: string
}

/** Rates at once and says so; what the server refuses is taken back. */
export function useRating(number: number) {
  const say = useSay()
  const queries = useQueryClient()
  const key = keys.request(number)
  return useMutation({
    mutationFn: (rating: Rating) => put<Standing>(`/api/requests/${number}/rating`, rating),
    onMutate: ({ score, comment }) => {
      const before = queries.getQueryData<RequestDetails>(key)
      if (before) queries.setQueryData(key, { ...before, rating: score, ratingComment: comment })
      return before
    },
    onSuccess: () => showToast({ text: say('portal.rate.thanks') }),
    onError: (error, _, before) => {
      if (before) queries.setQueryData(key, before)
      showToast({ text: say(textOfProblem(error)), urgent: true })
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: key })
      void queries.invalidateQueries({ queryKey: keys.requests })
    },
  })
}
