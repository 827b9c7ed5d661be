import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly text: string
  /** A way back: «Вернуть». */
  readonly undo?: { readonly label: string; readonly run: () => void }
  /** Spoken at once instead of when the reader is done. */
  readonly urgent?: boolean
}

/** Long enough to read it and to change one's mind. */
const SHOWN_FOR = 10_000

let toast: Toast | null = null
let lastId = 0
const listeners = new Set<() => void>()

/** Says that something is done, in place of what was said before: what a person does next is answered, nothing piles up over his work. */
export function showToast(news: Omit<Toast, 'id'>): number {
  const id = ++lastId
  change({ ...news, id })
  setTimeout(() => hideToast(id), SHOWN_FOR)
  return id
}

export function hideToast(id: number) {
  if (toast?.id === id) change(null)
}

/** What was said is over: the person does the next thing, and its effect is to be seen. */
export function clearToast() {
  change(null)
}

export function useToast(): Toast | null {
  return useSyncExternalStore(listen, () => toast)
}

function change(next: Toast | null) {
  toast = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
