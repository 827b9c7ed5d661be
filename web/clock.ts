import { useSyncExternalStore } from 'react'

const MINUTE = 60_000

let now = Date.now()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setTimeout> | undefined

/** The present, which moves once a minute, for all who show it at the same moment. */
export function useNow(): number {
  return useSyncExternalStore(listen, () => now)
}

function tick() {
  now = Date.now()
  for (const listener of listeners) listener()
  timer = setTimeout(tick, MINUTE - (now % MINUTE))
}

function listen(listener: () => void) {
  listeners.add(listener)
  if (listeners.size === 1) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) clearTimeout(timer)
  }
}
