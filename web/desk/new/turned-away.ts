import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TurnedAwayCalls, TurningAway } from '../../../src/contract/people/people.ts'
import { get, post } from '../../api.ts'
import { useSay } from '../../language.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'

/** Who calls, and for what. */
export interface Caller {
  readonly person: number
  readonly venue: number | null
  readonly service: number | null
}

const keyOf = (person: number) => ['turned-away', person] as const

/** The last calls of a person that were not taken. */
export function useTurnedAway(person: number) {
  return useQuery({
    queryKey: keyOf(person),
    queryFn: ({ signal }) => get<TurnedAwayCalls>(`/api/people/${person}/turned-away-calls`, signal),
  })
}

/** Keeps that a call is not taken; `turnAway` resolves to why it could not, null when it is done. */
export function useTurnAway({ person, venue, service }: Caller) {
  const say = useSay()
  const queries = useQueryClient()
  const turning = useMutation({
    mutationFn: (letter: TurningAway['letter']) =>
      post<TurnedAwayCalls>(`/api/people/${person}/turned-away-calls`, {
        letter,
        ...(venue !== null && { venueId: venue }),
        ...(service !== null && { serviceId: service }),
      } satisfies TurningAway),
    onSuccess: (after, letter) => {
      queries.setQueryData(keyOf(person), after)
      showToast({ text: say(letter === null ? 'desk.new.away.kept' : 'desk.new.away.sent') })
    },
  })
  const turnAway = async (letter: TurningAway['letter']): Promise<string | null> => {
    try {
      await turning.mutateAsync(letter)
      return null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return say(textOfProblem(error))
    }
  }
  return { turnAway, isSending: turning.isPending }
}
