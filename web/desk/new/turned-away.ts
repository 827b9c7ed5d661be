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

/** Where the way in goes; null: nowhere. */
type Place = Pick<TurningAway, 'letter' | 'sms'>

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
    mutationFn: (place: Place) =>
      post<TurnedAwayCalls>(`/api/people/${person}/turned-away-calls`, {
        ...place,
        ...(venue !== null && { venueId: venue }),
        ...(service !== null && { serviceId: service }),
      } satisfies TurningAway),
    onSuccess: (after, { letter, sms }) => {
      queries.setQueryData(keyOf(person), after)
      const said = letter === null ? 'kept' : 'sent'
      showToast({ text: say(`desk.new.away.${sms ? 'texted' : said}`) })
    },
  })
  const turnAway = async (place: Place): Promise<string | null> => {
    try {
      await turning.mutateAsync(place)
      return null
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return say(textOfProblem(error))
    }
  }
  return { turnAway, isSending: turning.isPending }
}
