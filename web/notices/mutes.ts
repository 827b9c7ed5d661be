import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Mutes, MuteUntil } from '../../src/contract/notices/mutes.ts'
import { get, put, remove } from '../api.ts'
import { useSay } from '../language.ts'
import { textOfProblem } from '../problem.ts'
import { showToast } from '../ui/toasts.ts'

const MUTES = ['mutes'] as const

/** What one has muted, by its number. */
export function useMutes() {
  const { data } = useQuery({ queryKey: MUTES, queryFn: ({ signal }) => get<Mutes>('/api/me/mutes', signal) })
  return data?.mutes
}

/** Mutes a request for oneself, or hears of it again; either offers the way back. */
export function useMuting() {
  const say = useSay()
  const queries = useQueryClient()
  const settled = {
    onError: (error: Error) => showToast({ text: say(textOfProblem(error)), urgent: true }),
    onSettled: () => queries.invalidateQueries({ queryKey: MUTES }),
  }
  // The menu that asks for it is gone before the answer comes: what is said then stands here.
  const unmuting = useMutation({
    mutationFn: (number: number) => remove(`/api/me/mutes/${number}`),
    onSuccess: (_, number) => showToast({ text: say('notices.unmuted', { number }) }),
    ...settled,
  })
  const muting = useMutation({
    mutationFn: ({ number, until }: { readonly number: number; readonly until: MuteUntil }) =>
      put(`/api/me/mutes/${number}`, { until }),
    onSuccess: (_, { number }) =>
      showToast({
        text: say('notices.muted', { number }),
        undo: { label: say('common.undo'), run: () => unmuting.mutate(number) },
      }),
    ...settled,
  })
  return {
    mute: (number: number, until: MuteUntil) => muting.mutate({ number, until }),
    unmute: (number: number) => unmuting.mutate(number),
  }
}
