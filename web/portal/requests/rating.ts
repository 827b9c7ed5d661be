import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import { send } from '../../outbox/outbox.ts'
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
    mutationFn: (rating: Rating) =>
      send({
        id: newKey(),
        kind: 'rating',
        request: number,
        method: 'PUT',
        path: `/api/requests/${number}/rating`,
        body: { ...rating },
        ...seenOf(queries.getQueryData<RequestDetails>(key)),
        about: { text: rating.comment },
      }),
    onMutate: async ({ score, comment }) => {
      // An answer that is on its way was asked before the rating and would show the past.
      await queries.cancelQueries({ queryKey: key, exact: true })
      const before = queries.getQueryData<RequestDetails>(key)
      if (before) queries.setQueryData(key, { ...before, rating: score, ratingComment: comment })
      return before
    },
    onSuccess: ({ state }) => showToast({ text: say(state === 'sent' ? 'portal.rate.thanks' : 'outbox.later') }),
    onError: (error, _, before) => {
      if (before) queries.setQueryData(key, before)
      showToast({ text: say(textOfProblem(error)), urgent: true })
    },
    // It is under way until what is kept has been read again.
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.requests })
      return queries.invalidateQueries({ queryKey: key })
    },
  })
}

function seenOf(request: RequestDetails | undefined) {
  return request ? { seen: request.version } : {}
}
