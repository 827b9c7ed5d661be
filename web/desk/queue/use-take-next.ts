import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { TakenNext } from '../../../src/contract/request/request-changes.ts'
import { newKey, post } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useFormats, useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'

/** «Следующая заявка»: takes the most urgent one that nobody has, opens it and says why it is this one. Null for who works none. */
export function useTakeNext(open: (number: number) => void) {
  const say = useSay()
  const formats = useFormats()
  const now = useNow()
  const queries = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: () => post<TakenNext>('/api/me/next-request', {}, newKey()),
    onSuccess: ({ number, dueAt, waiting }) => {
      open(number)
      const why = dueAt
        ? say('desk.take-next.due', { number, at: formats.moment(dueAt, now) })
        : say('desk.take-next.oldest', { number })
      showToast({ text: `${why} ${say('desk.take-next.waiting', { count: waiting })}` })
      void queries.invalidateQueries({ queryKey: keys.requests })
      void queries.invalidateQueries({ queryKey: keys.views })
    },
    onError: (error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  })
  return { isPending, takeNext: () => !isPending && mutate() }
}
