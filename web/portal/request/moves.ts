import { useMutation } from '@tanstack/react-query'
import type { RequestDetails } from '../../../src/contract/request/request.ts'
import { newKey } from '../../api.ts'
import { useSay } from '../../language.ts'
import { send } from '../../outbox/outbox.ts'
import { Problem, textOfProblem } from '../../problem.ts'
import { showToast } from '../../ui/toasts.ts'
import { useRefresh } from './request.ts'
import { HELD_FOR, settleSoon, takeBackSettling } from './settling.ts'

/** When somebody was faster, the page shows what is new. */
function useNews(number: number): (error: unknown) => void {
  const refresh = useRefresh(number)
  return (error) => {
    if (error instanceof Problem && error.status === 409) void refresh()
  }
}

/** Says why not; when somebody was faster, the page shows what is new. */
export function useExcuse(number: number): (error: unknown) => void {
  const say = useSay()
  const showNews = useNews(number)
  return (error) => {
    showToast({ text: say(textOfProblem(error)), urgent: true })
    showNews(error)
  }
}

/** «Вопрос решён»: no dialog, but a way back. */
export function useSettle({ number, subject, version, moves }: RequestDetails): (() => void) | null {
  const say = useSay()
  const excuse = useExcuse(number)
  const refresh = useRefresh(number)
  const move = (['close', 'settle'] as const).find((one) => moves.includes(one))
  if (!move) return null
  return () => {
    settleSoon({ number, subject, move, version, onEnd: (error) => (error ? excuse(error) : void refresh()) })
    const undo = { label: say('common.undo'), run: () => takeBackSettling(number), lasts: HELD_FOR }
    showToast({ text: say('portal.closed', { number }), undo })
  }
}

/** «Не решено»: back to work, with a reason. */
export function useResume({ number, subject, version }: RequestDetails) {
  const say = useSay()
  const showNews = useNews(number)
  const refresh = useRefresh(number)
  return useMutation({
    mutationFn: (reason: string) =>
      send({
        id: newKey(),
        kind: 'move',
        request: number,
        method: 'POST',
        path: `/api/requests/${number}/moves`,
        body: { move: 'resume', version, reason },
        seen: version,
        about: { title: subject, text: reason },
      }),
    onSuccess: async ({ state }) => {
      if (state === 'waiting') return showToast({ text: say('outbox.later') })
      await refresh()
      bringStatusIntoSight()
      return showToast({ text: say('portal.resumed') })
    },
    onError: showNews,
  })
}

/** «Срочнее»: the customer's half of the priority. */
export function useRaise({ number, subject, version }: RequestDetails) {
  const say = useSay()
  const showNews = useNews(number)
  const refresh = useRefresh(number)
  return useMutation({
    mutationFn: (raised: { readonly reason: string; readonly stopOfTrade: boolean }) =>
      send({
        id: newKey(),
        kind: 'urgency',
        request: number,
        method: 'PUT',
        path: `/api/requests/${number}/urgency`,
        body: { urgency: 'high', version, ...raised },
        seen: version,
        about: { title: subject, text: raised.reason },
      }),
    onSuccess: async ({ state }, { stopOfTrade }) => {
      if (state === 'waiting') return showToast({ text: say('outbox.later') })
      await refresh()
      bringStatusIntoSight()
      return showToast({ text: say(stopOfTrade ? 'portal.raised.stop' : 'portal.raised') })
    },
    onError: showNews,
  })
}

/** Whoever has moved a request sees where it stands now, wherever on the page he did it. */
function bringStatusIntoSight(): void {
  requestAnimationFrame(() => document.querySelector('[data-sentence]')?.scrollIntoView({ block: 'center' }))
}
