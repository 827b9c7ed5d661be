import { useQueryClient } from '@tanstack/react-query'
import type { Named } from '../../../src/contract/common.ts'
import type { CallCard, CallRequest } from '../../../src/contract/phone/calls.ts'
import { newKey, post } from '../../api.ts'
import { useForm } from '../../form/use-form.ts'
import { mayHaveArrived } from '../../intention.ts'
import { useSay } from '../../language.ts'
import { paths } from '../../paths.ts'
import { keys } from '../../queries.ts'
import { showToast } from '../../ui/toasts.ts'
import { type CallWords, forgetWords, keepWords } from './call-words.ts'
import { useGoTo } from './use-go-to.ts'

interface Filing {
  readonly card: CallCard
  readonly person: Named | null
  /** For which he would call, as far as we know. */
  readonly venue: number | null
  readonly words: CallWords
}

const SHORTEST_REASON = 3

/** Makes a request of a call. Refused, it stays as it was typed; filed, the page stays where it is and offers the way there. */
export function useFiling({ card, person, venue, words }: Filing) {
  const say = useSay()
  const queries = useQueryClient()
  const goTo = useGoTo()
  return useForm({
    typed: [words, (next) => keepWords(card, { ...next, key: next.key || newKey() })],
    check: ({ description, exception }: CallWords) => ({
      description: description.trim() === '' && say('desk.call.words.missing'),
      exception: exception !== null && exception.trim().length < SHORTEST_REASON && say('desk.call.exception.missing'),
    }),
    body: (typed): CallRequest => bodyOf(typed, person, typed.venue ?? venue),
    send: (body, key) => post<{ readonly number: number }>(`/api/calls/${card.id}/requests`, body, words.key || key),
    places: {
      '/description': 'description',
      '/exception': 'exception',
      '/venueId': 'venue',
      'venue.not-found': 'venue',
    },
    refusal: ({ code }) => {
      if (code === 'contract.phone-is-closed') return say('desk.new.phone.why-not')
      return code === 'permission.missing' && words.exception !== null ? say('desk.call.exception.denied') : undefined
    },
    // What was refused may be put right and sent again as another intention.
    onRefused: (problem) => {
      if (!mayHaveArrived(problem)) keepWords(card, { ...words, key: newKey() })
    },
    onDone: async ({ number }) => {
      forgetWords(card.id)
      showToast({
        text: say('desk.new.filed', { number }),
        next: { label: say('desk.call.open-filed'), run: () => goTo(paths.deskRequest(number)) },
      })
      await queries.invalidateQueries({ queryKey: keys.calls })
    },
  })
}

function bodyOf({ description, stopOfTrade, exception }: CallWords, person: Named | null, venue: number | null) {
  return {
    personId: person?.id ?? 0,
    description,
    stopOfTrade,
    ...(venue !== null && { venueId: venue }),
    ...(exception !== null && { exception }),
  }
}
