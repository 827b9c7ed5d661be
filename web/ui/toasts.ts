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

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

/** Says that something is done; the newest three stay. */
export function showToast(toast: Omit<Toast, 'id'>): number {
  const id = ++lastId
  change([...toasts, { ...toast, id }].slice(-3))
  setTimeout(() => hideToast(id), SHOWN_FOR)
  return id
}

export function hideToast(id: number) {
  change(toasts.filter((toast) => toast.id !== id))
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(listen, () => toasts)
}

function change(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function listen(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
