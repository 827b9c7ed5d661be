import { useSyncExternalStore } from 'react'

/** Somebody has pressed «Выйти» while something waits: the question stands until he has answered. */
let isAsked = false
const listeners = new Set<() => void>()

export function askBeforeLeaving(asked: boolean): void {
  isAsked = asked
  for (const listener of listeners) listener()
}

export function useLeaving(): boolean {
  return useSyncExternalStore(listen, () => isAsked)
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
