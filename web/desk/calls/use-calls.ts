import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Callbacks, CallCard, CurrentCalls } from '../../../src/contract/phone/calls.ts'
import type { NewMessage } from '../../../src/contract/request/message.ts'
import { get, post, put, remove } from '../../api.ts'
import { useSay } from '../../language.ts'
import { isBusy, Problem, textOfProblem } from '../../problem.ts'
import { keys } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { showToast } from '../../ui/toasts.ts'
import { hasWords, useKeptCalls } from './call-words.ts'

const NOTHING: CurrentCalls = { calls: [], doNotDisturbUntil: null, canDial: false }
const CURRENT = [...keys.calls, 'current'] as const
export const CALLBACKS = [...keys.calls, 'callbacks'] as const

/** How often it is asked anew while somebody is on the line, should the stream have lost a word. */
const WHILE_OPEN = 15_000
const BUSY_FOR = 4_000

/** The calls that ring, are spoken in or are to be worked up; asked anew by every nudge, and whenever one comes back to the page. */
export function useCurrentCalls(): CurrentCalls & { readonly isKnown: boolean } {
  const { data } = useQuery({
    queryKey: CURRENT,
    queryFn: ({ signal }) => get<CurrentCalls>('/api/calls/current', signal),
    refetchOnWindowFocus: 'always',
    refetchInterval: ({ state }) => {
      if (isBusy(state.error)) return BUSY_FOR
      return state.data?.calls.some((call) => call.state !== 'ended') ? WHILE_OPEN : false
    },
    enabled: useMe().abilities.fileForOthers,
  })
  return { ...(data ?? NOTHING), isKnown: data !== undefined }
}

export interface ShownCall {
  readonly card: CallCard
  /** It is no longer mine, but what I typed is. */
  readonly isGone: boolean
}

/** Calls with a card: those that are, then those that went elsewhere while somebody typed. */
export function useShownCalls(): readonly ShownCall[] {
  const { calls, isKnown } = useCurrentCalls()
  const kept = useKeptCalls()
  if (!isKnown) return []
  const left = [...kept.values()].filter(
    ({ card, words }) => hasWords(words) && !calls.some(({ id }) => id === card.id),
  )
  return [...calls.map((card) => ({ card, isGone: false })), ...left.map(({ card }) => ({ card, isGone: true }))]
}

export function useCallbacks() {
  return useQuery({
    queryKey: CALLBACKS,
    queryFn: ({ signal }) => get<Callbacks>('/api/callbacks', signal),
    refetchInterval: 60_000,
    enabled: useMe().abilities.fileForOthers,
  })
}

/** What can be done with a call; each resolves to whether it was done, and says a refusal itself. */
export function useCallCare() {
  const say = useSay()
  const queries = useQueryClient()
  const doing = async (order: Promise<unknown>): Promise<boolean> => {
    try {
      await order
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      showToast({ text: say(textOfProblem(error)), urgent: true })
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: keys.calls })
    }
    return true
  }
  return {
    dismiss: (call: number) => {
      queries.setQueryData<CurrentCalls>(
        CURRENT,
        (now) => now && { ...now, calls: now.calls.filter(({ id }) => id !== call) },
      )
      return doing(remove(`/api/calls/${call}/card`))
    },
    choosePerson: (call: number, personId: number) => doing(put(`/api/calls/${call}/person`, { personId })),
    attach: (call: number, belonging: Belonging) => doing(belong(call, belonging)),
    doNotDisturb: (until: string | null) => doing(put('/api/calls/do-not-disturb', { until })),
    callBackDone: (id: number, note: string) => doing(post(`/api/callbacks/${id}/done`, note ? { note } : {})),
    dial: async (number: string) => {
      const isDone = await doing(post('/api/outgoing-calls', { number }))
      if (isDone) showToast({ text: say('desk.call.dialled') })
    },
  }
}

/** The request that a call is about, and what its caller said of it. */
interface Belonging {
  readonly request: number
  /** Becomes an internal note; '': there is none. */
  readonly note: string
  /** So that a repeat writes the note once. */
  readonly key: string
}

async function belong(call: number, { request, note, key }: Belonging): Promise<void> {
  await put(`/api/calls/${call}/request`, { request })
  if (note !== '')
    await post(`/api/requests/${request}/messages`, { text: note, visibility: 'internal' } satisfies NewMessage, key)
}
