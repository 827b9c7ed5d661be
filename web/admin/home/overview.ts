import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Overview } from '../../../src/contract/people/overview.ts'
import type { Views } from '../../../src/contract/request/views.ts'
import type { SetupStep } from '../../../src/domain/access/setup-steps.ts'
import { get, put } from '../../api.ts'
import { useSay } from '../../language.ts'
import { textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'

const OVERVIEW = ['overview'] as const
const ANEW = 15_000

export function useOverview() {
  return useQuery({
    queryKey: OVERVIEW,
    queryFn: ({ signal }) => get<Overview>('/api/overview', signal),
    refetchInterval: ANEW,
  })
}

/** The same counts as stand beside the views of the desk. */
export function useViewCounts() {
  return useQuery({ queryKey: keys.views, queryFn: ({ signal }) => get<Views>('/api/views', signal) })
}

/** What is decided about the list of steps itself. */
export function useSetupActs() {
  const say = useSay()
  const queries = useQueryClient()
  const settled = {
    onSettled: () => queries.invalidateQueries(),
    onError: (error: unknown) => showToast({ text: say(textOfProblem(error)), urgent: true }),
  }
  return {
    skip: useMutation({
      mutationFn: (step: SetupStep) => put(`/api/setup-steps/${step}`, { skipped: true }),
      ...settled,
    }),
    hide: useMutation({ mutationFn: (hidden: boolean) => put('/api/setup-list', { hidden }), ...settled }),
  }
}
