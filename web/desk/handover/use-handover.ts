import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { EndOfShift, WaitingHandovers } from '../../../src/contract/handover/handover.ts'
import { get } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'

const SHIFT = [...keys.requests, 'handover'] as const
/** Whoever is handed something is shown a notice: then this is asked anew. */
export const WAITING = [...keys.notices, 'handover'] as const

export function useEndOfShift() {
  return useQuery({ queryKey: SHIFT, queryFn: ({ signal }) => get<EndOfShift>('/api/handover', signal) })
}

/** How many requests wait for my answer. */
export function useWaitingHandovers(): WaitingHandovers & { readonly since: number } {
  const { data, dataUpdatedAt } = useQuery({
    queryKey: WAITING,
    queryFn: ({ signal }) => get<WaitingHandovers>('/api/handover/waiting', signal),
  })
  return { ...(data ?? { toMe: 0, fromMe: 0, asked: 0 }), since: dataUpdatedAt }
}

/** Does something with a hand-over: what it ends in is said, a refusal too. Resolves to whether it was done. */
export function useHandoverDeed() {
  const say = useSay()
  const queries = useQueryClient()
  return async <Answer>(deed: Promise<Answer>, told: ((answer: Answer) => string) | null): Promise<boolean> => {
    try {
      const answer = await deed
      if (told) showToast({ text: told(answer) })
      return true
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      showToast({ text: say(textOfProblem(error)), urgent: true })
      return false
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: SHIFT }),
        queries.invalidateQueries({ queryKey: WAITING }),
      ])
    }
  }
}
