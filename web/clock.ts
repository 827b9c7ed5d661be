import { useSyncExternalStore } from 'react'
import { isDrawn } from './drawing.ts'

const SECOND = 1_000
const MINUTE = 60_000

/** The present, moving once a minute: for all who show it, at the same moment. */
export function useNow(): number {
  return useSyncExternalStore(minutes.listen, minutes.now)
}

/** The present, moving once a second: for a countdown in its last minutes. */
export function useNowBySecond(): number {
  return useSyncExternalStore(seconds.listen, seconds.now)
}

const minutes = ticking(MINUTE)
const seconds = ticking(SECOND)

function ticking(step: number) {
  let now = Date.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  const tick = () => {
    now = Date.now()
    for (const listener of listeners) listener()
    timer = setTimeout(tick, step - (now % step))
  }
  const listen = (listener: () => void) => {
    listeners.add(listener)
    if (listeners.size === 1) tick()
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) clearTimeout(timer)
    }
  }
  return { listen, now: () => (isDrawn() ? Date.now() : now) }
}
