import { useSyncExternalStore } from 'react'

interface Dock {
  /** The call whose card is open; null: whichever comes first. */
  readonly shown: number | null
  /** To one line. */
  readonly folded: boolean
}

let dock: Dock = { shown: null, folded: false }
const listeners = new Set<() => void>()

/** Which card stands in the corner, and whether it is folded: the top bar and the card itself both say so. */
export function useDock(): Dock {
  return useSyncExternalStore(listen, () => dock)
}

export function changeDock(news: Partial<Dock>): void {
  dock = { ...dock, ...news }
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
