import { useEffect, useRef } from 'react'
import { useSay } from '../../language.ts'
import { showToast } from '../../ui/toasts.ts'
import { forgetWords, hasWords, keepWords, useKeptCalls } from './call-words.ts'
import { changeDock, useDock } from './dock.ts'
import type { ShownCall, useCallCare } from './use-calls.ts'

/**
 * The call whose card is open. It stays while others come and go; before a card in which nobody has typed and nobody stands come only
 * the call that I have answered just now, and any that is on the line where this one is over.
 */
export function useChosenCall(shown: readonly ShownCall[], isInside: () => boolean): ShownCall | undefined {
  const dock = useDock()
  const kept = useKeptCalls()
  const seenAnswered = useRef<number | null>(null)
  const known = shown.find(({ card }) => card.id === dock.shown)
  const answered = shown.find(({ card }) => card.isMine && card.state === 'talking')
  const live = shown.find(({ card, isGone }) => !isGone && card.state !== 'ended')
  const words = known && kept.get(known.card.id)?.words
  const isAtWork = isInside() || (words !== undefined && hasWords(words))
  const isNew = answered !== undefined && answered.card.id !== seenAnswered.current
  const isOver = known?.card.state === 'ended' && live !== undefined
  const stays = known && (isAtWork || !(isNew || isOver))
  const current = stays ? known : (answered ?? live ?? shown[0])
  const id = current?.card.id ?? null
  useEffect(() => {
    seenAnswered.current = answered?.card.id ?? null
    if (id !== dock.shown) changeDock({ shown: id })
  }, [id, answered?.card.id, dock.shown])
  return current
}

/** Takes a card away from me; words that were typed in it can be had back. */
export function useDismissing({ dismiss }: ReturnType<typeof useCallCare>) {
  const say = useSay()
  const kept = useKeptCalls()
  return async ({ card, isGone }: ShownCall) => {
    const words = kept.get(card.id)?.words
    forgetWords(card.id)
    if (words && hasWords(words)) {
      const undo = { label: say('common.undo'), run: () => keepWords(card, words) }
      showToast({ text: say('desk.call.closed'), undo })
    }
    if (!isGone) await dismiss(card.id)
  }
}
