import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { keys } from '../queries.ts'
import type { Entry } from './entry.ts'
import { groupOf, numberOf } from './place.ts'
import { listenOutbox, type Outbox, outboxNow } from './state.ts'

/** What this person has left to be sent, as it stands at this moment. */
export function useOutbox(): Outbox {
  return useSyncExternalStore(listenOutbox, outboxNow)
}

/** What is not sent as yet, held ends left out: those have a way back of their own. */
export function useWaiting(): readonly Entry[] {
  return useOutbox().entries.filter(isWaiting)
}

/** The same of one request. */
export function useWaitingAt(number: number): readonly Entry[] {
  const group = groupOf({ id: '', request: number })
  const { entries } = useOutbox()
  return entries.filter((entry) => isWaiting(entry) && (entry.group === group || numberOf(entry, entries) === number))
}

function isWaiting({ state, heldUntil }: Entry): boolean {
  return state === 'refused' || (state === 'waiting' && (heldUntil === null || heldUntil < Date.now()))
}

/** Has the pages ask anew for what was sent. */
export function useFlushing(): void {
  const queries = useQueryClient()
  const { entries } = useOutbox()
  const told = useRef(new Set<string>())
  useEffect(() => {
    for (const entry of entries) {
      if (entry.state !== 'done' || told.current.has(entry.id)) continue
      told.current.add(entry.id)
      const number = numberOf(entry, entries)
      if (number !== null) void queries.invalidateQueries({ queryKey: keys.request(number) })
      void queries.invalidateQueries({ queryKey: keys.requests })
      void queries.invalidateQueries({ queryKey: keys.views })
    }
  }, [entries, queries])
}
