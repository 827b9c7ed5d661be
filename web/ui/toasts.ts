import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly text: string
  readonly undo?: Undo
  /** A way on: «Открыть». */
  readonly next?: Way
  /** Spoken at once instead of when the reader is done. */
  readonly urgent?: boolean
}

interface Way {
  readonly label: string
  readonly run: () => void
}

/** A way back: «Вернуть». */
interface Undo extends Way {
  /** After so many milliseconds it is too late, however long the toast still stands. */
  readonly lasts?: number
}

/** Long enough to read it and to change one's mind; the pointer or the focus on it makes it stay. */
const SHOWN_FOR = 8_000

/** As many are kept: an opened pile stays low. */
const MOST_TOASTS = 4

let toasts: readonly Toast[] = []
let lastId = 0
const clocks = new Map<number, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

/**
 * Says that something is done. It takes the place of news that is only news; what offers a way back stays beside it until its time is
 * over, and of too many of those the oldest goes.
 */
export function showToast(news: Omit<Toast, 'id'>): number {
  const id = ++lastId
  change([...toasts.filter(({ undo }) => undo), { ...news, id }].slice(-MOST_TOASTS))
  if (news.undo?.lasts !== undefined) setTimeout(() => withoutUndo(id), news.undo.lasts)
  leave(id)
  return id
}

export function hideToast(id: number) {
  stay(id)
  change(toasts.filter((toast) => toast.id !== id))
}

/** What was said is over: the person does the next thing, and its effect is to be seen. A way back stays. */
export function clearToast() {
  change(toasts.filter(({ undo }) => undo))
}

/** Does the newest way back that is offered; false: none is. */
export function undoLast(): boolean {
  const last = toasts.findLast(({ undo }) => undo)
  if (!last) return false
  hideToast(last.id)
  last.undo?.run()
  return true
}

/** Somebody is at it: it does not go. */
export function stay(id: number) {
  clearTimeout(clocks.get(id))
  clocks.delete(id)
}

/** It goes after its time, counted from now. */
export function leave(id: number) {
  stay(id)
  clocks.set(
    id,
    setTimeout(() => hideToast(id), SHOWN_FOR),
  )
}

export function useToasts(): readonly Toast[] {
  return useSyncExternalStore(listen, () => toasts)
}

function withoutUndo(id: number) {
  change(toasts.map(({ undo, ...toast }) => (toast.id === id || !undo ? toast : { ...toast, undo })))
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
